"""Links to pages in rich text. Imported late: Wagtail's own handler needs all models."""

from wagtail.rich_text.pages import PageLinkHandler

from content.mentioned import pages_by_number


class PageLinks(PageLinkHandler):
    """Links in rich text."""

    @classmethod
    def get_many(cls, attrs_list):
        numbers = [int(number) if (number := attrs.get("id", "")).isdecimal() else 0
                   for attrs in attrs_list]  # fmt: skip
        pages = pages_by_number(numbers)
        found = [pages.get(number) for number in numbers]
        # What isn't published would lead to an error, and its address tells of it.
        return [page if page and page.live else None for page in found]


def know_page_links(features) -> None:
    features.register_link_type(PageLinks)
