from wagtail.rich_text import expand_db_html

from tests.content.factories import ArticleFactory, EventFactory


def test_links_to_pages_of_any_type_take_no_more_than_links_to_one(
    resources, events, django_assert_num_queries
):
    pages = [ArticleFactory(parent=resources, slug="one"), EventFactory(parent=events, slug="two")]
    html = "".join(f'<a linktype="page" id="{page.pk}">there</a>' for page in pages)
    expand_db_html(html)  # Wagtail keeps the site's root paths

    with django_assert_num_queries(2):  # the pages, and what is private
        written = expand_db_html(f'{html}<a linktype="page" id="999999">gone</a>')

    assert written == (
        '<a href="/resources/one/">there</a><a href="/events/two/">there</a><a>gone</a>'
    )


def test_a_link_to_what_is_not_published_leads_nowhere(resources):
    draft = ArticleFactory(parent=resources, slug="not-yet", live=False)

    written = expand_db_html(f'<a linktype="page" id="{draft.pk}">soon</a>')

    assert written == "<a>soon</a>"
