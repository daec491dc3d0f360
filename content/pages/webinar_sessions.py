"""The sessions of a series of webinars, each with a time of its own."""

import uuid
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Max, Min, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce, TruncDate
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from content.pages.calendar_entry import CalendarEntry
from content.pages.occasion_order import OccasionQuerySet, ends_from_now, still_to_come
from content.webinars.sensible_years import year_problems
from content.webinars.stage import Stage
from content.webinars.time_span import Precision, TimeSpan


class WebinarSession(CalendarEntry, Orderable):
    """One session; in calendars it keeps its `uid` wherever it is moved."""

    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    title = models.CharField(
        max_length=200, blank=True, help_text="What this session is about, if it differs."
    )
    start = models.DateTimeField()
    end = models.DateTimeField(null=True, blank=True)
    cancelled = models.BooleanField(default=False)

    panels = [FieldPanel("start"), FieldPanel("end"), FieldPanel("title"), FieldPanel("cancelled")]
    calendar_fields = ("title", "start", "end", "cancelled")

    class Meta(Orderable.Meta):
        abstract = True

    def save(self, *args, **kwargs):
        """A copy of a series has sessions of its own, or it would move those of the first."""
        if self.pk is None and type(self).objects.filter(uid=self.uid).exists():
            self.uid = uuid.uuid4()
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        if problems := year_problems(self, "start", "end"):
            raise ValidationError(problems)
        if self.start and self.end and self.end <= self.start:
            raise ValidationError({"end": "The end comes after the start."})

    def span_on(self, page) -> TimeSpan:
        """By the clock of the series."""
        zone: ZoneInfo = page.own_span.zone
        return TimeSpan(self.start, self.end, Precision.TIME, zone)


class WebinarQuerySet(OccasionQuerySet):
    def with_next_start(self):
        """Of a series, its next session that isn't called off."""
        called_off = Q(stage_override=Stage.CANCELLED)
        next_session = Case(When(Q(series=True) & ~called_off, then=Subquery(self.next_sessions())))
        own = Case(When(still_to_come(), then="start"))
        return self.annotate(to_come=Coalesce(next_session, own))

    def dated(self):
        """A series is listed at its next session; when none is announced, at the last it had."""
        next_or_last = Coalesce(Subquery(self.next_sessions()), Subquery(self.last_sessions()))
        at_session = Case(When(series=True, then=TruncDate(next_or_last)))
        return super().dated().annotate(listed_on=Coalesce(at_session, F("listed_on")))

    def sessions_held(self):
        sessions = self.model._meta.get_field("sessions").related_model.objects
        # Grouped into one row for all of them, whatever their order.
        return sessions.filter(page=OuterRef("pk"), cancelled=False).order_by().values("page")

    def next_sessions(self):
        coming = self.sessions_held().filter(ends_from_now())
        return coming.annotate(first=Min("start")).values("first")

    def last_sessions(self):
        return self.sessions_held().annotate(last=Max("start")).values("last")

    def for_listing(self):
        return super().for_listing().prefetch_related("sessions")
