"""The pages for what went wrong.

Those for 400 and 500 stand alone: no database, and no request, whose very host may be what is wrong.
"""

from django.core.exceptions import RequestDataTooBig
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseForbidden,
    HttpResponseServerError,
)
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token
from django.views.defaults import page_not_found
from wagtail.models import Page
from wagtail.views import serve as serve_page


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return HttpResponse(standing_alone("errors/413.html"), status=413)
    return HttpResponseBadRequest(standing_alone("errors/400.html"))


@requires_csrf_token
def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponseForbidden(render_to_string("errors/403.html", request=request))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """`reason` is for developers; Django logs it, and the page tells readers what they can do.

    A view with a `when_forged` shows its form again, so that nothing that was typed is lost. A page
    that takes no form says so: nothing is wrong with the form.
    """
    view = request.resolver_match.func if request.resolver_match else None
    if view is serve_page:
        page = Page.find_for_request(request, request.resolver_match.args[0])
        refused = page and page.check_request_method(request)
        if refused:
            return refused
    if show_again := getattr(view, "when_forged", None):
        return show_again(request)
    return HttpResponseForbidden(render_to_string("errors/403_csrf.html", request=request))


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page_not_found(request, exception, template_name="errors/404.html")


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    return HttpResponseServerError(standing_alone("errors/500.html"))


def standing_alone(template: str) -> str:
    """Rendered without the request, so that no context processor asks the database."""
    return render_to_string(template)
