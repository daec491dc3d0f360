"""Filters of a listing, read from the address: odd values are passed over, never an error."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.db import models
from django.http import QueryDict

from content.snippets.topics import Topic

LONGEST_VALUE = 80


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    selected: bool


@dataclass(frozen=True)
class Filter:
    """One `<select>` of a listing: `name` is its key in the address."""

    name: str
    label: str
    choices: list[Choice]

    @property
    def selected(self) -> Choice | None:
        return next((choice for choice in self.choices if choice.selected), None)


class ListingFilters:
    """Which of the listed pages to show, and the choices that the reader has.

    `names` are drawn from "topic", "kind" and "year". A listing with "year" holds pages
    whose QuerySet has the annotation `listed_on` (a date, null where none is known).
    """

    def __init__(self, parameters: QueryDict, listed: models.QuerySet, names: tuple[str, ...]):
        self.listed = listed
        self.names = names
        self.asked = {name: readable(parameters.get(name, "")) for name in names}

    def __iter__(self):
        return iter(self.filters)

    @cached_property
    def filters(self) -> list[Filter]:
        """Filters that offer a choice; one that would offer only a single value is left out."""
        made = [getattr(self, f"{name}_filter")() for name in self.names]
        return [each for each in made if len(each.choices) > 1 or each.selected]

    @cached_property
    def selected(self) -> list[Filter]:
        return [each for each in self.filters if each.selected]

    def results(self) -> models.QuerySet:
        found = self.listed
        for each in self.selected:
            found = found.filter(**self.condition(each.name, each.selected.value))
        return found

    def condition(self, name: str, value: str) -> dict:
        return {
            "topic": {"topics__slug": value},
            "kind": {"kind": value},
            "year": {"listed_on__year": value},
        }[name]

    def address(self, *, without: str = "") -> str:
        """The query string of what is selected, for page links and for taking a filter away."""
        return urlencode(
            {each.name: each.selected.value for each in self.selected if each.name != without}
        )

    def without(self) -> list[tuple[Filter, str]]:
        """Each selected filter with the query string that takes it away."""
        return [(each, self.address(without=each.name)) for each in self.selected]

    def topic_filter(self) -> Filter:
        topics = Topic.objects.filter(pk__in=self.listed.order_by().values("topics"))
        return self.make("topic", "Topic", [(topic.slug, topic.name) for topic in topics])

    def kind_filter(self) -> Filter:
        used = self.listed.order_by().values_list("kind", flat=True).distinct()
        labels = dict(self.listed.model.Kind.choices)
        return self.make("kind", "Kind", sorted((kind, labels[kind]) for kind in used))

    def year_filter(self) -> Filter:
        dates = self.listed.order_by().filter(listed_on__isnull=False).dates("listed_on", "year")
        years = sorted((str(day.year) for day in dates), reverse=True)
        return self.make("year", "Year", [(year, year) for year in years])

    def make(self, name: str, label: str, pairs: list[tuple[str, str]]) -> Filter:
        asked = self.asked[name]
        return Filter(name, label, [Choice(value, text, value == asked) for value, text in pairs])


def readable(value: str) -> str:
    """A value from the address as far as it can mean something; PostgreSQL takes no NUL."""
    return value.replace("\x00", "")[:LONGEST_VALUE].strip()
