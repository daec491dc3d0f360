"""The findings as a list that readers narrow, sort and turn over."""

from collections.abc import Mapping

from django.core.paginator import Paginator

from content.evidence.facets import (
    ConditionFacet,
    GroupFacet,
    PeriodFacet,
    PlaceFacet,
    SourceKindFacet,
    StateFacet,
    WithinFacet,
)
from content.evidence.finding import STANDING, Finding
from content.narrowing.filters import Filters
from content.narrowing.narrowing import Narrowing, Order

FINDINGS_AT_ONCE = 20
EVERYTHING = ("view", "all")  # in the address, for the list with nothing chosen
ORDERS = (
    Order("newest", "Newest figures first", "newest_first"),
    Order("oldest", "Oldest figures first", "oldest_first"),
    Order("condition", "Condition", "by_condition"),
    Order("place", "Place", "by_place"),
)


def narrowing_of(asked: Mapping[str, str]) -> Narrowing:
    state = StateFacet()
    listed = Finding.objects.published()
    if not state.label_of(asked.get("state", ""), listed):
        listed = listed.filter(state__in=STANDING)
    facets = (
        ConditionFacet(),
        PlaceFacet(touching=asked.get("within") == "yes"),
        *([WithinFacet()] if asked.get("place") else []),
        GroupFacet(),
        PeriodFacet(),
        state,
        SourceKindFacet(),
    )
    return Narrowing(asked, listed, facets, ORDERS)


def list_is_asked_for(asked: Mapping[str, str]) -> bool:
    """Otherwise the page tells of every condition."""
    name, value = EVERYTHING
    return asked.get(name) == value or bool(narrowing_of(asked).chosen)


def context_of(asked: Mapping[str, str], path: str) -> dict:
    """`filters`, `results` and, when nothing was found, `ways_out` and `otherwise`."""
    narrowing = narrowing_of(asked)
    filters = narrowing.filters(path)
    filters = Filters(path, filters.filters, filters.order, kept=dict([EVERYTHING]))
    results = Paginator(narrowing.results().for_listing(), FINDINGS_AT_ONCE)
    context = {"filters": filters, "results": results.get_page(asked.get("page"))}
    if not context["results"] and filters.selected:
        context["ways_out"] = narrowing.ways_out(filters)
    return context
