"""What a purge would let go of, now and in the weeks to come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Count, Min
from django.db.models.functions import TruncDate
from django.utils import timezone

from content.privacy.retention import Term, any_holds_something, forgetting, terms


@dataclass(frozen=True)
class Expected:
    """How many rows hold this field beyond their time; `oldest` is the moment it was counted from."""

    term: Term
    field: str
    rows: int
    oldest: datetime


@dataclass(frozen=True)
class Coming:
    """How many rows of a model go on a day; on today everything that is due already."""

    day: date
    term: Term
    rows: int


def expected(now: datetime) -> list[Expected]:
    """Field by field what a purge would empty; nothing is changed."""
    found = []
    for term in terms():
        for name, personal in term.fields.items():
            due = term.due(now).filter(any_holds_something({name: personal.empty}))
            told = due.aggregate(rows=Count("pk"), oldest=Min(term.kept.since))
            if told["rows"]:
                found.append(Expected(term, name, told["rows"], told["oldest"]))
    return found


def also_expected(now: datetime) -> dict[str, int]:
    """What a purge would delete besides. It is deleted and put back, so that it is counted truly."""
    with transaction.atomic():
        gone = {name: forget(now) for name, forget in forgetting().items()}
        transaction.set_rollback(True)
    return {name: rows for name, rows in gone.items() if rows}


def coming(now: datetime, days: int) -> list[Coming]:
    """What goes by itself within so many days, day by day."""
    found = []
    today = timezone.localdate(now)
    for term in terms():
        by_day: dict[date, int] = {}
        due = term.due(now + timedelta(days=days)).order_by()
        for since, rows in due.values_list(TruncDate(term.kept.since)).annotate(Count("pk")):
            day = max(today, term.kept.ends(since))
            by_day[day] = by_day.get(day, 0) + rows
        found += [Coming(day, term, rows) for day, rows in by_day.items()]
    return sorted(found, key=lambda each: (each.day, each.term.model.__name__))


def told(now: datetime) -> Iterator[str]:
    """The same in lines, for who runs the purge."""
    fields, besides = expected(now), also_expected(now)
    for each in fields:
        name = f"{each.term.model.__name__}.{each.field}"
        since = f"{each.term.kept.since} {timezone.localdate(each.oldest)}"
        yield f"{name}: {each.rows} to empty, the oldest {since}"
    for name, rows in besides.items():
        yield f"{name}: {rows} to delete"
    if not (fields or besides):
        yield "Nothing is due."
