"""Whatever is typed or pasted into a search of the editor, it answers."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from tests.content.factories import ArticleFactory, TopicFactory

SNIPPETS = "/admin/snippets/content"
SEARCHES = [
    "/admin/articles/",
    "/admin/events/",
    "/admin/webinars/",
    *(f"{SNIPPETS}/{name}/" for name in ("person", "organisation", "topic")),
    "/admin/images/",
    "/admin/documents/",
    "/admin/pages/",
    "/admin/pages/search/",
    "/admin/choose-page/search/",
    "/admin/images/chooser/results/",
    "/admin/documents/chooser/results/",
    *(
        f"/admin/snippets/choose/content/{name}/results/"
        for name in ("person", "organisation", "topic")
    ),
]
PASTED = {
    "150 words": "larch+" * 150,
    "2,000 words": "larch+" * 2000,
    "hyphens": "larch-" * 150,
    "quotations": '"larch"+' * 150,
    "one long word": "larch" * 1000,
    "NUL": "lar%00ch",
    "only NUL": "%00",
}


@pytest.fixture
def searcher(structure, moderator):
    TopicFactory(name="Larches")
    ArticleFactory(parent=Page.objects.get(slug="news"), title="Larches and pines")
    return moderator


@pytest.mark.parametrize("words", PASTED.values(), ids=PASTED)
def test_any_search_answers(searcher, words):
    for address in SEARCHES:
        assert searcher.get(f"{address}?q={words}").status_code == 200, address


def test_the_page_menu_answers_too(searcher):
    address = reverse("wagtailadmin_api:pages:listing")

    for words in PASTED.values():
        assert searcher.get(f"{address}?search={words}").status_code == 200


def test_suggestions_for_tags_answer_to_nul(searcher):
    assert searcher.get("/admin/tag-autocomplete/?term=%00").status_code == 200


def test_a_long_search_is_answered_by_its_first_words(searcher):
    pasted = "+".join(["larches"] * 32 + ["beech"] * 100)

    assert "Larches and pines" in searcher.get(f"/admin/articles/?q={pasted}").content.decode()


@pytest.mark.parametrize(
    "words", ["larches", " larches  pines ", "larches-and-pines", '"larches and pines"']
)
def test_what_a_person_types_is_searched_for_as_typed(searcher, words):
    answer = searcher.get("/admin/pages/search/", {"q": words})

    assert answer.wsgi_request.GET["q"] == words
    assert "Larches and pines" in answer.content.decode()
