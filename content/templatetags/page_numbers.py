from django import template
from django.core.paginator import Page

register = template.Library()


@register.filter
def numbers_around(results: Page) -> list:
    """Page numbers to offer, the first and last among them, with an ellipsis for what is left out."""
    pages = results.paginator.get_elided_page_range(results.number, on_each_side=1, on_ends=1)
    return list(pages)
