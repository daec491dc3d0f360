"""Somebody leaves the registrations: by their own wish, or because the time is over.

The row stays, so that counts stay true. Whoever had a place makes room for the next who waits.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce

from content.outbox.message import OutboxMessage
from content.privacy import erasure, mentions, retention, traces
from content.registrations.meeting import meeting_at
from content.registrations.places import give_free_places, hold
from content.registrations.registration import STANDING, Registration, State

MAILS = "registration."  # the kinds of mail about a registration begin so


def register_all() -> None:
    """Called once when the site starts."""
    retention.emptied_by(Registration, anonymise)
    erasure.also_in(erase_address)


@transaction.atomic
def erase(*, registration: Registration, now: datetime) -> None:
    """One registration; without effect where the person is gone already."""
    page = hold(registration.page_id)
    rows = Registration.objects.with_person().filter(pk=registration.pk)
    erase_rows(list(rows.select_for_update(of=("self",)).values_list("pk", flat=True)), page, now)
    registration.refresh_from_db()


@transaction.atomic
def erase_address(email: str, now: datetime) -> None:
    """Every registration of whoever reads mails at the address, said elsewhere on the site."""
    theirs = Registration.objects.with_person().filter(email__iexact=email).order_by("pk")
    pages = hold(*theirs.values_list("page", flat=True))
    rows = theirs.filter(page__in=pages).select_for_update(of=("self",))
    erase_rows(list(rows.values_list("pk", flat=True)), pages, now)


def erase_rows(rows: list[int], pages: dict, now: datetime) -> None:
    meetings = Registration.objects.filter(pk__in=rows).order_by().values_list("page", "session")
    freed = set(meetings)
    let_go(rows, now, erased_at=now)
    for page, session in sorted(freed, key=str):
        give_free_places(meeting_at(pages[page], session), now=now)


def anonymise(*, rows: list[int], emptied: dict, now: datetime) -> None:
    """What people need goes first, and the rest with the address."""
    if "email" in emptied:
        let_go(rows, now, anonymised_at=now)
        return
    Registration.objects.filter(pk__in=rows).update(**emptied)
    traces.remove(Registration, rows)


def let_go(rows: list[int], now: datetime, **marks: object) -> None:
    """Nothing personal stays in these registrations, nor in what the site kept about them. It is
    cancelled with it, unless it is over: then it goes on counting as somebody who had a place."""
    theirs = Registration.objects.filter(pk__in=rows)
    said = list(theirs.values_list("name", "email"))
    words = mentions.telling(
        names={name for name, _ in said}, addresses={address for _, address in said}
    )
    emptied = {name: each.empty for name, each in Registration.personal_data.fields.items()}
    ends = Q(state__in=STANDING, ends_at__gt=now)
    theirs.update(
        **emptied | marks,
        state=Case(When(ends, then=Value(State.CANCELLED)), default=F("state")),
        cancelled_at=Case(
            When(ends, then=Coalesce("cancelled_at", Value(now))), default=F("cancelled_at")
        ),
    )
    need_no_mail(rows, now)
    traces.remove(Registration, rows)
    mentions.remove(words)


def need_no_mail(rows: list[int], now: datetime) -> None:
    """A mail that is on its way just now isn't waited for: it was owed when it left."""
    waiting = OutboxMessage.objects.waiting().filter(kind__startswith=MAILS, about__in=rows)
    free = waiting.select_for_update(skip_locked=True).values_list("pk", flat=True)
    OutboxMessage.objects.filter(pk__in=list(free)).update(
        state=OutboxMessage.State.NOT_NEEDED, settled_at=now
    )
