"""What events and webinars share: a time, a place or a link, people as billed."""

from datetime import datetime
from functools import cached_property, reduce
from operator import or_
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import Lower, TruncDate
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, PageQuerySet

from content.blocks.text import TEXT_FEATURES
from content.narrowing.facets import PersonFacet, TopicFacet, YearFacet
from content.narrowing.narrowing import Order
from content.pages.listing import ListingPage
from content.pages.reading import ReadingPage


def over_before(precision: str) -> datetime:
    """What ends before this moment is over now.

    Of what is known by its day, month or year alone only the first moment is stored, and it may
    take place until the last.
    """
    now = timezone.now()
    today = now.astimezone(timezone.get_default_timezone()).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    known = Occasion.Precision
    begun = {
        known.DAY: today,
        known.MONTH: today.replace(day=1),
        known.YEAR: today.replace(month=1, day=1),
    }
    return begun.get(precision, now)


def still_to_come() -> Q:
    """Not over yet."""
    known = [each for each in Occasion.Precision if each != Occasion.Precision.UNKNOWN]
    return reduce(or_, (Q(date_precision=each) & ends_from(over_before(each)) for each in known))


def ends_from(moment: datetime) -> Q:
    return Q(end__gte=moment) | Q(end__isnull=True, start__gte=moment)


class OccasionQuerySet(PageQuerySet):
    def upcoming(self):
        """Not over yet, the next first."""
        return self.dated().filter(still_to_come()).order_by("start", "path")

    def newest_first(self):
        """By start; those without a known date after them, the last put in its place first."""
        return self.dated().order_by(F("listed_on").desc(nulls_last=True), "-start", "-path")

    def upcoming_first(self):
        """What is to come, the next first; then what has been, the last first; then the undated."""
        to_come = Case(When(still_to_come(), then="start"))
        return (
            self.newest_first()
            .annotate(to_come=to_come)
            .order_by(
                F("to_come").asc(nulls_last=True),
                F("listed_on").desc(nulls_last=True),
                "-start",
                "-path",
            )
        )

    def oldest_first(self):
        return self.dated().order_by(F("listed_on").asc(nulls_last=True), "start", "path")

    def by_title(self):
        return self.order_by(Lower("title"), "path")

    def dated(self):
        """With the day in `listed_on`; an editor who says that it isn't known may have left one."""
        unknown = When(date_precision=Occasion.Precision.UNKNOWN, then=None)
        return self.annotate(listed_on=Case(unknown, default=TruncDate("start")))

    def for_listing(self):
        return self.select_related("lead_image").prefetch_related("topics")


class Occasion(ReadingPage):
    """Something that takes place at a time."""

    named_by = "speakers"
    dated_by = "start"

    class Format(models.TextChoices):
        IN_PERSON = "in-person", "In person"
        ONLINE = "online", "Online"
        HYBRID = "hybrid", "In person and online"

    class Precision(models.TextChoices):
        TIME = "time", "Day and time"
        DAY = "day", "The day only"
        MONTH = "month", "The month only"
        YEAR = "year", "The year only"
        UNKNOWN = "unknown", "Not known"

    start = models.DateTimeField(null=True, blank=True)
    end = models.DateTimeField(null=True, blank=True)
    date_precision = models.CharField(
        "what is known of the date",
        max_length=10,
        choices=Precision.choices,
        default=Precision.TIME,
        help_text="Decides what readers are shown. For “the month only” enter the first of the month.",
    )
    time_zone = models.CharField(
        max_length=40, default="Europe/London", help_text="Where the clock hangs: Europe/London."
    )
    format = models.CharField(
        max_length=10,
        choices=Format.choices,
        blank=True,
        help_text="Leave empty when it isn't known.",
    )
    venue = models.CharField(max_length=200, blank=True)
    address = models.TextField(blank=True)
    joining = RichTextField(
        blank=True,
        features=TEXT_FEATURES,
        help_text="How to take part, for what is still to come. Readers don't see it afterwards.",
    )

    when_and_where = MultiFieldPanel(
        [
            FieldPanel("start"),
            FieldPanel("end"),
            FieldPanel("date_precision"),
            FieldPanel("time_zone"),
            FieldPanel("format"),
            FieldPanel("venue"),
            FieldPanel("address"),
            FieldPanel("joining"),
        ],
        "When and where",
    )

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        problems = {}
        if self.time_zone not in available_timezones():
            problems["time_zone"] = "Write the zone as a region and a city, such as Europe/London."
        if self.start and self.end and self.end <= self.start:
            problems["end"] = "The end comes after the start."
        if not self.start and self.date_precision != self.Precision.UNKNOWN:
            problems["start"] = "Enter when it starts, or say below that the date is not known."
        if problems:
            raise ValidationError(problems)

    @cached_property
    def billed(self) -> list["BilledSpeaker"]:
        """The speakers, read once for the head and the body of a page."""
        speakers = self.speakers.select_related("person__portrait")
        return list(speakers.prefetch_related("person__portrait__renditions"))

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def is_over(self) -> bool:
        """True when it has ended; one without a date is told of as past."""
        ends = self.end or self.start
        return ends is None or ends < over_before(self.date_precision)


class OccasionIndexPage(ListingPage):
    """Lists what takes place: what is coming first, then what has been, by year."""

    facets = (TopicFacet(), YearFacet(), PersonFacet("speakers", "Speaker"))
    orders = (Order("coming", "Coming up, then newest", "upcoming_first"), *ListingPage.orders[1:])

    class Meta:
        abstract = True

    def listed(self):
        (kind,) = self.allowed_subpage_models()
        return kind.objects.child_of(self).live().public().for_listing().dated()

    def heading_of(self, result, order):
        if order.value == "title":
            return ""
        if getattr(result, "to_come", None):
            return "Coming up"
        return str(result.listed_on.year) if result.listed_on else "Without a date"


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
