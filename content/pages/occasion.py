"""What events and webinars share: a time, a place or a link, people as billed."""

from functools import cached_property
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import prefetch_related_objects
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from content.blocks.text import TEXT_FEATURES
from content.pages.calendar_entry import CalendarEntry
from content.pages.occasion_problems import problems_of
from content.pages.reading import ReadingPage
from content.registrations.meeting import meetings_open
from content.registrations.places import full_meetings
from content.webinars.stage import TO_COME, Facts, Stage, stage_at
from content.webinars.time_span import Precision, TimeSpan


class Occasion(CalendarEntry, ReadingPage):
    """Something that takes place at a time."""

    named_by = "speakers"
    dated_by = "start"
    comes_with = (("topics",), ("speakers", "person"))

    class Format(models.TextChoices):
        IN_PERSON = "in-person", "In person"
        ONLINE = "online", "Online"
        HYBRID = "hybrid", "In person and online"

    class Registration(models.TextChoices):
        NONE = "", "None: anybody can come"
        OUTSIDE = "outside", "On another site"
        OWN = "own", "Here, with our own form"

    Precision = Precision

    start = models.DateTimeField(null=True, blank=True)
    end = models.DateTimeField(
        null=True,
        blank=True,
        help_text="Without one it counts as over two hours after the start, or at the day's end.",
    )
    date_precision = models.CharField(
        "what is known of the date",
        max_length=10,
        choices=Precision.choices,
        default=Precision.TIME,
        help_text="Decides what readers are shown. For “the month only” enter the first of the month.",
    )
    time_zone = models.CharField(
        max_length=40,
        default="Europe/London",
        help_text="Whose clock readers are shown: Europe/London. The times above are typed in "
        "London time wherever it takes place.",
    )
    format = models.CharField(
        max_length=10,
        choices=Format.choices,
        blank=True,
        help_text="Leave empty when it isn't known.",
    )
    venue = models.CharField(max_length=200, blank=True)
    address = models.TextField(blank=True)
    map_link = models.URLField(
        "map",
        blank=True,
        help_text="The address of a map that shows the venue. Readers get a link, never the map.",
    )
    access_information = RichTextField(
        blank=True,
        features=TEXT_FEATURES,
        help_text="Steps and lifts, hearing loop, quiet room, interpreters, captions: what somebody "
        "has to know before deciding to come.",
    )
    joining = RichTextField(
        blank=True,
        features=TEXT_FEATURES,
        help_text="How to take part, for what is still to come. Readers don't see it afterwards.",
    )

    stage_override = models.CharField(
        "stage",
        max_length=10,
        choices=Stage.choices,
        blank=True,
        help_text="Leave empty: the site works it out from the date, the registration and the "
        "recording. Choose “Cancelled” or “Postponed” when it is; another one when the site is wrong.",
    )
    stage_note = models.CharField(
        "why, and what now",
        max_length=300,
        blank=True,
        help_text="Shown beside the stage: why it is cancelled or postponed, and what people can do.",
    )
    previous_start = models.DateTimeField(
        "start before it was moved",
        null=True,
        blank=True,
        help_text="When it is postponed: when it should have started. Enter the new date above, or "
        "say there that it is not known yet.",
    )
    registration = models.CharField(
        max_length=10, choices=Registration.choices, blank=True, default=Registration.NONE
    )
    registration_link = models.URLField(
        blank=True, help_text="Where people register, when that is on another site."
    )
    registration_closes = models.DateTimeField(
        null=True, blank=True, help_text="Leave empty to take registrations until it starts."
    )
    places = models.PositiveIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="For our own form. When all are taken there is a waiting list. Leave empty for no limit.",
    )
    joining_link = models.URLField(
        blank=True,
        help_text="For our own form. Sent to those who registered, the day before; never shown here.",
    )

    when_and_where = MultiFieldPanel(
        [
            FieldPanel("start", help_text="In London time, as everywhere on this page."),
            FieldPanel("end"),
            FieldPanel("date_precision"),
            FieldPanel("format"),
            FieldPanel("venue"),
            FieldPanel("address"),
            FieldPanel("map_link"),
            FieldPanel("access_information"),
            FieldPanel("joining"),
        ],
        "When and where",
    )
    stage_panel = MultiFieldPanel(
        [
            FieldPanel("stage_override"),
            FieldPanel("stage_note"),
            FieldPanel("previous_start"),
        ],
        "Stage",
    )
    registration_panel = MultiFieldPanel(
        [
            FieldPanel("registration"),
            FieldPanel("registration_link"),
            FieldPanel("registration_closes"),
            FieldPanel("places"),
            FieldPanel("joining_link"),
        ],
        "Registration",
    )
    calendar_fields = (
        "title", "start", "end", "date_precision", "time_zone", "venue", "address", "stage_override",
    )  # fmt: skip

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if problems := problems_of(self):
            raise ValidationError(problems)

    @cached_property
    def billed(self) -> list["BilledSpeaker"]:
        """The speakers; a page that was reached by its address has them already."""
        speakers = list(self.speakers.all())
        prefetch_related_objects(speakers, "person__portrait__renditions")
        return speakers

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def own_span(self) -> TimeSpan:
        """As the fields say; by the site's clock while a draft holds no zone that exists."""
        try:
            zone = self.zone
        except (KeyError, ValueError, OSError):
            zone = timezone.get_default_timezone()
        return TimeSpan(self.start, self.end, self.date_precision, zone)

    @property
    def span(self) -> TimeSpan:
        """When it is, or is next."""
        return self.own_span

    @property
    def stage(self) -> Stage | None:
        now = timezone.now()
        facts = Facts(
            self.span,
            override=self.stage_override,
            registration_open=self.registration_open,
            recorded=self.is_recorded,
            will_be_recorded=self.will_be_recorded,
            comes_again=self.comes_again,
        )
        return stage_at(now, facts)

    is_recorded = False
    will_be_recorded = False
    comes_again = False
    last_held: TimeSpan | None = None

    @property
    def can_take_part(self) -> bool:
        """True while somebody still can; a series without dates goes on."""
        stage = self.stage
        if stage in (None, Stage.POSTPONED):
            return self.span.is_known
        return stage in TO_COME

    @property
    def registration_open(self) -> bool:
        """True while somebody can register, be it for the waiting list."""
        waits = self.stage_override == Stage.POSTPONED and not self.span.is_known
        if not self.registration or waits or self.stage_override == Stage.CANCELLED:
            return False
        now = timezone.now()
        closed = self.registration_closes and self.registration_closes <= now
        over = self.span.is_known and self.span.is_over(now)
        return not closed and not over

    @cached_property
    def full_meetings(self) -> frozenset[str]:
        """Asked once for the head, the status and each session of a page."""
        return full_meetings(self)

    @property
    def all_places_taken(self) -> bool:
        """With our own form there is still the waiting list."""
        meetings = meetings_open(self, timezone.now())
        return bool(meetings) and all(each.key in self.full_meetings for each in meetings)

    @property
    def is_over(self) -> bool:
        """True when it has ended; one without a date is told of as past."""
        return self.span.is_over(timezone.now())


class BilledSpeaker(Orderable):
    """Somebody as they were billed: role and organisation of that day, which don't change later."""

    person = models.ForeignKey("content.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=200, blank=True, help_text="Their role on the day.")
    organisation = models.CharField(
        max_length=200, blank=True, help_text="Their organisation on the day, as billed."
    )
    part = models.CharField(
        max_length=300, blank=True, help_text="What they did: “keynote: leading with data”."
    )

    panels = [
        FieldPanel("person"),
        FieldPanel("role"),
        FieldPanel("organisation"),
        FieldPanel("part"),
    ]

    class Meta(Orderable.Meta):
        abstract = True
