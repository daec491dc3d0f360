from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from content.blocks.evidence import FindingQuoteBlock
from content.blocks.stories import StandardStory
from content.blocks.text import TEXT_FEATURES
from content.blocks.ways import WayInBlock
from content.mentioned import PageBlock
from content.pages.articles import ArticlePage
from content.pages.base import BasePage
from content.pages.events import EventPage
from content.pages.webinars import WebinarPage
from content.publication.open_to_all import open_to_all

WAYS = 3
NEWEST = 5


class HomePage(BasePage):
    """The front door: three ways in by task, and what is new."""

    template = "pages/home_page.html"
    page_description = "The front door of the site: three ways in, and what is new."
    page_icon = "home"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "content.ArticleIndexPage",
        "content.EventIndexPage",
        "content.WebinarIndexPage",
        "content.EvidencePage",
        "content.RemiPage",
        "content.StandardPage",
    ]
    max_count = 1

    headline = models.CharField(
        max_length=120, blank=True, help_text="What LARCH is for, in one short sentence."
    )
    introduction = RichTextField(blank=True, features=TEXT_FEATURES)
    ways = StreamField(
        [("way", WayInBlock())],
        blank=True,
        max_num=WAYS,
        help_text="The three things that people come for.",
    )
    featured = StreamField(
        [("page", PageBlock())], blank=True, max_num=3, help_text="Up to three pages."
    )
    finding = StreamField(
        [("finding_quote", FindingQuoteBlock())],
        blank=True,
        max_num=1,
        help_text="One finding that says why LARCH is needed; told by its figure.",
    )
    body = StreamField(StandardStory(), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("headline"),
        FieldPanel("introduction"),
        FieldPanel("ways"),
        FieldPanel("featured"),
        FieldPanel("finding"),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]

    class Meta:
        verbose_name = "home page"

    @property
    def shared_title(self) -> str:
        return self.headline or self.title

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        featured = [child.value.pk for child in self.featured if child.value]
        articles = open_to_all(ArticlePage.objects).exclude(pk__in=featured)
        context["newest"] = articles.for_listing().newest_first()[:NEWEST]
        context["upcoming"] = next_occasion()
        context["recorded"] = None if context["upcoming"] else latest_recording()
        return context


def next_occasion() -> EventPage | WebinarPage | None:
    """The event or webinar that starts next."""
    firsts = [open_to_all(model.objects).upcoming().first() for model in (EventPage, WebinarPage)]
    return min((first for first in firsts if first), key=lambda page: page.to_come, default=None)


def latest_recording() -> WebinarPage | None:
    """What to watch while nothing is announced."""
    return open_to_all(WebinarPage.objects).exclude(recording=[]).newest_first().first()
