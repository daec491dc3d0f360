from django import template
from wagtail.models import Page, Site

from content.sharing_pictures.drawing import HEIGHT, WIDTH
from content.sharing_pictures.words import address_of, words_of

register = template.Library()


@register.simple_tag(takes_context=True)
def sharing_picture(context) -> dict:
    """Address and size of the picture for the page shown; a view of no page shows the home page's.

    `own_picture`, its address and alt text, goes first, for a page that draws one itself. Nothing where there is no page at all: views beside the page tree still answer.
    """
    size = {"width": WIDTH, "height": HEIGHT}
    if own := context.get("own_picture"):
        return own | size
    page = context.get("page")
    if not isinstance(page, Page):
        site = Site.find_for_request(context["request"])
        if site is None:
            return {}
        page = site.root_page.specific
    words = words_of(page)
    alt = f"{words.title}, in large letters beside the larch of LARCH"
    return {"address": address_of(page), "alt": alt} | size
