"""What somebody registers for: an event or webinar, or one session of a series.

Its page is read through Wagtail alone: the page types lie above this package.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.urls import reverse
from wagtail.models import Page

from content.publication.open_to_all import open_to_all
from content.webinars.calendar import IN_CALENDARS
from content.webinars.stage import Stage
from content.webinars.time_in_words import start_in_words
from content.webinars.time_span import Precision, TimeSpan

OWN_FORM = "own"
JOINING_LINK_FROM = timedelta(hours=24)  # before the start, said to editors and to the registered
PAGE_TYPES = ("webinarpage", "eventpage")
# What people are told of when it changes.
PLANNED, CANCELLED, POSTPONED = "planned", "cancelled", "postponed"


@dataclass(frozen=True)
class Meeting:
    """`uid` is that of a session; without it the page itself is meant. A session that an editor
    took out of its series is None, and counts as cancelled."""

    page: Any  # the specific page
    uid: UUID | None = None
    session: Any = None
    told_of: TimeSpan | None = None  # when a person believes it to be

    @property
    def is_gone(self) -> bool:
        return self.uid is not None and self.session is None

    @property
    def title(self) -> str:
        """Of a session that has no title of its own the day, or nobody knows which is meant."""
        own = getattr(self.session, "title", "")
        if self.uid and not own:
            own = start_in_words(self.told_of if self.is_gone else self.span)
        return ": ".join(filter(None, [self.page.title, own]))

    @property
    def span(self) -> TimeSpan:
        if self.is_gone:
            return TimeSpan(None, None, Precision.UNKNOWN, self.page.own_span.zone)
        return self.session.span_on(self.page) if self.session else self.page.own_span

    @property
    def stands(self) -> str:
        called_off = getattr(self.session, "cancelled", False)
        if self.is_gone or called_off or self.page.stage_override == Stage.CANCELLED:
            return CANCELLED
        waits = self.page.stage_override == Stage.POSTPONED and not self.span.is_known
        return POSTPONED if waits else PLANNED

    @property
    def facts(self) -> dict[str, str]:
        """What is told anew when it changes; texts, as they are kept with each registration."""
        span = self.span
        return {
            "start": span.start.isoformat() if span.is_known else "",
            "end": span.end.isoformat() if span.is_known and span.end else "",
            "precision": str(span.precision),
            "zone": str(span.zone),
            "format": self.page.format,
            "venue": self.page.venue,
            "address": self.page.address,
            "stands": self.stands,
        }

    @property
    def places(self) -> int | None:
        return self.page.places

    @property
    def key(self) -> str:
        """Names it in addresses of the desk."""
        return f"{self.page.pk}-{self.uid}" if self.uid else f"{self.page.pk}"

    @property
    def calendar_path(self) -> str:
        """Empty where no day is known."""
        parts = self.page.get_url_parts()
        if not parts or not self.span.is_known or self.span.precision not in IN_CALENDARS:
            return ""
        place = parts[2].strip("/")
        if self.uid:
            return reverse("session_calendar", args=[place, self.uid])
        return reverse("occasion_calendar", args=[place])

    @property
    def reminder(self) -> str:
        """Another one when it is at another time or has another link: what people are reminded of."""
        said = f"{self.span.start.isoformat()} {self.page.joining_link}"
        return hashlib.sha256(said.encode()).hexdigest()

    def is_open(self, now: datetime) -> bool:
        """Whether somebody can register, be it for the waiting list."""
        page = self.page
        if not page.live or page.registration != OWN_FORM or not page.registration_open:
            return False
        if not self.uid:
            return not getattr(page, "series", False)
        return self.stands == PLANNED and not self.span.is_over(now)

    def is_over(self, now: datetime) -> bool:
        """Never of what has no date yet."""
        return self.span.is_known and self.span.is_over(now)

    @property
    def joining_from(self) -> datetime | None:
        """When the registered get the link; None while no day is known."""
        span = self.span
        if not span.is_known or span.precision not in (Precision.TIME, Precision.DAY):
            return None
        start = span.start
        if span.precision == Precision.DAY:
            start = start.astimezone(span.zone).replace(hour=0, minute=0, second=0, microsecond=0)
        return start - JOINING_LINK_FROM

    def is_near(self, now: datetime) -> bool:
        """From a day before it starts until it is over."""
        opens = self.joining_from
        told = opens is not None and opens <= now and not self.is_over(now)
        return told and self.stands == PLANNED and self.page.live


def registrable_pages():
    """Every event and webinar that readers can see."""
    return open_to_all(Page.objects).filter(content_type__model__in=PAGE_TYPES)


def meeting_at(page, uid: UUID | None) -> Meeting:
    if uid is None:
        return Meeting(page)
    sessions = page.sessions.all() if hasattr(page, "sessions") else []
    return Meeting(page, uid, next((each for each in sessions if each.uid == uid), None))


def meetings_open(page, now: datetime) -> list[Meeting]:
    """Those that somebody can register for; of a series each session, the next first."""
    return [each for each in meetings_of(page) if each.is_open(now)]


def meetings_of(page) -> Iterable[Meeting]:
    if getattr(page, "series", False):
        return [Meeting(page, each.uid, each) for each in page.dated_sessions]
    return [Meeting(page)]


def are_news(facts: dict[str, str], told: dict[str, str]) -> bool:
    """A kind of fact that we begin to keep is no news to whom it was never told."""
    return any(told.get(name, value) != value for name, value in facts.items())


def told_span(told: dict[str, str]) -> TimeSpan:
    """The time in facts that were kept."""
    moments = [
        datetime.fromisoformat(told[name]) if told.get(name) else None for name in ("start", "end")
    ]
    return TimeSpan(*moments, told["precision"], ZoneInfo(told["zone"]))
