"""The file of a suggestion, for staff: never shown in the browser, always saved."""

from pathlib import PurePath

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.generic import View
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import BaseObjectMixin

from content.suggestions.suggestion import Suggestion


class DownloadView(PermissionCheckedMixin, BaseObjectMixin, View):
    """Under the reference: what the sender called it may be a name."""

    model = Suggestion
    permission_required = "view"
    http_method_names = ["get"]

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        file = self.object.file
        if not file or not file.storage.exists(file.name):
            raise Http404
        name = f"{self.object.reference}{PurePath(file.name).suffix}"
        with file.open("rb") as opened:  # ten megabytes at most
            response = HttpResponse(opened.read(), content_type="application/octet-stream")
        response["Content-Disposition"] = content_disposition_header(True, name)
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = "sandbox"
        response["Cache-Control"] = "no-store, private"
        return response
