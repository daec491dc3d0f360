"""Links to pages in rich text, told by one query: Wagtail loads each page whole, with a query a type."""

from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.rich_text.pages import PageLinkHandler


class PageAddresses(PageLinkHandler):
    """No page type of ours has an address of its own making, so `Page` tells it."""

    @classmethod
    def get_many(cls, attrs_list: list[dict]) -> list[Page | None]:
        asked = [str(attrs.get("id", "")) for attrs in attrs_list]
        pages = Page.objects.in_bulk([int(pk) for pk in asked if pk.isdecimal()])
        return [pages.get(int(pk)) if pk.isdecimal() else None for pk in asked]


def lighter_links(features: FeatureRegistry) -> None:
    features.register_link_type(PageAddresses)
