from django.core.paginator import Paginator

from content.templatetags.page_numbers import numbers_around


def test_a_few_pages_are_all_offered():
    assert numbers_around(Paginator(range(30), 10).page(2)) == [1, 2, 3]


def test_many_pages_are_cut_around_the_present_one():
    pages = Paginator(range(1000), 10)

    assert numbers_around(pages.page(50)) == [1, "…", 49, 50, 51, "…", 100]
