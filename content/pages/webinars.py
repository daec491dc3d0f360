from functools import cached_property

from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from content.blocks.questions import QuestionBlock
from content.blocks.recordings import RecordingBlock
from content.blocks.stories import (
    EventStory,
    ResourcesStory,
    live_questions_of,
    number_repeated_across,
)
from content.pages.occasion import BilledSpeaker, Occasion
from content.pages.occasion_index import OccasionIndexPage
from content.pages.recorded_form import RecordedPageForm
from content.pages.sessions_panel import SessionsPanel
from content.pages.webinar_sessions import WebinarQuerySet, WebinarSession
from content.search_index.kinds import Kind
from content.webinars.recorded import Recorded
from content.webinars.time_span import TimeSpan


class WebinarIndexPage(OccasionIndexPage):
    """Lists webinars: what is coming first, then the recordings."""

    template = "pages/webinar_index_page.html"
    page_description = "Lists all webinars, what is coming first, then the recordings."
    page_icon = "desktop"
    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.WebinarPage"]
    max_count = 1

    class Meta:
        verbose_name = "webinar listing"


class WebinarPage(Recorded, Occasion):
    """A webinar under one address through its life, from invitation to recording."""

    template = "pages/webinar_page.html"
    page_description = "An online session or a series of them, before and after the day."
    page_icon = "media"
    parent_page_types = ["content.WebinarIndexPage"]
    subpage_types = []

    shared_label = "Webinar"
    search_kind = Kind.WEBINAR
    base_form_class = RecordedPageForm
    comes_with = (*Occasion.comes_with, ("sessions",))

    series = models.BooleanField(
        "a series of sessions",
        default=False,
        help_text="For drop-ins that come again and again. Leave its own start empty and add the "
        "sessions below.",
    )
    will_be_recorded = models.BooleanField(
        "a recording will come",
        default=True,
        help_text="Readers are told to come back for it. Take the tick away when there will be none.",
    )
    recording = StreamField([("recording", RecordingBlock())], blank=True, max_num=1)
    body = StreamField(EventStory(), blank=True)
    questions = StreamField(
        [("question", QuestionBlock())],
        blank=True,
        collapsed=True,
        help_text="Which of the questions and answers this page shows, in order. Write them under "
        "Questions and answers in the menu.",
    )
    resources = StreamField(
        ResourcesStory(), blank=True, help_text="Slides, files and links, in order."
    )

    content_panels = [
        *Occasion.content_panels,
        Occasion.when_and_where,
        MultiFieldPanel(
            [FieldPanel("series"), SessionsPanel("sessions", label="session")],
            "Sessions of a series",
        ),
        Occasion.stage_panel,
        Occasion.registration_panel,
        FieldPanel("will_be_recorded"),
        FieldPanel("recording"),
        FieldPanel("why_no_transcript"),
        FieldPanel("in_three_minutes"),
        FieldPanel("body"),
        InlinePanel("speakers", label="speaker", heading="Speakers as billed"),
        FieldPanel("questions"),
        FieldPanel("resources"),
    ]
    search_fields = [
        *Occasion.search_fields,
        index.SearchField("in_three_minutes"),
        index.SearchField("body"),
        index.SearchField("questions"),
        index.FilterField("start"),
        index.FilterField("format"),
        index.RelatedFields(
            "speakers", [index.RelatedFields("person", [index.SearchField("name")])]
        ),
    ]

    objects = PageManager.from_queryset(WebinarQuerySet)()

    class Meta:
        verbose_name = "webinar"

    def clean(self):
        super().clean()
        number_repeated_across(self.body, self.questions)

    @property
    def has_transcript(self) -> bool:
        """Of the recording that the page is about."""
        return any(block.value.is_in_words for block in self.recording)

    @property
    def live_questions(self) -> list:
        return live_questions_of(self.questions)

    @property
    def is_recorded(self) -> bool:
        return bool(self.recording)

    @property
    def comes_again(self) -> bool:
        return self.series

    @cached_property
    def dated_sessions(self) -> list[WebinarSession]:
        """Those that have a start, in order of time; a draft may hold others."""
        if not self.series:
            return []
        dated = [each for each in self.sessions.all() if each.start]
        return sorted(dated, key=lambda each: each.start)

    @property
    def sessions_to_come(self) -> list[WebinarSession]:
        """The next first, with those that were called off."""
        now = timezone.now()
        return [each for each in self.dated_sessions if not each.span_on(self).is_over(now)]

    @property
    def past_sessions(self) -> list[WebinarSession]:
        """Those that took place, the last first."""
        now = timezone.now()
        held = [each for each in self.dated_sessions if not each.cancelled]
        return [each for each in reversed(held) if each.span_on(self).is_over(now)]

    @property
    def last_held(self) -> TimeSpan | None:
        """Of a series that announces no date."""
        past = [] if self.span.is_known else self.past_sessions
        return past[0].span_on(self) if past else None

    @property
    def registration_open(self) -> bool:
        """Our own form is for one session of a series, so one has to be announced."""
        own = self.registration == self.Registration.OWN
        announced = any(not session.cancelled for session in self.sessions_to_come)
        return super().registration_open and (announced or not (own and self.series))

    @property
    def span(self) -> TimeSpan:
        """Of a series, its next session; as long as none is announced, what its own fields say."""
        coming = [each for each in self.sessions_to_come if not each.cancelled]
        return coming[0].span_on(self) if coming else self.own_span


class WebinarSpeaker(BilledSpeaker):
    page = ParentalKey(WebinarPage, on_delete=models.CASCADE, related_name="speakers")


class SeriesSession(WebinarSession):
    page = ParentalKey(WebinarPage, on_delete=models.CASCADE, related_name="sessions")
