"""Findings narrowed as the address asks: all choices of all filters are counted in one query."""

from collections.abc import Mapping

from content.evidence.counting import all_of, asked_together
from content.evidence.facets import NEAR, NearFacet, facets_for
from content.evidence.finding import Finding
from content.evidence.terms import all_terms
from content.narrowing.narrowing import Narrowing, Order

ORDERS = (
    Order("newest", "Newest first", "newest_first"),
    Order("oldest", "Oldest first", "oldest_first"),
    Order("condition", "Condition", "by_condition"),
    Order("place", "Place", "by_place"),
)


class FindingNarrowing(Narrowing):
    def counted(self):
        counting = {facet: facet.counting(self.left_by_others(facet)) for facet in self.facets}
        return {facet: facet.choices(rows) for facet, rows in asked_together(counting).items()}

    def ways_out(self, filters):
        left = {facet.name: [all_of(self.found(without=facet))] for facet in self.chosen}
        counts = {name: rows[0].number for name, rows in asked_together(left).items() if rows}
        return [way.with_count(counts[way.filter.name])
                for way in filters.ways_out() if counts.get(way.filter.name)]  # fmt: skip


def narrowing_of(asked: Mapping[str, str]) -> FindingNarrowing:
    near = asked.get(NearFacet.name) == NEAR
    facets = facets_for(all_terms(), near=near)
    return FindingNarrowing(asked, Finding.objects.published(), facets, ORDERS)
