"""What is said of each page type."""

from collections.abc import Iterator

from django.db.models import prefetch_related_objects
from wagtail.blocks import StructValue
from wagtail.fields import StreamField

from content.pages.articles import ArticlePage
from content.pages.base import BasePage
from content.pages.events import EventPage
from content.pages.home import HomePage
from content.pages.listing import ListingPage
from content.pages.webinars import WebinarPage
from content.questions.question import Question
from content.site_settings import SiteSettings
from content.structured_data.article import article
from content.structured_data.event import event
from content.structured_data.node import Node, Shown
from content.structured_data.organisation import organisation
from content.structured_data.questions import questions
from content.structured_data.video import video
from content.structured_data.web_page import web_page
from content.structured_data.website import website
from content.webinars.recordings import recordings_on
from content.webinars.stage import TO_COME, Stage


def about_page(shown: Shown, page: BasePage) -> list[Node]:
    return [
        itself(shown, page),
        *subjects(shown, page),
        *(video(shown, recording) for recording in recordings_on(page)),
    ]


def itself(shown: Shown, page: BasePage) -> Node:
    asked = questions(shown, questions_in(page))
    kind = "CollectionPage" if isinstance(page, ListingPage) else "WebPage"
    return web_page(
        "FAQPage" if asked else kind,
        shown,
        dateModified=page.last_published_at and page.last_published_at.isoformat(),
        lastReviewed=page.last_reviewed and page.last_reviewed.isoformat(),
        mainEntity=asked,
    )


def subjects(shown: Shown, page: BasePage) -> list[Node]:
    """What the page is about, where schema.org has a word for it."""
    if isinstance(page, HomePage):
        return [website(shown), organisation(shown, SiteSettings.for_request(shown.request))]
    if isinstance(page, ArticlePage):
        prefetch_related_objects([page], "topics", "references")  # the body shows them too
        return [article(shown, page)]
    # A webinar that is over is told of by its recording.
    if isinstance(page, EventPage) or (isinstance(page, WebinarPage) and not is_past(page)):
        prefetch_related_objects([page], "topics")
        return [event(shown, page)]
    return []


def is_past(webinar: WebinarPage) -> bool:
    """What was called off or put off is told of, whatever is known of its date."""
    told = (*TO_COME, Stage.CANCELLED, Stage.POSTPONED)
    return webinar.is_over and webinar.stage not in told


def questions_in(page: BasePage) -> Iterator[Question]:
    yield from filter(None, blocks_in(page, "question"))
    for group in blocks_in(page, "questions"):
        yield from filter(None, group["items"])


def blocks_in(page: BasePage, block_type: str) -> Iterator[StructValue]:
    """The blocks of one type in all stories of the page; the others are left unread."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            story = getattr(page, field.name)
            for number, raw in enumerate(story.raw_data):
                if raw["type"] == block_type:
                    yield story[number].value
