"""Takes away the header `Content-Encoding: None`, which Wagtail gives every document.

It names a way of packing that no program knows; strict proxies refuse such an answer.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase


def only_real_encodings(get_response: Callable) -> Callable:
    """Middleware."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.get("Content-Encoding") == "None":
            del response["Content-Encoding"]
        return response

    return middleware
