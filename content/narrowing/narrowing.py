"""Narrows what is listed by what the address asks: odd values are left out, and told as `unknown`."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import QuerySet

from content.narrowing.facets import Counted, Crosstab, Facet, SingleFacet
from content.narrowing.filters import Choice, Filter, Filters, WayOut, choose, readable
from content.narrowing.unknown import Unknown, asked_for

NEWEST_OTHERWISE = 3
SORT_BY = "Sort by"


@dataclass(frozen=True)
class Order:
    """A way to sort: its value in the address, its words, and what it does to a QuerySet."""

    value: str
    label: str
    method: str


@dataclass(frozen=True)
class Narrowing:
    """`asked` are the parameters of the address, `listed` every page of the listing.

    The first of `orders` is what readers get who ask for none.
    """

    asked: Mapping[str, str]
    listed: QuerySet
    facets: Sequence[Facet]
    orders: Sequence[Order]

    @cached_property
    def chosen(self) -> dict[Facet, tuple[str, str]]:
        """Value and label of each facet that the address narrows."""
        names = {facet.name for facet in self.known}
        return {facet: known for facet, known in self.known.items()
                if not facet.needs or facet.needs in names}  # fmt: skip

    @cached_property
    def known(self) -> dict[Facet, tuple[str, str]]:
        """Value and label of each facet of which the address gives a value that there is."""
        known = {}
        for facet in self.facets:
            value = readable(self.asked.get(facet.name, ""))
            if value and (label := facet.label_of(value, self.listed)):
                known[facet] = (value, label)
        return known

    @cached_property
    def unknown(self) -> list[Unknown]:
        """What the address asks for and there isn't, in the order of the filters."""
        odd = [Unknown(facet.name, facet.label, self.asked.get(facet.name, ""))
               for facet in self.facets if facet not in self.known]  # fmt: skip
        if self.asked.get("sort", "") not in {each.value for each in self.orders}:
            odd.append(Unknown("sort", SORT_BY, self.asked.get("sort", "")))
        return [each for each in odd if asked_for(each.asked)]

    @cached_property
    def order(self) -> Order:
        asked = self.asked.get("sort", "")
        return next((each for each in self.orders if each.value == asked), self.orders[0])

    def found(self, without: Facet | None = None) -> QuerySet:
        """What all that is chosen leaves, in no order; `without` one of the facets."""
        if without is None:
            return self.left_by_others()
        return without.unasked(self.left_by_others(without))

    def left_by_others(self, *facets: Facet) -> QuerySet:
        """Among it the choices of these facets are counted."""
        found = self.listed
        for other in self.facets:
            if other in facets:
                continue
            if other in self.chosen:
                found = other.narrowed(found, self.chosen[other][0])
            else:
                found = other.unasked(found)
        return found

    def results(self) -> QuerySet:
        return getattr(self.found(), self.order.method)()

    def filters(self, path: str) -> Filters:
        """Each choice with its count among what the other filters leave."""
        made = [self.filter_of(facet, self.counts[facet]) for facet in self.facets]
        return Filters(path, made, self.order_filter())

    @cached_property
    def single(self) -> list[SingleFacet]:
        return [facet for facet in self.facets if isinstance(facet, SingleFacet)]

    @cached_property
    def crosstab(self) -> Crosstab:
        return Crosstab(self.single, self.left_by_others(*self.single))

    def counts_of(self, facet: SingleFacet) -> Counter[str]:
        chosen = {each.name: value for each, (value, _) in self.chosen.items()}
        return self.crosstab.counts(facet, chosen)

    def count(self) -> int:
        """How many are found; counted by itself only where no facet tells."""
        if not self.single:
            return self.found().count()
        first = self.single[0]
        counts = self.counts_of(first)
        return counts[self.chosen[first][0]] if first in self.chosen else counts.total()

    @cached_property
    def counts(self) -> dict[Facet, Counted]:
        return self.counted()

    def counted(self) -> dict[Facet, Counted]:
        return {
            facet: facet.choices(self.counts_of(facet), self.listed)
            if isinstance(facet, SingleFacet)
            else facet.counted(self.left_by_others(facet))
            for facet in self.facets
        }

    def filter_of(self, facet: Facet, counted: Counted) -> Filter:
        asked, label = self.chosen.get(facet, ("", ""))
        if asked and asked not in {value for value, _, _ in counted}:
            counted = [(asked, label, 0), *counted]
        made = choose(facet.name, facet.label, counted, asked)
        return replace(made, every=facet.every, offered_alone=facet.offered_alone)

    def order_filter(self) -> Filter:
        first, *others = self.orders
        choices = [Choice(each.value, each.label, selected=each is self.order) for each in others]
        return Filter("sort", SORT_BY, choices, every=first.label)

    def ways_out(self, filters: Filters) -> list[WayOut]:
        """For when nothing was found: the filters whose removal would show something."""
        by_name = {facet.name: facet for facet in self.facets}
        counted = [way.with_count(self.found(without=by_name[way.filter.name]).count())
                   for way in filters.ways_out()]  # fmt: skip
        return [way for way in counted if way.count]

    def otherwise(self) -> QuerySet:
        """For when nothing was found: the first of all that there is."""
        everything = replace(self, asked={}).found()
        return getattr(everything, self.orders[0].method)()[:NEWEST_OTHERWISE]
