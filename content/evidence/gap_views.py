"""Where evidence is missing, by place, by group, and borough by borough."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from content.evidence.borough_map import boroughs_of, tiles_of
from content.evidence.condition import Condition
from content.evidence.gaps import (
    empty_boroughs,
    gaps_by_group,
    gaps_by_place,
    without_london,
)
from content.evidence.only_read import only_read
from content.evidence.ways_on import list_address
from content.narrowing.filters import Filters, choose, readable
from content.narrowing.unknown import Unknown, asked_for

WHOLE = ("condition", "place", "group")  # what the list is narrowed by, and a gap map is not


@only_read
def gaps(request):
    gap_map = gaps_by_place()
    context = {
        "gap_map": gap_map,
        "states": gap_map.states,
        "without_london": without_london(gap_map),
        "empty_boroughs": empty_boroughs(gap_map),
    }
    return gap_page(request, "evidence/gaps.html", context)


@only_read
def gaps_of_groups(request):
    gap_map = gaps_by_group()
    context = {"gap_map": gap_map, "states": gap_map.states}
    return gap_page(request, "evidence/gaps_by_group.html", context)


def gap_page(request: HttpRequest, template: str, context: dict) -> HttpResponse:
    """Always the whole map: whoever asks for a part of it is told, and led to the list."""
    asked = {name: readable(request.GET.get(name, "")) for name in WHOLE
             if asked_for(request.GET.get(name, ""))}  # fmt: skip
    wrong = [(name, f"{name.capitalize()}: here is all of the gap map, which has no filters")
             for name in asked]  # fmt: skip
    more = {"wrong": wrong, "filters": Filters(request.path, []), "as_list": list_address(**asked)}
    status = HTTPStatus.BAD_REQUEST if wrong else HTTPStatus.OK
    return TemplateResponse(request, template, context | more, status=status)


@only_read
def borough_map(request):
    conditions = list(Condition.objects.all())
    asked = readable(request.GET.get("condition", ""))
    chosen = next((each for each in conditions if each.slug == asked), None)
    boroughs = boroughs_of(chosen)
    choices = [(each.slug, each.name, None) for each in conditions]
    filters = Filters(request.path, [choose("condition", "Condition", choices, asked)])
    unknown = unknown_condition(request.GET.get("condition", "")) if not chosen else {}
    context = {
        "condition": chosen,
        "boroughs": boroughs,
        "tiles": tiles_of(boroughs, chosen),
        "filters": filters.with_errors(unknown),
        "wrong": list(unknown.items()),
    }
    status = HTTPStatus.BAD_REQUEST if unknown else HTTPStatus.OK
    return TemplateResponse(request, "evidence/map.html", context, status=status)


def unknown_condition(asked: str) -> dict[str, str]:
    """What is said of it, by the name of its filter."""
    return {"condition": Unknown("condition", "Condition", asked).words} if asked_for(asked) else {}
