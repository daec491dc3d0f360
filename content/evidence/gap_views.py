"""Where evidence is missing, by place, by group, and borough by borough."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from content.evidence.borough_map import boroughs_of, tiles_of
from content.evidence.condition import Condition
from content.evidence.gaps import (
    empty_boroughs,
    gaps_by_group,
    gaps_by_place,
    without_london,
)
from content.narrowing.filters import Filters, choose, readable


@require_safe
def gaps(request):
    gap_map = gaps_by_place()
    context = {
        "gap_map": gap_map,
        "states": gap_map.states,
        "without_london": without_london(gap_map),
        "empty_boroughs": empty_boroughs(gap_map),
    }
    return TemplateResponse(request, "evidence/gaps.html", context)


@require_safe
def gaps_of_groups(request):
    gap_map = gaps_by_group()
    context = {"gap_map": gap_map, "states": gap_map.states}
    return TemplateResponse(request, "evidence/gaps_by_group.html", context)


@require_safe
def borough_map(request):
    conditions = list(Condition.objects.all())
    asked = readable(request.GET.get("condition", ""))
    chosen = next((each for each in conditions if each.slug == asked), None)
    boroughs = boroughs_of(chosen)
    choices = [(each.slug, each.name, None) for each in conditions]
    context = {
        "condition": chosen,
        "boroughs": boroughs,
        "tiles": tiles_of(boroughs, chosen),
        "filters": Filters(request.path, [choose("condition", "Condition", choices, asked)]),
    }
    return TemplateResponse(request, "evidence/map.html", context)
