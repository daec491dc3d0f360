"""gunicorn's worker with threads, which answers an address that is too long with a page of ours.

Such a request never reaches Django. gunicorn's own answer is three bare words, and 414 tells readers
less than our page does.
"""

import logging
import socket

from gunicorn import util
from gunicorn.http.errors import LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker

log = logging.getLogger("gunicorn.error")
HEAD = (
    "HTTP/1.1 400 Bad Request\r\n"
    "Connection: close\r\n"
    "Cache-Control: no-store\r\n"
    "Content-Type: text/html; charset=utf-8\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Content-Length: {length}\r\n\r\n"
)


class WebWorker(ThreadWorker):
    """Whatever else is wrong with a request, gunicorn answers."""

    def handle_error(
        self, req: object, client: socket.socket, addr: object, exc: Exception
    ) -> None:
        if not isinstance(exc, LimitRequestLine):
            return super().handle_error(req, client, addr, exc)
        log.warning("An address was too long to be read: %s", exc)
        try:
            util.write_nonblock(client, answer())
        except OSError:
            log.debug("Nobody waited to hear that the address was too long.")


def answer() -> bytes:
    """Rendered when it is needed: the application is loaded by then, its templates are kept."""
    from larch_site.errors import standing_alone

    page = standing_alone("errors/400.html").encode()
    return HEAD.format(length=len(page)).encode() + page
