"""What the head of a page tells search engines and shared links."""

import pytest
from bs4 import BeautifulSoup, Tag

from tests.content.factories import ArticleFactory, PersonFactory


def head(client, path: str, status: int = 200) -> Tag:
    answer = client.get(path)
    assert answer.status_code == status
    return BeautifulSoup(answer.content, "html.parser").head


def canonical(head: Tag) -> str:
    (link,) = head.select("link[rel=canonical]")
    return link["href"]


def told(head: Tag, name: str) -> str:
    (meta,) = head.select(f'meta[property="{name}"], meta[name="{name}"]')
    return meta["content"]


@pytest.fixture
def root(structure) -> str:
    return structure.get_site().root_url


def test_a_title_stands_in_the_head_as_it_was_written(client, resources):
    ArticleFactory(parent=resources, slug="odd", title='Health & "race" <in> London')

    found = head(client, "/resources/odd/")

    assert found.title.get_text().startswith('Health & "race" <in> London')
    assert told(found, "og:title") == 'Health & "race" <in> London'


@pytest.mark.parametrize(
    ("asked", "told_as"),
    [
        ("/resources/", "/resources/"),
        ("/resources/?page=2", "/resources/?page=2"),
        ("/resources/?kind=news", "/resources/"),
        ("/resources/?kind=news&page=2", "/resources/"),
        ("/resources/?utm_source=letter", "/resources/"),
        ("/people/?page=1&x=y", "/people/"),
    ],
)
def test_a_listing_has_one_address_a_page_whatever_it_is_narrowed_to(
    client, resources, root, asked, told_as
):
    for number in range(11):
        ArticleFactory(parent=resources, kind="news" if number else "blog")

    found = head(client, asked)

    assert canonical(found) == told(found, "og:url") == f"{root}{told_as}"


def test_plain_views_have_an_address_and_a_description_too(client, structure, root):
    PersonFactory(slug="somebody", name="Dr Somebody", role="Nurse")

    found = head(client, "/people/somebody/")

    assert canonical(found) == f"{root}/people/somebody/"
    assert "Dr Somebody" in told(found, "description")
    assert told(found, "og:title") == "Dr Somebody"


def test_an_error_has_no_address_and_is_not_for_search_engines(client, structure):
    found = head(client, "/nothing/here/", status=404)

    assert not found.select("link[rel=canonical], [property]")
    assert told(found, "robots") == "noindex"


def test_every_search_has_the_address_of_the_search(client, structure, root):
    ArticleFactory(parent=structure, title="Findable").save_revision().publish()

    assert canonical(head(client, "/search/")) == f"{root}/search/"
    assert canonical(head(client, "/search/?query=Findable")) == f"{root}/search/"


def test_a_search_that_finds_nothing_is_not_for_search_engines(client, structure):
    found = head(client, "/search/?query=nothing-like-it")

    assert told(found, "robots") == "noindex"
    assert not found.select("link[rel=canonical]")
