from content.models import ArticlePage, HomePage
from content.templatetags.reading_on import published_among
from tests.content.factories import ArticleFactory


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
