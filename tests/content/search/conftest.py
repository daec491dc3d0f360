from collections.abc import Callable

import pytest
from wagtail.models import Page

from content.models import SearchEntry
from tests.content.factories import ArticleFactory


@pytest.fixture
def news(structure) -> Page:
    return Page.objects.get(slug="news")


@pytest.fixture
def publish(news) -> Callable[..., Page]:
    """Write an article and publish it as an editor does."""

    def make(**fields) -> Page:
        article = ArticleFactory(parent=fields.pop("parent", news), live=False, **fields)
        article.save_revision().publish()
        article.refresh_from_db()
        return article

    return make


@pytest.fixture
def found(client) -> Callable[..., list[str]]:
    """The titles on the first page of results."""

    def ask(query: str, **narrowed) -> list[str]:
        answer = client.get("/search/", {"query": query, **narrowed})
        assert answer.status_code == 200
        return [hit.entry.title for hit in answer.context["search"].hits]

    return ask


@pytest.fixture
def indexed(db) -> Callable[[], list[str]]:
    return lambda: sorted(SearchEntry.objects.values_list("title", flat=True))
