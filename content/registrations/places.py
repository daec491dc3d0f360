"""Who gets a place. Whatever gives or takes one holds the page's row meanwhile, so of two people
who reach for the last place at once the second sees that it has gone."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count
from wagtail.models import Page

from content.outbox.message import post
from content.registrations.meeting import OWN_FORM, PLANNED, Meeting, meeting_at, meetings_of
from content.registrations.registration import Registration, State

PLACE_GIVEN, CANCELLED = "registration.place", "registration.cancelled"


def hold(*pages: int) -> dict[int, Page]:
    """The pages as they are now, locked until the transaction ends; always in one order, and before
    any registration, so that no two processes wait for each other."""
    held = Page.objects.filter(pk__in=pages).order_by("pk").select_for_update(no_key=True)
    return {page.pk: page.specific for page in list(held)}


def taken(meeting: Meeting) -> int:
    return Registration.objects.at(meeting).with_place().count()


def free_places(meeting: Meeting) -> int | None:
    """None without a limit. Who waits has a claim to what is free."""
    if meeting.places is None:
        return None
    claimed = Registration.objects.at(meeting).standing().count()
    return max(meeting.places - claimed, 0)


def is_full(meeting: Meeting) -> bool:
    return free_places(meeting) == 0


def full_meetings(page: Any) -> frozenset[str]:
    """The keys of those of its meetings in which all places are taken, however many it has: one query."""
    return full_meetings_of([page])[page.pk]


def full_meetings_of(pages: Iterable[Any]) -> dict[int, frozenset[str]]:
    """The same by page, for a list of them; still one query, and none where no place is counted."""
    pages = list(pages)
    limited = [
        each.pk for each in pages if each.places is not None and each.registration == OWN_FORM
    ]
    claimed: dict[tuple, int] = {}
    if limited:
        standing = Registration.objects.filter(page__in=limited).standing().order_by()
        rows = standing.values_list("page", "session").annotate(Count("pk"))
        claimed = {(page, session): number for page, session, number in rows}
    return {
        page.pk: frozenset(
            each.key
            for each in meetings_of(page)
            if page.pk in limited and claimed.get((page.pk, each.uid), 0) >= page.places
        )
        for page in pages
    }


@transaction.atomic
def cancel(*, registration: Registration, now: datetime) -> bool:
    """False when it was cancelled before. The first who waits gets the place."""
    page = hold(registration.page_id)[registration.page_id]
    row = Registration.objects.select_for_update().get(pk=registration.pk)
    if not row.is_standing:
        return False
    row.state, row.cancelled_at = State.CANCELLED, now
    row.save(update_fields=["state", "cancelled_at"])
    post(kind=CANCELLED, about=row.pk, due_at=now)
    give_free_places(meeting_at(page, row.session), now=now)
    return True


def give_free_places(meeting: Meeting, *, now: datetime) -> int:
    """To who has waited longest; the page is held. Nobody gets a place at what is over or called off."""
    if meeting.stands != PLANNED or meeting.is_over(now) or not meeting.page.live:
        return 0
    waiting = Registration.objects.at(meeting).waiting()
    if meeting.places is not None:
        waiting = waiting[: max(meeting.places - taken(meeting), 0)]
    given = list(waiting)
    for each in given:
        each.state, each.place_given_at = State.PLACE, now
        tell_at_once(each, meeting, now)
        each.save(update_fields=["state", "place_given_at", "reminded_of", "reminded_at"])
        post(kind=PLACE_GIVEN, about=each.pk, due_at=now)
    return len(given)


def tell_at_once(registration: Registration, meeting: Meeting, now: datetime) -> None:
    """On the last day the mail about the place says how to join: it needs no reminder beside it."""
    if registration.has_place and meeting.is_near(now):
        registration.reminded_of, registration.reminded_at = meeting.reminder, now
