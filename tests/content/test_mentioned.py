"""Pages that a text mentions: found in what is stored, and fetched together."""

import pytest
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text import expand_db_html

from content.mentioned import mentioned_together, mentions_in, pages_by_number
from content.models import ArticlePage, HomePage, SiteDocument
from tests.content.factories import ArticleFactory


def test_links_and_choices_of_all_kinds_of_block_are_found():
    page = HomePage(
        introduction='<p><a id="1" linktype="page">x</a> <a linktype="document" id="90">y</a></p>',
        featured=[("page", None)],
    )
    page.featured.raw_data = [{"type": "page", "value": 2}, {"type": "was_once", "value": 91}]
    page.body.raw_data = [
        {"type": "text", "value": '<p><a linktype="page" id="3">x</a></p>'},
        {"type": "related_pages", "value": {"title": "92", "pages": [4]}},
        {"type": "document", "value": {"document": 6, "title": "93"}},
        {"type": "related_pages", "value": {"pages": [{"type": "item", "value": 5, "id": "x"}]}},
    ]

    assert mentions_in(page) == {(Page, number) for number in (1, 2, 3, 4, 5)} | {(SiteDocument, 6)}


def test_each_comes_as_what_it_is_and_says_whether_it_is_private(resources):
    open_one, private = ArticleFactory.create_batch(2, parent=resources)
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    found = pages_by_number([open_one.pk, private.pk, 0])

    assert [found[page.pk].is_restricted for page in (open_one, private)] == [False, True]
    assert isinstance(found[open_one.pk].specific, ArticlePage)
    assert found[open_one.pk].specific.summary == open_one.summary


def test_what_was_fetched_lasts_as_long_as_the_page_is_rendered(
    resources, django_assert_num_queries
):
    article = ArticleFactory(parent=resources)
    link = f'<a linktype="page" id="{article.pk}">x</a>'
    href = f'href="{article.url}"'

    with mentioned_together(HomePage(introduction=link)), django_assert_num_queries(0):
        assert href in expand_db_html(link)
    with django_assert_num_queries(2):  # the page, and what is private
        expand_db_html(link)


@pytest.mark.parametrize("number", ["9999999", "", "none"])
def test_a_link_to_a_page_that_is_gone_leads_nowhere(db, number):
    assert expand_db_html(f'<a linktype="page" id="{number}">x</a>') == "<a>x</a>"
