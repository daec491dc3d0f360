"""Each event or webinar that somebody registered for, with its counts."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q
from wagtail.models import Page

from content.registrations.meeting import Meeting, meeting_at
from content.registrations.registration import Registration, State
from content.webinars.time_in_words import in_words


@dataclass(frozen=True)
class Counted:
    """`needs` is the number of those with a place who told us what they need."""

    meeting: Meeting
    ends_at: datetime
    placed: int
    waiting: int
    cancelled: int
    needs: int

    @property
    def when(self) -> str:
        return in_words(self.meeting.span) or "No date"

    @property
    def name(self) -> str:
        return f"{self.meeting.title} ({self.when})"


def number_of(state: str, **also: object) -> Count:
    return Count("pk", filter=Q(state=state, **also))


def counted(now: datetime) -> list[Counted]:
    """Of those whose people are still known: what is to come first, the next first; then what is over."""
    known = Registration.objects.with_person()
    needs = Count("pk", filter=Q(state=State.PLACE) & ~Q(access_needs=""))
    rows = list(
        known.order_by()
        .values("page", "session", "ends_at")
        .annotate(
            placed=number_of(State.PLACE),
            waiting=number_of(State.WAITING),
            cancelled=number_of(State.CANCELLED),
            needs=needs,
        )
    )
    pages = {
        page.pk: page
        for page in Page.objects.filter(pk__in={row["page"] for row in rows}).specific()
    }
    found = [
        counted_at(pages, key, rows) for key in {(row["page"], row["session"]) for row in rows}
    ]
    coming = sorted((each for each in found if each.ends_at > now), key=by_end)
    return [
        *coming,
        *sorted((each for each in found if each.ends_at <= now), key=by_end, reverse=True),
    ]


def counted_at(pages: dict, key: tuple[int, UUID | None], rows: list[dict]) -> Counted:
    theirs = [row for row in rows if (row["page"], row["session"]) == key]
    names = ("placed", "waiting", "cancelled", "needs")
    sums = {name: sum(row[name] for row in theirs) for name in names}
    ends_at = max(row["ends_at"] for row in theirs)
    return Counted(meeting_at(pages[key[0]], key[1]), ends_at, **sums)


def by_end(each: Counted) -> tuple[datetime, str]:
    return each.ends_at, each.meeting.key


def named_by(key: str) -> tuple[int, UUID | None] | None:
    """Page and session that an address names; None for what names none."""
    page, _, session = key.partition("-")
    try:
        return int(page), UUID(session) if session else None
    except ValueError:
        return None
