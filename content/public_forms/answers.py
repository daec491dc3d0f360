"""How pages with a form, or behind a token, are answered."""

from collections.abc import Callable
from functools import wraps

from django.db import Error, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

READING = ("GET", "HEAD")
SEE_OTHER = 303
TRY_AGAIN_AFTER = 30  # seconds
WITH_SITE = "base.html"
WITHOUT_DATABASE = "errors/standing_alone.html"


def said_when_away(view: Callable) -> Callable:
    """While the database is away the answer is a page that says so, and when to try again."""

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (OperationalError, InterfaceError):
            return away(request)

    return answered


def private(view: Callable) -> Callable:
    """Nobody keeps the answer, no other site hears of its address, no search engine lists it.

    `strict-origin` and not `no-referrer`: under the latter browsers send forms as from nowhere, and
    the check against forged ones would refuse them. Under `same-origin` each token would stand in
    the Referer of our own pictures and styles, and in the log of whatever stands before us.
    """

    view = said_when_away(view)

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        response["Referrer-Policy"] = "strict-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    return answered


def only_reading(view: Callable) -> Callable:
    """Django's own decorator would write the whole address into the log, and with it a token."""

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method not in READING:
            return HttpResponseNotAllowed(READING)
        return view(request, *args, **kwargs)

    return answered


def away(request: HttpRequest) -> HttpResponse:
    """What can't be answered while the database is away, said without it."""
    return page(request, "errors/503.html", status=503, reachable=False)


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, object] | None = None,
    *,
    status: int = 200,
    reachable: bool = True,
) -> HttpResponse:
    """A template that extends `layout`: the site's, or one that stands alone where the database is away."""
    context = context or {}
    if reachable:
        try:
            return answer(request, template, context | {"layout": WITH_SITE}, status)
        except Error:
            pass
    return answer(request, template, context | {"layout": WITHOUT_DATABASE}, status)


def answer(request: HttpRequest, template: str, context: dict, status: int) -> HttpResponse:
    alone = context["layout"] == WITHOUT_DATABASE
    if alone:
        # Without the request, so that no context processor asks the database.
        body = render_to_string(template, context | {"csrf_token": get_token(request)})
    else:
        body = render_to_string(template, context, request)
    response = HttpResponse(body, status=status)
    if status in (429, 503):
        response.headers.setdefault("Retry-After", str(TRY_AGAIN_AFTER))
    return response


def see_other(address: str) -> HttpResponse:
    """After a form was sent: go there by GET, so that a reload sends nothing."""
    response = HttpResponseRedirect(address)
    response.status_code = SEE_OTHER
    return response
