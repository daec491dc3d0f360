"""Sends pages packed (gzip) to browsers that can unpack them: a fifth of the bytes on a slow line.

Django's own middleware does the packing, with its guard against guessing secrets from sizes. It
would also pack files and pictures, which gains nothing and spoils requests for parts of a file.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

WORTH_PACKING = ("text/", "application/json", "application/atom+xml", "application/xml")


def packed_pages(get_response: Callable) -> Callable:
    """Middleware."""
    packing = GZipMiddleware(get_response)

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.streaming or not response.get("Content-Type", "").startswith(WORTH_PACKING):
            return response
        return packing.process_response(request, response)

    return middleware
