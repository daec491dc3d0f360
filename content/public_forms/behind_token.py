"""Views behind a token that a mail carries: the page of one person's own record, without an account."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from content.public_forms.answers import page, private


def behind_token(record_of: Callable[[str], object | None], *, gone: str) -> Callable:
    """Makes `view(request, record)` answer to a token.

    `record_of(token)` gives None for one that isn't ours. `gone` is the template that says, with
    410, that the person is no longer known.
    """

    def decorator(view: Callable) -> Callable:
        @private
        @wraps(view)
        def guarded(request: HttpRequest, token: str, **kwargs: object) -> HttpResponse:
            record = record_of(token)
            if record is None:
                return page(request, "errors/404.html", status=404)
            if not record.has_person:
                return page(request, gone, status=410)
            return view(request, record, **kwargs)

        return guarded

    return decorator
