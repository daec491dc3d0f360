"""What stands in a feed: published articles, events and webinars, the newest first."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from content.pages.articles import ArticlePage
from content.pages.base import BasePage
from content.pages.events import EventPage
from content.pages.webinars import WebinarPage
from content.snippets.topics import Topic

ENTRIES = 30
MODELS = (ArticlePage, EventPage, WebinarPage)


@dataclass(frozen=True)
class Section:
    """A part of the site that has a feed; `slug` is its name in the address."""

    slug: str
    title: str
    says: str
    models: tuple[type[BasePage], ...] = MODELS
    kind: str = ""


def article_section(kind: str, title: str, says: str) -> Section:
    return Section(kind, title, says, (ArticlePage,), kind)


SECTIONS = [
    Section("all", "Everything", "Articles, events and webinars as they are published."),
    article_section("news", "News", "What LARCH and its partners did."),
    article_section("blog", "Blog", "What people think and learnt."),
    article_section("tool", "Tools", "Tools to work with."),
    article_section("publication", "Publications", "Reports and papers."),
    article_section("training", "Training", "What can be learnt, and where."),
    Section("events", "Events", "Conferences and meetings, before and after.", (EventPage,)),
    Section("webinars", "Webinars", "Online sessions and their recordings.", (WebinarPage,)),
]


def newest(section: Section, topic: Topic | None = None) -> list[BasePage]:
    """As for a listing, so that thirty entries cost as many queries as one."""
    found = [
        page
        for model in section.models
        for page in published(model, kind=section.kind, topic=topic)[:ENTRIES]
    ]
    found.sort(key=lambda page: (page.first_published_at, page.pk), reverse=True)
    return found[:ENTRIES]


def published(model: type[BasePage], *, kind: str, topic: Topic | None) -> QuerySet:
    pages = model.objects.live().public().filter(first_published_at__isnull=False)
    if kind:
        pages = pages.filter(kind=kind)
    if topic:
        pages = pages.filter(topics=topic)
    return pages.for_listing().defer_streamfields().order_by("-first_published_at", "-pk")


def topics_with_entries() -> QuerySet[Topic]:
    used = Q()
    for model in MODELS:
        used |= Q(pk__in=model.objects.live().public().order_by().values("topics"))
    return Topic.objects.filter(used)
