from content.models import ArticlePage, HomePage
from content.templatetags.reading_on import published_among
from tests.content.factories import ArticleFactory, EventFactory


def test_pages_come_in_the_editors_order_as_their_own_type(structure):
    first, second = ArticleFactory.create_batch(2, parent=structure)

    found = published_among([second.page_ptr, None, first.page_ptr, second.page_ptr])

    assert found == [second, first]
    assert all(isinstance(page, ArticlePage) for page in found)


def test_what_readers_cannot_open_is_left_out(structure):
    draft = ArticleFactory(parent=structure, live=False)

    assert published_among([draft.page_ptr, structure.page_ptr]) == [structure]
    assert published_among(None) == []


def test_blocks_that_choose_a_page_will_do(structure, django_assert_num_queries):
    home = HomePage(featured=[("page", structure.page_ptr)])

    assert published_among(home.featured) == [structure]


def test_what_a_list_shows_of_pages_of_all_types_is_three_queries(
    structure, resources, events, django_assert_num_queries
):
    article = ArticleFactory(parent=resources, summary="Of the article.").page_ptr
    event = EventFactory(parent=events, summary="Of the event.").page_ptr
    draft = EventFactory(parent=events, live=False).page_ptr
    kept = ArticleFactory(parent=resources)
    kept.view_restrictions.create(restriction_type="login")
    picked = [event, draft, kept.page_ptr, None, article, event]

    with django_assert_num_queries(3):  # the pages, what is private, what their types add
        found = published_among(picked)

    assert [page.page_ptr for page in found] == [event, article]
    assert [page.summary for page in found] == ["Of the event.", "Of the article."]
    assert published_among(None) == []
