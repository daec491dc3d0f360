"""What can't be answered while the database is away: calm words, and when to try again."""

from collections.abc import Callable
from functools import cache

from larch_site.errors import standing_alone

TRY_AGAIN_AFTER = 30  # seconds


@cache
def page() -> bytes:
    """Made at the start: what is needed when all fails should not have to be looked for then."""
    return standing_alone("errors/503.html").encode()


def away(start_response: Callable) -> list[bytes]:
    body = page()
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Retry-After", str(TRY_AGAIN_AFTER)),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
    ]
    start_response("503 Service Unavailable", headers)
    return [body]
