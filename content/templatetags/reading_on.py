"""Pages that an editor picked for reading on, as they are now."""

from django import template
from wagtail.models import Page

from content.mentioned import specific_pages

register = template.Library()


@register.simple_tag
def published_among(pages) -> list[Page]:
    """Those that readers can open, in the editor's order, each as its own page type.

    `pages` are pages or blocks that choose one. A choice may have been deleted or taken offline.
    """
    chosen = [getattr(each, "value", each) for each in pages or ()]
    asked = [page.pk for page in chosen if page]
    if not asked:
        return []
    found = specific_pages(asked)
    return [
        found[pk]
        for pk in dict.fromkeys(asked)
        if pk in found and found[pk].live and not found[pk].is_restricted
    ]
