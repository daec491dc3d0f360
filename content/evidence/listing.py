"""The findings as a list: narrowed by what the address asks, sorted, twenty at a time."""

from collections.abc import Mapping
from dataclasses import replace

from django.core.paginator import Paginator

from content.evidence.facets import ConditionFacet, GroupFacet, PlaceFacet, facets_for
from content.evidence.finding import Finding
from content.narrowing.filters import Filters
from content.narrowing.narrowing import Narrowing, Order

FINDINGS_AT_ONCE = 20
ALL = {"view": "all"}  # asks for the list though nothing is chosen
ORDERS = (
    Order("newest", "Newest first", "newest_first"),
    Order("oldest", "Oldest first", "oldest_first"),
    Order("condition", "Condition", "by_condition"),
    Order("place", "Place", "by_place"),
)


def narrowing_of(asked: Mapping[str, str]) -> Narrowing:
    return Narrowing(asked, Finding.objects.published(), facets_for(asked), ORDERS)


def asks_for_list(narrowing: Narrowing) -> bool:
    """Otherwise the page tells of every condition."""
    asks_for_all = any(narrowing.asked.get(name) == value for name, value in ALL.items())
    return asks_for_all or bool(narrowing.chosen)


def list_context(narrowing: Narrowing, path: str) -> dict:
    """`filters`, `results`, and ways out when nothing was found; for templates/evidence/list.html."""
    filters = replace(narrowing.filters(path), kept=ALL)
    pages = Paginator(narrowing.results().for_items(), FINDINGS_AT_ONCE)
    context = {"filters": filters, "results": pages.get_page(narrowing.asked.get("page"))}
    if not context["results"]:
        names = {each.name for each in (ConditionFacet, PlaceFacet, GroupFacet)}
        asked = {facet.name: value for facet, (value, _) in narrowing.chosen.items()}
        context["suggestion"] = {name: asked[name] for name in names & asked.keys()}
        context["ways_out"] = narrowing.ways_out(filters)
        context["otherwise"] = narrowing.otherwise().for_items()
    return context


def summary_filters(narrowing: Narrowing, path: str) -> Filters:
    """The same form, for the summary by condition: whatever is chosen there leads to the list."""
    return replace(narrowing.filters(path), kept=ALL, order=None)
