"""What becomes due by itself: places that became free, changes to be told, reminders.

All of it in one transaction for each page, and noted in the row that it is about: broken off at any
moment and run again, nobody is written to twice.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from content.outbox.message import OutboxMessage, post
from content.registrations.meeting import Meeting, are_news, meeting_at
from content.registrations.places import give_free_places, hold
from content.registrations.registration import Registration, ends_of

CHANGED, REMINDER = "registration.changed", "registration.reminder"
# Within this time an editor can put right a slip, and nobody hears of it.
GRACE = timedelta(minutes=10)


def keep_up(now: datetime) -> int:
    """Every page with somebody registered; gives the number of mails that it owed."""
    held = Registration.objects.standing().with_person()
    pages = held.order_by().values_list("page", flat=True).distinct()
    return sum(keep_up_page(page, now) for page in sorted(pages))


@transaction.atomic
def keep_up_page(pk: int, now: datetime) -> int:
    """Of one that isn't published nothing is told: an editor may be at work on it."""
    page = hold(pk).get(pk)
    if page is None or not page.live:
        return 0
    standing = Registration.objects.filter(page=pk).standing()
    owed = 0
    for uid in standing.order_by().values_list("session", flat=True).distinct():
        meeting = meeting_at(page, uid)
        owed += give_free_places(meeting, now=now)
        owed += owe_changes(meeting, now)
        owed += owe_reminders(meeting, now)
    return owed


def owe_changes(meeting: Meeting, now: datetime) -> int:
    """To all who stand, once a change. A date that is put right afterwards is news for nobody."""
    facts, owed = meeting.facts, 0
    for row in locked(Registration.objects.at(meeting).standing().exclude(noticed=facts)):
        was_to_come, row.noticed, row.noticed_at = row.ends_at > now, facts, now
        row.ends_at = ends_of(meeting, created_at=row.created_at, before=row.ends_at)
        row.save(update_fields=["noticed", "noticed_at", "ends_at"])
        if are_news(facts, row.told) and (was_to_come or row.ends_at > now):
            post(kind=CHANGED, about=row.pk, key=key_at(CHANGED, row, now), due_at=now + GRACE)
            owed += 1
    return owed


def owe_reminders(meeting: Meeting, now: datetime) -> int:
    """Another one where the link was changed on the last day: the first leads nowhere then."""
    if not meeting.is_near(now):
        return 0
    owed = 0
    rows = Registration.objects.at(meeting).with_place().exclude(reminded_of=meeting.reminder)
    for row in locked(rows):
        again = bool(row.reminded_of)
        row.reminded_of, row.reminded_at = meeting.reminder, now
        row.save(update_fields=["reminded_of", "reminded_at"])
        due = now + GRACE if again else now
        post(kind=REMINDER, about=row.pk, key=key_at(REMINDER, row, now), due_at=due)
        owed += 1
    return owed


def locked(rows) -> Iterable[Registration]:
    return rows.order_by("pk").select_for_update(of=("self",))


def key_at(kind: str, row: Registration, moment: datetime) -> str:
    return f"{kind}:{row.pk}:{moment.timestamp():.6f}"


def is_latest(message: OutboxMessage, moment: datetime | None) -> bool:
    """Whether nothing was noticed since the message was owed."""
    return moment is not None and message.key.endswith(f":{moment.timestamp():.6f}")


def note_told(pk: int) -> None:
    """The person knows now what holds."""
    row = Registration.objects.select_related("page").filter(pk=pk).first()
    if row:
        Registration.objects.filter(pk=pk).update(told=row.meeting.facts)
