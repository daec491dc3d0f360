"""A draft may be half empty: it is saved all the same."""

import pytest
from wagtail.models import Page

from content.models import ArticlePage

NOTHING = {
    "title": "", "slug": "", "summary": "", "kind": "news", "body-count": "0", "related-count": "0",
    "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
    "authors-TOTAL_FORMS": "0", "authors-INITIAL_FORMS": "0",
    "references-TOTAL_FORMS": "0", "references-INITIAL_FORMS": "0",
    "corrections-TOTAL_FORMS": "0", "corrections-INITIAL_FORMS": "0",
}  # fmt: skip
EMPTY_HEADING = {
    "body-count": "1", "body-0-type": "heading", "body-0-order": "0", "body-0-id": "",
    "body-0-deleted": "", "body-0-value-text": "", "body-0-value-level": "h2",
    "body-0-value-anchor": "",
}  # fmt: skip


@pytest.fixture
def add_article(structure, editor):
    """Sends the form of a new article as the editor's browser would."""
    news = Page.objects.get(slug="news")

    def add(**fields):
        address = f"/admin/pages/add/content/articlepage/{news.pk}/"
        return editor.post(address, NOTHING | fields)

    return add


def test_an_article_with_a_title_and_an_empty_block_is_a_draft(add_article):
    answer = add_article(title="Not much yet", slug="not-much-yet", **EMPTY_HEADING)

    assert answer.status_code == 302
    draft = ArticlePage.objects.get().get_latest_revision_as_object()
    assert (draft.live, len(draft.body)) == (False, 1)


def test_what_is_missing_is_asked_for_on_the_way_to_moderation(add_article):
    answer = add_article(
        title="Not much yet", slug="not-much-yet", **{"action-submit": "1"}, **EMPTY_HEADING
    )

    assert answer.status_code == 200
    assert "This field is required" in answer.content.decode()


def test_an_article_without_a_title_is_refused_in_words(add_article):
    answer = add_article()

    assert answer.status_code == 200
    assert "This field is required" in answer.content.decode()
