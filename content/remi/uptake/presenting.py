"""A quarter as its page shows it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from django.utils.safestring import SafeString

from content.remi.quarter import Quarter
from content.remi.uptake.cell import Cell
from content.remi.uptake.charting import MAPS, ON_MAP, charts_of
from content.remi.uptake.provisional import Provisional
from content.remi.uptake.snapshot import UptakeSnapshot
from content.remi.uptake.telling import Told
from content.remi.uptake.wording import in_words, lead

HEADLINES = (("downloads", "requests"), ("downloads", "completed"), ("downloads", "organisations"),
             ("stages", "so-far"))  # fmt: skip
LONG = 20  # rows


def heading(snapshot: UptakeSnapshot) -> str:
    """What stands on its picture above the numbers."""
    version = f", version {snapshot.version}" if snapshot.is_revision else ""
    made_up = ", demonstration data" if snapshot.demonstration else ""
    return f"Race Equity Maturity Index: uptake, {snapshot.quarter_of_year}{version}{made_up}"


@dataclass(frozen=True)
class Section:
    """One table, told four times over: in words, as charts, and as a table."""

    key: str
    title: str
    cells: list[Cell]

    @property
    def sentences(self) -> list[str]:
        return in_words(self.key, self.cells)

    @property
    def charts(self) -> list[SafeString]:
        return charts_of(self.key, self.title, self.cells)

    @property
    def on_map(self) -> str:
        return ON_MAP if self.key in MAPS else ""

    @property
    def is_long(self) -> bool:
        """A table that would push everything else away; it waits behind its title."""
        return len(self.cells) > LONG

    @property
    def compares(self) -> bool:
        return any(cell.change is not None for cell in self.cells)


def sections_of(told: Told) -> list[Section]:
    return [Section(key, title, cells) for key, title, cells in told]


@dataclass(frozen=True)
class FrozenQuarter:
    snapshot: UptakeSnapshot
    commentary: str = ""

    @property
    def quarter(self) -> Quarter:
        return self.snapshot.quarter_of_year

    @property
    def title(self) -> str:
        version = "" if self.is_latest else f", version {self.snapshot.version}"
        return f"{self.quarter}{version}"

    @cached_property
    def told(self) -> Told:
        return self.snapshot.tables

    @property
    def lead(self) -> str:
        return lead(self.told, self.quarter)

    @property
    def headlines(self) -> list[Cell]:
        return [self.told.cell(*each) for each in HEADLINES]

    @property
    def picture_text(self) -> str:
        """What the picture that is shared says, for those who can't see it."""
        numbers = "; ".join(f"{cell.label}: {cell.text}" for cell in self.headlines)
        return f"{heading(self.snapshot)}. {numbers}."

    @cached_property
    def compared_version(self) -> UptakeSnapshot | None:
        """What its changes compare with, if that was revised since."""
        if not any(cell.change is not None for _, _, cells in self.told for cell in cells):
            return None
        before = list(UptakeSnapshot.objects.of(self.quarter.before))
        then = [each for each in before if each.frozen_at <= self.snapshot.frozen_at]
        return then[0] if then and then[0] != before[0] else None

    @property
    def sections(self) -> list[Section]:
        return sections_of(self.told)

    @cached_property
    def versions(self) -> list[UptakeSnapshot]:
        """All of this quarter, the newest first."""
        return list(UptakeSnapshot.objects.of(self.quarter))

    @property
    def is_latest(self) -> bool:
        return self.snapshot.version == self.versions[0].version

    @property
    def file_stem(self) -> str:
        """Of the files below the page: "2026-q3", and of an older version "2026-q3-v1"."""
        return (
            self.quarter.slug if self.is_latest else f"{self.quarter.slug}-v{self.snapshot.version}"
        )


@dataclass(frozen=True)
class RunningQuarter:
    provisional: Provisional

    @property
    def quarter(self) -> Quarter:
        return self.provisional.quarter

    @property
    def title(self) -> str:
        return f"{self.quarter}, provisional"


@dataclass(frozen=True)
class StripEntry:
    """`text` is its number of requests; empty for the running quarter."""

    quarter: Quarter
    text: str
    revised: bool = False
    running: bool = False


def year_strip(today: date) -> list[tuple[int, list[StripEntry]]]:
    """Every quarter that can be opened, by year, the newest first."""
    frozen = [
        StripEntry(
            each.quarter_of_year, each.tables.cell("downloads", "requests").text, each.is_revision
        )
        for each in UptakeSnapshot.objects.latest_versions()
    ]
    running = StripEntry(Quarter.of(today), "", running=True)
    entries = [running, *(each for each in frozen if each.quarter != running.quarter)]
    years = groupby(entries, key=lambda each: each.quarter.first_day.year)
    return [(year, sorted(each, key=lambda entry: entry.quarter)) for year, each in years]
