"""The findings as a list: narrowed by what the address asks, sorted, twenty at a time."""

from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator

from content.evidence.facets import ConditionFacet, GroupFacet, PlaceFacet
from content.evidence.finding_narrowing import FindingNarrowing
from content.narrowing.filters import Filters
from content.narrowing.narrowing import Narrowing
from content.narrowing.unknown import Unknown, asked_for

FINDINGS_AT_ONCE = 20
ALL = {"view": "all"}  # asks for the list though nothing is chosen


def asks_for_list(narrowing: Narrowing) -> bool:
    """Otherwise the page tells of every condition."""
    if narrowing.chosen or narrowing.unknown:
        return True
    return any(asked_for(narrowing.asked.get(name, "")) for name in (*ALL, "sort", "page"))


def list_context(narrowing: FindingNarrowing, path: str) -> dict:
    """`filters`, `results`, and ways out when nothing was found; for templates/evidence/list.html.

    `wrong` is what of the address means nothing, as pairs of its name and the words for it, and
    `status` that of the answer.
    """
    filters = replace(narrowing.filters(path), kept=ALL)
    pages = Paginator(narrowing.results().for_items(), FINDINGS_AT_ONCE)
    results = pages.get_page(narrowing.asked.get("page"))
    unknown = {each.name: each.words for each in [*narrowing.unknown, *unknown_view(narrowing)]}
    page, status = wrong_page(pages, narrowing.asked)
    context = {
        "filters": filters.with_errors(unknown),
        "results": results,
        "wrong": list({**unknown, **page}.items()),
        "status": HTTPStatus.BAD_REQUEST if unknown else status,
    }
    return context if results else context | for_nothing_found(narrowing, filters)


def unknown_view(narrowing: Narrowing) -> list[Unknown]:
    asked = narrowing.asked.get("view", "")
    return [Unknown("view", "View", asked)] if asked_for(asked) and asked != ALL["view"] else []


def wrong_page(pages: Paginator, asked: Mapping[str, str]) -> tuple[dict[str, str], HTTPStatus]:
    """What is said of a page that there isn't, by the name "page", and the status that goes with it."""
    number = asked.get("page", "")
    if not asked_for(number):
        return {}, HTTPStatus.OK
    shown = Unknown("page", "Page", number).shown
    try:
        pages.validate_number(number)
    except PageNotAnInteger:
        return {
            "page": f"Page: “{shown}” is no number; this is the first page"
        }, HTTPStatus.BAD_REQUEST
    except EmptyPage:
        many = f"has {pages.num_pages} pages" if pages.num_pages > 1 else "has one page"
        return {"page": f"There is no page {shown}: the list {many}"}, HTTPStatus.NOT_FOUND
    return {}, HTTPStatus.OK


def for_nothing_found(narrowing: FindingNarrowing, filters: Filters) -> dict:
    names = {each.name for each in (ConditionFacet, PlaceFacet, GroupFacet)}
    asked = {facet.name: value for facet, (value, _) in narrowing.chosen.items()}
    return {
        "suggestion": {name: asked[name] for name in names & asked.keys()},
        "ways_out": narrowing.ways_out(filters),
        "otherwise": narrowing.otherwise().for_items(),
    }


def summary_filters(narrowing: Narrowing, path: str) -> Filters:
    """The same form, for the summary by condition: whatever is chosen there leads to the list."""
    return replace(narrowing.filters(path), kept=ALL, order=None)
