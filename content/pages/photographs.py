"""Each photograph of an event on a page of its own, for those who want it larger."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe
from wagtail.models import Site

from content.pages.calendars import occasion_at
from content.pages.events import EventPage


@require_safe
def photograph(request: HttpRequest, place: str, photograph: UUID) -> TemplateResponse:
    event = occasion_at(Site.find_for_request(request), place)
    shown = [block for block in gallery_of(event) if block.value.get("image")]
    at = next((n for n, block in enumerate(shown) if block.id == str(photograph)), None)
    if at is None:
        raise Http404("This event has no such photograph.")
    context = {
        "event": event,
        "shown": shown[at],
        "number": at + 1,
        "count": len(shown),
        "before": shown[at - 1] if at else None,
        "after": shown[at + 1] if at + 1 < len(shown) else None,
    }
    return TemplateResponse(request, "pages/photograph.html", context)


def gallery_of(event) -> list:
    return list(event.gallery) if isinstance(event, EventPage) else []
