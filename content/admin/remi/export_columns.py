"""What can be taken along: a line for each request, or counts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import TruncQuarter
from django.utils import timezone

from content.remi.implementation import Stage
from content.remi.organisations import RemiOrganisation
from content.remi.quarter import Quarter
from content.remi.uptake_counts import STATUS_IN_PROGRESS, STATUS_KNOWN, with_stage
from content.snippets.places import PLACES

A_BATCH = 2000
NOT_CONFIRMED = "(not confirmed yet)"
KINDS = dict(RemiOrganisation.Kind.choices)
STAGES = dict(Stage.choices)


def as_it_is(value: Any) -> Any:
    return value


def day(value: datetime | None) -> date | None:
    return value and timezone.localdate(value)


def named(names: dict[str, str]) -> Callable[[str | None], str]:
    return lambda value: names.get(value or "", "Not known")


@dataclass(frozen=True)
class Column:
    """`source` is a column or an expression of the query, `shown` makes a cell of its value."""

    label: str
    source: Any
    shown: Callable = as_it_is
    personal: bool = False


# What somebody typed may name a person, until somebody here has looked at it.
KNOWN_NAME = Case(
    When(
        Q(organisation__confirmed=True) | Q(organisation__on_register=True),
        then=F("organisation__name"),
    ),
    default=Value(NOT_CONFIRMED),
)
COLUMNS = {
    "reference": Column("Reference", F("reference")),
    "asked": Column("Asked", F("created_at"), day),
    "organisation": Column("Organisation", KNOWN_NAME),
    "kind": Column("Type of organisation", F("organisation__kind"), named(KINDS)),
    "place": Column("Borough or area", F("organisation__place"), named(PLACES)),
    "status": Column("Status", F("last_stage"), named(STAGES)),
    "downloaded": Column("Downloaded", F("downloaded_at"), day),
    "check_ins_stopped": Column("Check-ins stopped", F("check_ins_stopped_at"), day),
    "bounced": Column("Mail came back", F("bounced_at"), day),
    "name": Column("Name", F("name"), personal=True),
    "email": Column("Email address", F("email"), personal=True),
    "typed": Column("Organisation as typed", F("organisation_as_typed"), personal=True),
    "hopes": Column("What they hope to use it for", F("hopes"), personal=True),
    "news": Column("Wants news", F("wants_news"), personal=True),
}
ROWS = {
    "quarter": Column(
        "Quarter", TruncQuarter("created_at"), lambda begins: str(Quarter.of(day(begins)))
    ),
    "kind": COLUMNS["kind"],
    "place": COLUMNS["place"],
    "status": COLUMNS["status"],
}
COUNTS = {
    "Requests": Count("pk"),
    "Organisations": Count("organisation", distinct=True),
    "Downloaded": Count("pk", filter=Q(downloaded_at__isnull=False)),
    "Status known": Count("pk", filter=STATUS_KNOWN),
    "In progress": Count("pk", filter=STATUS_IN_PROGRESS),
}


def each_request(requests: QuerySet, names: list[str]) -> Iterator[list]:
    """A row for each request, read from the database as they are taken."""
    columns = [COLUMNS[name] for name in names]
    found = with_stage(requests, organisation="organisation").order_by("created_at", "pk")
    found = found.annotate(**{f"as_{name}": COLUMNS[name].source for name in names})
    for values in found.values_list(*(f"as_{name}" for name in names)).iterator(A_BATCH):
        yield [column.shown(value) for column, value in zip(columns, values, strict=True)]


def counts(requests: QuerySet, names: list[str]) -> list[list]:
    """A row for each combination that occurs."""
    rows = {f"by_{name}": ROWS[name] for name in names}
    found = with_stage(requests, organisation="organisation").order_by()
    found = found.annotate(**{key: row.source for key, row in rows.items()}).values(*rows)
    found = found.annotate(**{key(label): count for label, count in COUNTS.items()})
    return [
        [
            *(row.shown(values[name]) for name, row in rows.items()),
            *(values[key(label)] for label in COUNTS),
        ]
        for values in found.order_by(*rows)
    ]


def key(label: str) -> str:
    return f"count_{label.lower().replace(' ', '_')}"
