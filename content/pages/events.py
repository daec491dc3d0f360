from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from content.blocks.photographs import PhotographBlock
from content.blocks.programme import Programme, ThemeBlock
from content.blocks.stories import EventStory, ResourcesStory
from content.pages.occasion import BilledSpeaker, Occasion
from content.pages.occasion_index import OccasionIndexPage
from content.pages.occasion_order import OccasionQuerySet
from content.pages.recorded_form import RecordedPageForm
from content.search_index.kinds import Kind
from content.webinars.recorded import Recorded
from content.webinars.recordings import has_recording


class EventIndexPage(OccasionIndexPage):
    """Lists events: what is coming first, then what has been."""

    template = "pages/event_index_page.html"
    page_description = "Lists all events, what is coming first."
    page_icon = "calendar"
    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.EventPage"]
    max_count = 1

    class Meta:
        verbose_name = "event listing"


class EventPage(Recorded, Occasion):
    """An event: first the invitation, afterwards what was said, shown and decided there."""

    template = "pages/event_page.html"
    page_description = "A conference, learning event or meeting, before and after the day."
    page_icon = "calendar-alt"
    parent_page_types = ["content.EventIndexPage"]
    subpage_types = []

    shared_label = "Event"
    search_kind = Kind.EVENT
    base_form_class = RecordedPageForm

    will_be_recorded = models.BooleanField(
        "a recording will come",
        default=False,
        help_text="Readers are told to come back for it.",
    )
    body = StreamField(EventStory(), blank=True)
    themes = StreamField([("theme", ThemeBlock())], blank=True, max_num=12)
    programme = StreamField(Programme(), blank=True, collapsed=True)
    resources = StreamField(
        ResourcesStory(), blank=True, help_text="Presentations, recordings and links, in order."
    )
    gallery = StreamField(
        [("picture", PhotographBlock())],
        blank=True,
        verbose_name="photographs",
        help_text="Where a picture was taken, and with which device, is taken out of the file.",
    )

    content_panels = [
        *Occasion.content_panels,
        Occasion.when_and_where,
        Occasion.stage_panel,
        Occasion.registration_panel,
        FieldPanel("will_be_recorded"),
        FieldPanel("why_no_transcript"),
        FieldPanel("in_three_minutes"),
        FieldPanel("body"),
        InlinePanel("speakers", label="speaker", heading="Speakers as billed"),
        FieldPanel("themes"),
        FieldPanel("programme"),
        FieldPanel("resources"),
        FieldPanel("gallery"),
    ]
    search_fields = [
        *Occasion.search_fields,
        index.SearchField("body"),
        index.SearchField("themes"),
        index.SearchField("programme"),
        index.FilterField("start"),
        index.FilterField("format"),
        index.RelatedFields(
            "speakers", [index.RelatedFields("person", [index.SearchField("name")])]
        ),
    ]

    objects = PageManager.from_queryset(OccasionQuerySet)()

    class Meta:
        verbose_name = "event"

    @property
    def is_recorded(self) -> bool:
        return has_recording(self)


class EventSpeaker(BilledSpeaker):
    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="speakers")
