"""The search page, and what its field suggests while somebody types."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from content.models import HomePage, Topic
from content.search.not_found import note
from content.search.results import search
from content.search.suggestions import suggestions


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    results = search(request.GET.get("query", ""), request.GET, request)
    if request.method == "GET" and not results.found_all and not results.filters.narrowed:
        note(results.asked)
    context = {"search": results, "results": results.page, "filters": results.filters}
    if not results.count:
        home = HomePage.objects.live().first()
        context |= {"topics": Topic.objects.shown(), "ways": home.ways if home else ()}
    return TemplateResponse(request, "search/search_page.html", context)


@require_safe
def search_suggestions(request: HttpRequest) -> JsonResponse:
    """`{"suggestions": [{"title", "kind", "address"}, ...]}`, best first."""
    return JsonResponse({"suggestions": suggestions(request.GET.get("query", ""), request)})
