"""The list of those who come to an event or webinar, to take along; that it was taken is logged."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify
from django.views.generic import View
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.log_actions import log
from wagtail.models import Page

from content.admin.registrations.overview import named_by
from content.admin.remi.export_files import FORMATS, table_response
from content.registrations.meeting import Meeting, meeting_at
from content.registrations.registration import Registration

HEADINGS = ["Reference", "State", "Name", "Email", "Organisation", "What they need", "Question",
            "Registered"]  # fmt: skip


class ExportView(PermissionCheckedMixin, View):
    model = Registration
    permission_required = "view"
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponseBase:
        named = named_by(request.POST.get("occasion", ""))
        form = request.POST.get("format")
        if named is None or form not in FORMATS:
            raise Http404
        page = get_object_or_404(Page, pk=named[0])
        meeting = meeting_at(page.specific, named[1])
        log(instance=page, action="registrations.export", user=request.user)
        name = f"registrations-{slugify(meeting.title)[:60]}-{timezone.localdate().isoformat()}"
        response = table_response(
            form=form, headings=HEADINGS, rows=rows(meeting), name=name, sheet="Registrations"
        )
        response["Cache-Control"] = "no-store, private"
        return response


def rows(meeting: Meeting) -> Iterator[list[str]]:
    """Those with a place, then those who wait, each in the order in which they came."""
    standing = Registration.objects.at(meeting).standing().with_person()
    for row in standing.order_by("state", "created_at", "pk"):
        yield [
            row.reference,
            row.get_state_display(),
            row.name,
            row.email,
            row.organisation,
            row.access_needs,
            row.question,
            date_format(timezone.localtime(row.created_at), "Y-m-d H:i"),
        ]
