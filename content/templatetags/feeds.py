from django import template

from content.feeds.entries import SECTIONS, Section
from content.pages.articles import ArticleIndexPage, ArticlePage
from content.pages.events import EventIndexPage, EventPage
from content.pages.webinars import WebinarIndexPage, WebinarPage

register = template.Library()

SECTION_OF = {
    EventIndexPage: "events",
    EventPage: "events",
    WebinarIndexPage: "webinars",
    WebinarPage: "webinars",
}


@register.simple_tag(takes_context=True)
def feeds_for_page(context) -> list[Section]:
    """The feed of everything, and those that what is shown stands in."""
    page = context.get("page")
    if isinstance(page, ArticleIndexPage):
        named = {article.kind for article in context.get("results") or ()}
    elif isinstance(page, ArticlePage):
        named = {page.kind}
    else:
        named = {SECTION_OF.get(type(page))}
    return [section for section in SECTIONS if section.slug in {"all", *named}]
