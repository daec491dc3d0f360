"""Findings narrowed as the address asks: all choices of all filters are counted in one query."""

from collections.abc import Mapping

from content.evidence.counting import asked_together
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


def narrowing_of(asked: Mapping[str, str]) -> FindingNarrowing:
    near = asked.get(NearFacet.name) == NEAR
    facets = facets_for(all_terms(), near=near)
    return FindingNarrowing(asked, Finding.objects.published(), facets, ORDERS)
