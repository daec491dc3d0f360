"""From what was counted of a quarter to what is told of it."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from content.remi.uptake.cell import Cell, in_fives, last_range, share, told, withheld
from content.remi.uptake.hiding import SMALL, Shown, Version, hide, is_small, secret_order
from content.remi.uptake.tables import (
    AREAS,
    BOROUGHS_OF,
    BOROUGHS_TOLD,
    DOWNLOADS,
    KINDS,
    NHS,
    NOT_KNOWN,
    SHARES,
    SO_FAR,
    STAGES,
    STAGES_TOLD,
    TITLES,
    by_area,
    by_kind,
    within_area,
)
from content.remi.uptake.tally import Kind, Tally

# Their numbers so far are told as shares, and so bound what they could have been in a quarter.
RIGID = {NHS: (Kind.TRUST, Kind.ICB), Kind.COUNCIL.value: (Kind.COUNCIL,)}


@dataclass(frozen=True)
class Told:
    """The cells of each table, in the order of `TITLES`."""

    tables: dict[str, list[Cell]]

    def __iter__(self) -> Iterator[tuple[str, str, list[Cell]]]:
        for key, cells in self.tables.items():
            yield key, TITLES[key], cells

    def cell(self, table: str, key: str) -> Cell:
        return next(each for each in self.tables[table] if each.key == key)

    def hidden(self, table: str) -> set[str]:
        return {each.key for each in self.tables[table] if each.is_hidden}

    def without(self, table: str, keys: Collection[str]) -> "Told":
        """The same with these cells withheld."""
        cells = [
            withheld(each.key, each.label, of=each.of) if each.key in keys else each
            for each in self.tables[table]
        ]
        return Told(self.tables | {table: cells})

    def compared_with(self, before: "Told") -> "Told":
        """With how much each number changed, where both are told."""
        tables = {
            name: [
                replace(each, change=change(before.cell(name, each.key), each)) for each in cells
            ]
            for name, cells in self.tables.items()
        }
        return Told(tables)

    def as_data(self) -> list[dict[str, Any]]:
        return [
            {"key": key, "title": title, "cells": [each.as_data() for each in cells]}
            for key, title, cells in self
        ]

    @classmethod
    def from_data(cls, data: list[dict[str, Any]]) -> "Told":
        return cls({each["key"]: [*map(Cell.from_data, each["cells"])] for each in data})


def change(before: Cell, now: Cell) -> int | None:
    both_told = before.shown == now.shown == Shown.EXACT
    return now.low - before.low if both_told else None


@dataclass(frozen=True)
class Marking:
    """Says how the tables of a quarter are told. `earlier`: its versions that were told already."""

    quarter: str
    counted: Tally
    earlier: Sequence[tuple[Tally, Told]] = ()

    def marks(
        self, table: str, count: Callable[[Tally], dict[str, int]], **rules: Collection[str]
    ) -> dict[str, Shown]:
        counts = count(self.counted)
        older = [
            Version(count(tally), {key: told.cell(table, key).shown for key in counts})
            for tally, told in self.earlier
        ]
        return hide(counts, order=secret_order(self.quarter, table), older=older, **rules)

    def became_few(self, table: str, cells: list[Cell]) -> bool:
        """More than a few were told of it before."""
        before = (told.cell(table, cell.key) for _, told in self.earlier for cell in cells
                  if cell.shown == Shown.FEW)  # fmt: skip
        return any(not each.is_hidden for each in before)


def tell(counted: Tally, *, quarter: str, earlier: Sequence[tuple[Tally, Told]] = ()) -> Told:
    """Safe by itself; whether it is beside other quarters, `over_time` says.

    `earlier`: the versions of this quarter that were told already, as they were counted and told.
    """
    marking = Marking(quarter, counted, earlier)
    areas = marking.marks("areas", areas_of)
    tables = {
        "downloads": downloads(counted, marking),
        "stages": stages(counted, marking),
        "kinds": kinds(counted, marking),
        "shares": shares(counted),
        "areas": cells_of(AREAS, areas_of(counted), areas),
        "boroughs": boroughs(counted, areas, marking),
    }
    told = Told(tables)
    for table, cells in tables.items():
        if marking.became_few(table, cells):
            told = told.without(table, {each.key for each in cells})
    return told


def areas_of(counted: Tally) -> dict[str, int]:
    return by_area(counted.by_place)


def kinds_of(counted: Tally) -> dict[str, int]:
    return by_kind(counted.by_kind)


def cells_of(labels: dict[str, str], counts: dict[str, int], marks: dict[str, Shown]) -> list[Cell]:
    return [told(key, label, counts[key], marks[key]) for key, label in labels.items()]


def downloads(counted: Tally, marking: Marking) -> list[Cell]:
    counts = fetched(counted)
    marks = marking.marks("downloads", fetched)
    for key in ("requests", "organisations"):
        counts[key] = getattr(counted, key)
        marks[key] = Shown.FEW if is_small(counts[key]) else Shown.EXACT
    cells = cells_of(DOWNLOADS, counts, marks)
    return [beside_few(each, marks, counted.requests) for each in cells]


def fetched(counted: Tally) -> dict[str, int]:
    return {"completed": counted.completed, "waiting": counted.requests - counted.completed}


def beside_few(cell: Cell, marks: dict[str, Shown], total: int) -> Cell:
    """All but a few of a known total: no more is said than anybody can work out."""
    others = {"completed": "waiting", "waiting": "completed"}
    if cell.shown == Shown.WITHHELD and marks[others[cell.key]] == Shown.FEW:
        return replace(cell, shown=Shown.RANGE, low=total - SMALL + 1, high=total - 1)
    return cell


def stages(counted: Tally, marking: Marking) -> list[Cell]:
    """Of all that asked so far. How many never said anything, and so how many there are in all, is told
    in fives; the stages are hidden as if both were known, for other quarters may tell."""
    known, silent = said(counted), counted.by_stage.get("", 0)
    marks = marking.marks("stages", said)
    if is_small(counted.so_far):
        marks = dict.fromkeys(known, Shown.WITHHELD)
    elif is_small(silent):
        hidden = {key for key, shown in marks.items() if shown != Shown.EXACT}
        both = marking.marks("stages", said_or_silent, hidden=hidden)
        marks = {key: max_hidden(marks[key], both[key]) for key in known}
    cells = cells_of(STAGES, known, marks)
    unknown = in_fives(NOT_KNOWN, STAGES_TOLD[NOT_KNOWN], silent)
    if is_small(counted.so_far):
        unknown = withheld(NOT_KNOWN, unknown.label)
    return [in_fives(SO_FAR, STAGES_TOLD[SO_FAR], counted.so_far), *cells, unknown]


def said(counted: Tally) -> dict[str, int]:
    return {key: counted.by_stage.get(key, 0) for key in STAGES}


def said_or_silent(counted: Tally) -> dict[str, int]:
    return said(counted) | {NOT_KNOWN: counted.by_stage.get("", 0)}


def max_hidden(one: Shown, other: Shown) -> Shown:
    return Shown.WITHHELD if one == Shown.WITHHELD else other


def kinds(counted: Tally, marking: Marking) -> list[Cell]:
    """Of a kind whose number in London is known, no more is said than its share says: that nearly all
    of them asked would name each."""
    counts = kinds_of(counted)
    whole = {key: sum(counted.registered.get(each, 0) for each in members)
             for key, members in RIGID.items()}  # fmt: skip
    nearly = {key for key, of in whole.items()
              if of >= 2 * SMALL and counts[key] >= last_range(of)}  # fmt: skip
    marks = marking.marks("kinds", kinds_of, rigid=RIGID, guarded=nearly)
    cells = cells_of(KINDS, counts, marks)
    if {*marks.values()} == {Shown.WITHHELD}:
        return cells
    return [
        replace(each, shown=Shown.RANGE, low=last_range(whole[each.key]), high=whole[each.key])
        if each.key in nearly and counts[each.key] <= whole[each.key]
        else each
        for each in cells
    ]


def boroughs(counted: Tally, marks_of_areas: dict[str, Shown], marking: Marking) -> list[Cell]:
    """An area whose number is hidden tells nothing of its boroughs."""
    counts, marks = {}, {}
    for area in BOROUGHS_OF:
        within = partial(boroughs_of, area=area)
        counts |= within(counted)
        if marks_of_areas[area] == Shown.EXACT:
            marks |= marking.marks("boroughs", within)
        else:
            marks |= dict.fromkeys(within(counted), Shown.WITHHELD)
    return cells_of(BOROUGHS_TOLD, counts, marks)


def boroughs_of(counted: Tally, area: str) -> dict[str, int]:
    return within_area(counted.by_place, area)


def shares(counted: Tally) -> list[Cell]:
    """Together they can't be more than there are organisations; where that would tell something of
    a few, none is told."""
    cells = [
        share(key, label, counted.reached.get(key, 0), counted.registered.get(key, 0))
        for key, label in SHARES.items()
    ]
    lows = sum(each.low for each in cells)
    if any(
        each.shown == Shown.FEW and counted.so_far - (lows - each.low) < SMALL - 1 for each in cells
    ):
        return [withheld(each.key, each.label, of=each.of) for each in cells]
    return cells
