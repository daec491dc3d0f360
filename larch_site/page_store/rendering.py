"""Has Django render a page, from a request that holds nothing of any reader's.

What a page is kept from has a host, an address and no more: whatever headers, cookies or parameters
readers send, they can't have changed it.
"""

import io
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from django.core.signals import got_request_exception
from django.db import DataError, Error, IntegrityError, ProgrammingError

from larch_site.page_store.entry import Headers
from larch_site.page_store.key import Key
from larch_site.page_store.rules import LARGEST

FAILED = "larch.database_failed"
OURS_TO_MEND = (DataError, IntegrityError, ProgrammingError)


@dataclass
class Rendered:
    """`rest` is what follows `body` when the answer was longer than any page."""

    status: str
    headers: Headers
    body: bytes
    database_failed: bool = False
    rest: Iterable[bytes] | None = None

    @property
    def is_error(self) -> bool:
        return self.status.startswith("5")


def render(application: Callable, key: Key) -> Rendered:
    environ = clean_environ(key)
    told: list = []
    answer = application(environ, lambda status, headers, _=None: told.append((status, headers)))
    pieces, size, parts = [], 0, iter(answer)
    rest = None
    for piece in parts:
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST:
            rest = remainder(parts, answer)
            break
    if rest is None and hasattr(answer, "close"):
        answer.close()
    status, headers = told[0]
    return Rendered(status, headers, b"".join(pieces), environ.get(FAILED, False), rest)


def remainder(parts: Iterable[bytes], answer: object) -> Iterable[bytes]:
    try:
        yield from parts
    finally:
        if hasattr(answer, "close"):
            answer.close()


def clean_environ(key: Key) -> dict:
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote(key.path),
        "QUERY_STRING": key.query,
        "SERVER_NAME": key.host.partition(":")[0],
        "SERVER_PORT": key.host.partition(":")[2] or "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": key.host,
        "HTTP_X_FORWARDED_PROTO": key.scheme,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": key.scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def note_database_failure(sender: object, request: object = None, **_: object) -> None:
    """Outer layers see the 500 that came of an exception, never the exception."""
    error = sys.exc_info()[1]
    if isinstance(error, Error) and not isinstance(error, OURS_TO_MEND):
        request.environ[FAILED] = True


def listen_to_django() -> None:
    got_request_exception.connect(note_database_failure, dispatch_uid="page_store")
