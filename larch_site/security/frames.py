"""Frames: our own (the editor's previews), and those of a player on a page that has one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

HEADER = "Content-Security-Policy"


def only_named_frames(get_response: Callable) -> Callable:
    """Middleware. A template names the origins that its page needs in `request.frame_origins`."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.get("Content-Type", "").startswith("text/html"):
            origins = sorted(getattr(request, "frame_origins", ()))
            response.headers.setdefault(HEADER, " ".join(["frame-src 'self'", *origins]))
        return response

    return middleware
