"""How a kept page is sent: whole, as "not modified", or in its headers alone."""

import time
from collections.abc import Callable

from larch_site.page_store.encodings import PLAIN, accepted
from larch_site.page_store.entry import Entry, Headers

NAME = "larch"  # in Cache-Status, RFC 9211
HIT = f"{NAME}; hit"
NOT_MODIFIED = "304 Not Modified"
ABOUT_THE_BODY = {"Content-Length", "Content-Encoding", "Content-Type"}


def send(entry: Entry, environ: dict, start_response: Callable, status: str = HIT) -> list[bytes]:
    header = environ.get("HTTP_ACCEPT_ENCODING")
    form = accepted(header) if header else PLAIN
    sent, body = entry.sent[form]
    age = int(time.time() - entry.checked_at)
    told = [*sent, ("Age", str(max(age, 0))), ("Cache-Status", status)]
    if "HTTP_IF_NONE_MATCH" in environ:
        if matches(environ["HTTP_IF_NONE_MATCH"], entry.etag):
            return send_not_modified(told, start_response)
    elif "HTTP_IF_MODIFIED_SINCE" in environ and (
        ("Last-Modified", environ["HTTP_IF_MODIFIED_SINCE"]) in sent
    ):
        return send_not_modified(told, start_response)
    start_response("200 OK", told)
    return body if environ["REQUEST_METHOD"] == "GET" else []


def send_not_modified(told: Headers, start_response: Callable) -> list[bytes]:
    start_response(NOT_MODIFIED, [each for each in told if each[0] not in ABOUT_THE_BODY])
    return []


def matches(header: str, etag: str) -> bool:
    """Weakly, as RFC 9110 wants it for this header."""
    ours = etag.removeprefix("W/")
    told = [each.strip().removeprefix("W/") for each in header.split(",")]
    return ours in told or told == ["*"]
