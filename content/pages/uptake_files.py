"""A quarter of the REMI's uptake as files, below its page."""

from django.http import Http404, HttpRequest, HttpResponse

from content.evidence.only_read import only_read
from content.evidence.open_data import CSV, JSON, for_programs
from content.pages.uptake import UptakePage
from content.remi.quarter import Quarter
from content.remi.uptake.card import draw_card
from content.remi.uptake.record import as_csv, as_json
from content.remi.uptake.snapshot import UptakeSnapshot
from content.webinars.transcript_file import public_page

ADDRESS = (
    r"^(?P<above>(?:[\w-]+/)+)(?P<name>[0-9]{4}-q[1-4])(?:-v(?P<version>[1-9][0-9]{0,3}))?"
    r"\.(?P<kind>csv|json|png)$"
)
MADE_BY = {"csv": (as_csv, CSV), "json": (as_json, JSON), "png": (draw_card, "image/png")}


@only_read
@for_programs
def uptake_file(
    request: HttpRequest, above: str, name: str, kind: str, version: str | None = None
) -> HttpResponse:
    snapshot = snapshot_named(request, above, name, version)
    make, content_type = MADE_BY[kind]
    stem = f"remi-uptake-{name}" + (f"-v{version}" if version else "")
    response = HttpResponse(make(snapshot), content_type=content_type)
    disposition = "attachment" if kind == "csv" else "inline"
    response["Content-Disposition"] = f'{disposition}; filename="{stem}.{kind}"'
    response["X-Robots-Tag"] = "noindex"  # the page of the quarter is what a search should show
    return response


def snapshot_named(
    request: HttpRequest, above: str, name: str, version: str | None
) -> UptakeSnapshot:
    if not isinstance(public_page(request, above), UptakePage):
        raise Http404("No quarters are told here.")
    try:
        versions = UptakeSnapshot.objects.of(Quarter.named(name))
    except ValueError as error:
        raise Http404(str(error)) from error
    if version:
        versions = versions.filter(version=int(version))
    snapshot = versions.first()
    if snapshot is None:
        raise Http404("This quarter hasn't been told.")
    return snapshot
