"""A rule that a model holds may refuse what a view of the admin didn't check, such as publishing in bulk.

Without this whoever tried would get an error page, and never the reason.
"""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.admin import messages


class RefusalsSaid:
    """Back to where it was asked for, with the reason above. The view's transaction is taken back."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        home = reverse("wagtailadmin_home")
        if not isinstance(exception, ValidationError) or not request.path.startswith(home):
            return None
        for reason in exception.messages:
            messages.error(request, reason)
        before = came_from(request) or home
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # What Wagtail's dialogs understand: it goes there, where the reason stands.
            return JsonResponse({"step": "success", "redirect": before})
        return redirect(before)


def came_from(request: HttpRequest) -> str:
    before = request.headers.get("referer", "")
    here = {request.get_host()}
    known = url_has_allowed_host_and_scheme(before, here, require_https=request.is_secure())
    return before if known else ""
