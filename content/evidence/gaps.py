"""Where evidence is missing: how many findings there are on each condition and place, or group.

What stands counts: checked, unverified and disputed findings. A finding counts in its place and in
each part of it that it names, and for a group with those of its parts.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Max, Q, QuerySet

from content.evidence.condition import Condition
from content.evidence.counting import parts_of_places
from content.evidence.ethnic_group import EthnicGroup
from content.evidence.finding import STANDING, Finding, State
from content.evidence.overview import counted_conditions
from content.evidence.place import Place
from content.evidence.ways_on import list_address, suggest_address

PLACES_IN_ORDER = (
    (Place.Kind.REGION, "London as a whole"),
    (Place.Kind.ICB_AREA, "Areas of the integrated care boards"),
    (Place.Kind.BOROUGH, "Boroughs and the City"),
    (Place.Kind.WIDER, "Wider than London"),
)
NO_GROUP = "not-stated"  # of records that don't say: nobody can send evidence on it


@dataclass
class Tally:
    """What one query counts of one cell."""

    count: int = 0
    in_doubt: int = 0
    newest_year: int | None = None

    def add(self, count: int, in_doubt: int, newest_year: int | None) -> None:
        self.count += count
        self.in_doubt += in_doubt
        self.newest_year = max(filter(None, (self.newest_year, newest_year)), default=None)


@dataclass(frozen=True)
class Cell:
    """`address` leads to the findings; where there are none, to the form that takes them."""

    condition: Condition
    tally: Tally
    address: str


@dataclass(frozen=True)
class Row:
    about: Place | EthnicGroup
    cells: list[Cell]

    @property
    def indented(self) -> bool:
        """A part of the group above it."""
        return bool(getattr(self.about, "within_id", None))


@dataclass(frozen=True)
class RowGroup:
    name: str
    rows: list[Row]


@dataclass(frozen=True)
class GapMap:
    """`conditions` know how many findings they have in each state."""

    conditions: list[Condition]
    groups: list[RowGroup]

    @property
    def states(self) -> list[tuple[str, int]]:
        """Of all findings that stand, wherever they are from: [("Checked", 41), ("Unverified", 22)]."""
        counts = [(state.label, sum(getattr(each, state) for each in self.conditions))
                  for state in STANDING]  # fmt: skip
        return [(label, count) for label, count in counts if count]

    @property
    def is_empty(self) -> bool:
        return not any(cell.tally.count for group in self.groups for row in group.rows
                       for cell in row.cells)  # fmt: skip


Tallies = dict[tuple[int, int], Tally]  # by primary keys: of the condition, of place or group


def gaps_by_place() -> GapMap:
    conditions, tallies = list(counted_conditions()), tallies_by_place()
    places = list(Place.objects.all())
    return GapMap(
        conditions,
        [
            RowGroup(name, rows_of("place", [each for each in places if each.kind == kind],
                                   conditions, tallies))
            for kind, name in PLACES_IN_ORDER
        ],
    )  # fmt: skip


def gaps_by_group() -> GapMap:
    """A row group for each broad group, which comes first in it."""
    conditions, tallies = list(counted_conditions()), tallies_by_group()
    groups = list(EthnicGroup.objects.exclude(slug=NO_GROUP))
    return GapMap(
        conditions,
        [
            RowGroup(broad.name, rows_of("group", [broad, *parts_of(broad, groups)],
                                         conditions, tallies))
            for broad in groups
            if broad.within_id is None
        ],
    )  # fmt: skip


def parts_of(broad: EthnicGroup, groups: list[EthnicGroup]) -> list[EthnicGroup]:
    return [each for each in groups if each.within_id == broad.pk]


def rows_of(
    name: str, things: Iterable[Place | EthnicGroup], conditions: list[Condition], tallies: Tallies
) -> list[Row]:
    """`name` is what the address calls the things."""
    return [Row(thing, [cell_of(name, thing, each, tallies) for each in conditions])
            for thing in things]  # fmt: skip


def cell_of(name: str, thing: Place | EthnicGroup, condition: Condition, tallies: Tallies) -> Cell:
    tally = tallies.get((condition.pk, thing.pk), Tally())
    address = list_address if tally.count else suggest_address
    return Cell(condition, tally, address(condition=condition.slug, **{name: thing.slug}))


def tallies_by_place(condition: Condition | None = None) -> Tallies:
    """Of all conditions, or of one."""
    standing = Finding.objects.standing().order_by()
    if condition:
        standing = standing.filter(condition=condition)
    whole = standing.filter(place__isnull=False).annotate(where=F("place"))
    parts = parts_of_places(standing).annotate(where=F("part"))
    return tallied(counted(whole).union(counted(parts), all=True))


def tallies_by_group() -> Tallies:
    standing = Finding.objects.standing().order_by()
    mapped = standing.filter(mapped__isnull=False).annotate(where=F("mapped__group"))
    return tallied(counted(mapped))


def counted(findings: QuerySet) -> QuerySet:
    """By condition and what was annotated as `where`."""
    in_doubt = Count("pk", filter=~Q(state=State.CHECKED))
    return findings.values_list("condition", "where").annotate(
        many=Count("pk"), in_doubt=in_doubt, newest=Max("last_year")
    )


def tallied(rows: Iterable[tuple]) -> Tallies:
    tallies: Tallies = {}
    for condition, where, *counts in rows:
        tallies.setdefault((condition, where), Tally()).add(*counts)
    return tallies


def without_london(gap_map: GapMap) -> list[Condition]:
    """The conditions on which nothing is known of London or of any part of it."""
    known = {cell.condition for group in gap_map.groups for row in group.rows
             if row.about.is_in_london for cell in row.cells if cell.tally.count}  # fmt: skip
    return [each for each in gap_map.conditions if each not in known]


def empty_boroughs(gap_map: GapMap) -> list[Place]:
    """The boroughs of which no finding speaks by name."""
    return [
        row.about
        for group in gap_map.groups
        for row in group.rows
        if row.about.kind == Place.Kind.BOROUGH and not any(cell.tally.count for cell in row.cells)
    ]
