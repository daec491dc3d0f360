"""Keeps search engines away from a copy of the site that isn't the public one."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponseBase


def kept_away(get_response: Callable) -> Callable:
    """Middleware: no answer is to be indexed, whatever it is.

    `/robots.txt` would not do: a page that it forbids is listed all the same when others link to
    it, and this header is read only on pages that may be fetched.
    """
    if settings.SEARCH_ENGINES and not settings.DEBUG:
        raise MiddlewareNotUsed

    def middleware(request: HttpRequest) -> HttpResponseBase:
        answer = get_response(request)
        answer["X-Robots-Tag"] = "noindex, nofollow"
        return answer

    return middleware
