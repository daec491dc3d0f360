"""A sender leaves the suggestions: by their own wish, or because the time is over.

The row stays, so that counts and the public log stay true. A finding that a suggestion became is
evidence, and stays too.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Case, F, Value, When
from django.db.models.functions import Coalesce

from content.outbox.message import OutboxMessage
from content.privacy import erasure, mentions, retention, traces
from content.suggestions import kept_file
from content.suggestions.suggestion import OPEN, State, Suggestion

MAILS = "suggestion."  # the kinds of mail about a suggestion begin so


def register_all() -> None:
    """Called once when the site starts."""
    retention.emptied_by(Suggestion, anonymise)
    retention.also_forget("files of suggestions never sent", kept_file.forget_unsent)
    erasure.also_in(erase_address)


@transaction.atomic
def erase(*, suggestion: Suggestion, now: datetime) -> None:
    """An open one is withdrawn with it; without effect where the sender is gone already."""
    held = Suggestion.objects.hold(suggestion)
    if held.has_person:
        let_go([held.pk], now, State.WITHDRAWN, erased_at=now)
    suggestion.refresh_from_db()


@transaction.atomic
def erase_address(email: str, now: datetime) -> None:
    """At the wish of whoever reads mails at the address, said elsewhere on the site."""
    theirs = Suggestion.objects.with_person().filter(email__iexact=email).order_by("pk")
    rows = list(theirs.select_for_update().values_list("pk", flat=True))
    let_go(rows, now, State.WITHDRAWN, erased_at=now)


def anonymise(*, rows: list[int], emptied: dict, now: datetime) -> None:
    """Those whose time is over; one that nobody decided ends with it."""
    let_go(rows, now, State.LAPSED, anonymised_at=now)


def let_go(rows: list[int], now: datetime, ends_as: str, **marks: object) -> None:
    """Nothing personal stays in these suggestions, nor in what the site kept about them."""
    theirs = Suggestion.objects.filter(pk__in=rows)
    said = list(theirs.values_list("name", "email", "file"))
    words = mentions.telling(
        names={name for name, _, _ in said}, addresses={address for _, address, _ in said}
    )
    emptied = {name: each.empty for name, each in Suggestion.personal_data.fields.items()}
    theirs.update(
        **emptied | marks,
        state=Case(When(state__in=OPEN, then=Value(ends_as)), default=F("state")),
        decided_at=Coalesce("decided_at", Value(now)),
    )
    for _, _, stored in said:
        kept_file.forget(stored)
    need_no_mail(rows, now)
    traces.remove(Suggestion, rows)
    mentions.remove(words)


def need_no_mail(rows: list[int], now: datetime) -> None:
    """A mail that is on its way just now isn't waited for: it was owed when it left."""
    waiting = OutboxMessage.objects.waiting().filter(kind__startswith=MAILS, about__in=rows)
    free = waiting.select_for_update(skip_locked=True).values_list("pk", flat=True)
    OutboxMessage.objects.filter(pk__in=list(free)).update(
        state=OutboxMessage.State.NOT_NEEDED, settled_at=now
    )
