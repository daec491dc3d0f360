"""The transcript of a recording as a text file, below the page that it stands on."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from content.webinars.recordings import PlacedRecording, recordings_on
from content.webinars.transcript import words_of

NAME = "transcript"
ADDRESS = r"^(?P<above>(?:[\w-]+/)+)transcript(?:-(?P<key>\w+))?\.txt$"


def file_name(key: str) -> str:
    """What follows the page's address."""
    return f"{NAME}-{key}.txt" if key else f"{NAME}.txt"


@require_safe
def transcript_file(request: HttpRequest, above: str, key: str | None = None) -> HttpResponse:
    page = public_page(request, above)
    for recording in recordings_on(page):
        if recording.key == (key or "") and recording.transcript:
            name = file_name(f"{page.slug}_{recording.key}".strip("_"))
            return HttpResponse(
                in_text(page, recording),
                content_type="text/plain; charset=utf-8",
                headers={"Content-Disposition": f'inline; filename="{name}"'},
            )
    raise Http404("This page has no such transcript.")


def public_page(request: HttpRequest, path: str) -> Page:
    route = Page.route_for_request(request, path)
    if route is None or not route.page.live or route.page.get_view_restrictions():
        raise Http404("No public page is here.")
    return route.page.specific


def in_text(page: Page, recording: PlacedRecording) -> str:
    title = recording.value.get("title") or page.title
    head = [*dict.fromkeys([page.title, title]), page.full_url or ""]
    paragraphs = ["\n".join(filter(None, head)), *words_of(recording.transcript)]
    return re.sub(r"[\x00-\x08\x0b-\x1f]", " ", "\n\n".join(paragraphs)) + "\n"
