"""What readers can open is the same, whether it is asked in a query or known from the request."""

import pytest
from wagtail.models import Page, PageViewRestriction

from content.models import ArticlePage
from content.publication import open_to_all as asked
from content.publication.known import asked_once, know, private_paths
from content.publication.open_to_all import open_to_all, tell_private
from tests.content.factories import ArticleFactory, StandardFactory


@pytest.fixture
def tree(resources):
    """A section with three articles, and pages below another page."""
    ArticleFactory.create_batch(3, parent=resources)
    above = StandardFactory(parent=resources.get_parent().specific, slug="above")
    StandardFactory.create_batch(2, parent=above)
    return above


def answers() -> tuple[list[int], list[int], list[int]]:
    pages = Page.objects.order_by("path")
    told = [page.pk for page in tell_private(pages) if page.live and not page.is_restricted]
    return (
        told,
        [page.pk for page in open_to_all(pages)],
        [page.pk for page in open_to_all(ArticlePage.objects.order_by("path"))],
    )


@pytest.mark.parametrize("most_named", [20, 1])
@pytest.mark.parametrize("private", [0, 1, 2, 3])
def test_known_and_asked_say_the_same(tree, monkeypatch, private, most_named):
    monkeypatch.setattr(asked, "MOST_NAMED", most_named)
    hidden = [ArticlePage.objects.order_by("path")[1].page_ptr, tree.page_ptr, tree.get_parent()]
    for page in hidden[:private]:
        PageViewRestriction.objects.create(page=page, restriction_type="login")

    by_query = answers()
    with asked_once():
        know(private_paths=list(private_paths()))
        known = answers()

    assert known == by_query
    assert known[0] == known[1]
    open_pages = Page.objects.live().public().order_by("path")
    assert known[1] == list(open_pages.values_list("pk", flat=True))
    assert len(known[2]) == [3, 2, 2, 0][private]
