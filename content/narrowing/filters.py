"""Filters of anything that is listed: what a reader may choose, and the addresses that say so.

Knows no page type and no database: whoever lists something counts it and makes the choices.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import urlencode

LONGEST_VALUE = 80


@dataclass(frozen=True)
class Choice:
    """One value of a filter, with how many results it would leave."""

    value: str
    label: str
    count: int | None = None
    selected: bool = False


@dataclass(frozen=True)
class Filter:
    """One `<select>`: `name` is its key in the address, `every` its choice of no value.

    `error` says what is wrong with the value that the address gives.
    """

    name: str
    label: str
    choices: list[Choice]
    every: str = "All"
    offered_alone: bool = False
    error: str = ""

    @property
    def selected(self) -> Choice | None:
        return next((choice for choice in self.choices if choice.selected), None)


@dataclass(frozen=True)
class WayOut:
    """A filter to take away, where the link leads, and how many results that would give."""

    filter: Filter
    address: str
    count: int | None = None

    def with_count(self, count: int) -> "WayOut":
        return replace(self, count=count)


@dataclass(frozen=True)
class Filters:
    """All filters of one listing.

    `path` is the listing's own address, `order` the filter that sorts, and `kept` what else of
    the address stays, such as the words of a search.
    """

    path: str
    filters: list[Filter]
    order: Filter | None = None
    kept: Mapping[str, str] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Filter]:
        """Those that offer a choice. What everything has narrows nothing, until something is chosen:
        from then on a filter that had choices doesn't vanish from under the reader."""
        least = 1 if self.selected else 2
        return (each for each in self.filters
                if each.offered_alone or each.error or len(each.choices) >= least)  # fmt: skip

    def __bool__(self) -> bool:
        return any(not each.offered_alone for each in self)

    @cached_property
    def selected(self) -> list[Filter]:
        return [each for each in self.filters if each.selected]

    @property
    def marked(self) -> set[str]:
        """The names of those of which the address gives a wrong value."""
        ordered = [self.order] if self.order else []
        return {each.name for each in [*self.filters, *ordered] if each.error}

    def with_errors(self, errors: Mapping[str, str]) -> "Filters":
        """By the name of the filter that the address gives a wrong value."""
        marked = [replace(each, error=errors.get(each.name, "")) for each in self.filters]
        order = self.order and replace(self.order, error=errors.get(self.order.name, ""))
        return replace(self, filters=marked, order=order)

    @property
    def words(self) -> str:
        """What is selected, for titles: "Mental health, 2025"."""
        return ", ".join(each.selected.label for each in self.selected)

    @property
    def query(self) -> str:
        """The query string of everything selected, for the links from page to page."""
        return self.query_without("")

    @property
    def address(self) -> str:
        """The address of everything selected."""
        return self.address_of(self.query)

    @property
    def cleared(self) -> str:
        """The address with no filter selected, in the same order."""
        return self.address_of(self.query_without(*(each.name for each in self.selected)))

    def ways_out(self) -> list[WayOut]:
        return [
            WayOut(each, self.address_of(self.query_without(each.name))) for each in self.selected
        ]

    def query_without(self, *names: str) -> str:
        ordered = [self.order] if self.order and self.order.selected else []
        chosen = {each.name: each.selected.value for each in [*self.selected, *ordered]}
        return urlencode(
            {name: value for name, value in ({**self.kept} | chosen).items() if name not in names}
        )

    def address_of(self, query: str) -> str:
        return f"{self.path}?{query}" if query else self.path


def choose(name: str, label: str, counted: list[tuple[str, str, int | None]], asked: str) -> Filter:
    """A filter from (value, label, count); `asked` is what the address says."""
    choices = [Choice(value, text, count, value == asked) for value, text, count in counted]
    return Filter(name, label, choices)


def readable(value: str) -> str:
    """A value from the address as far as it can mean something; PostgreSQL takes no NUL."""
    return value.replace("\x00", "")[:LONGEST_VALUE].strip()
