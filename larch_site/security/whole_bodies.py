"""Refuses a request whose body is shorter than it says: half a form must not be taken for a whole one.

When a line breaks, the web server hands on what arrived as if that were all. A plain layer around
Django's application, because Django has no place before the first reading of the body.
"""

from collections.abc import Callable, Iterable
from typing import BinaryIO

from django.core.exceptions import BadRequest

Application = Callable[[dict, Callable], Iterable[bytes]]


class WholeBody:
    """Reads like the body, and raises BadRequest where it ends too early."""

    def __init__(self, body: BinaryIO, length: int):
        self.body, self.left = body, length

    def read(self, size: int = -1) -> bytes:
        wanted = self.left if size is None or size < 0 else min(size, self.left)
        return self.counted(self.body.read(wanted), wanted)

    def readline(self, size: int = -1) -> bytes:
        wanted = self.left if size is None or size < 0 else min(size, self.left)
        line = self.body.readline(wanted)
        self.counted(line, min(wanted, 1))  # a line may be shorter than was asked, but not empty
        return line

    def counted(self, piece: bytes, wanted: int) -> bytes:
        self.left -= len(piece)
        if len(piece) < wanted:
            raise BadRequest("The body ended before its length was reached.")
        return piece


def whole_bodies(application: Application) -> Application:
    def answer(environ: dict, start_response: Callable) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH") or ""
        if length.isascii() and length.isdigit():
            environ["wsgi.input"] = WholeBody(environ["wsgi.input"], int(length))
        return application(environ, start_response)

    return answer
