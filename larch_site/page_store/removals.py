"""What was taken from readers: unpublished, deleted, moved or made private, for as long as pages are kept.

A kept page that is older than a removal and names its address is never served again, not even
while the database is away. The same once the time has come at which something expires, since then
there may be no database to say that it has. In a file too, so that a process that starts then
knows of it.
"""

import json
import threading
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from larch_site.page_store.atomic import write
from larch_site.page_store.encodings import PLAIN

WHOLE_SITE = "/"
CALENDAR, FOLD = b"BEGIN:VCALENDAR", b"\r\n "  # RFC 5545 breaks long lines, addresses among them


class Removals:
    """`removed` are pairs of publication number and address, in the order of numbers; `expiring`,
    of the second since 1970 at which something that is published now expires, and its address."""

    def __init__(self, path: Path | None = None):
        self.path = path
        self.upto = -1  # all up to this number are known
        self.removed: list[tuple[int, str]] = []
        self.expiring: list[tuple[float, str]] = []
        self._expired_until = 0.0
        self._lock = threading.Lock()

    def learn(
        self, number: int, removed: list[tuple[int, str]], expiring: list[tuple[float, str]]
    ) -> bool:
        """Take over what the database says; return whether anything of it is new.

        Where it can't be written down, whoever reads the file sees that it is behind.
        """
        with self._lock:
            is_new = any(at > self.upto for at, _ in removed)
            self.removed, self.expiring, self.upto = removed, expiring, number
        self.write_down()
        return is_new

    def write_down(self) -> None:
        with self._lock, suppress(OSError):
            told = {"upto": self.upto, "removed": self.removed, "expiring": self.expiring}
            if self.path and self.upto >= 0:
                self.path.parent.mkdir(parents=True, exist_ok=True)  # before the first page
                write(self.path, json.dumps(told).encode())

    def newly_expired(self) -> bool:
        """Whether a time has come since this was last asked."""
        before, self._expired_until = self._expired_until, time.time()
        return any(before < at <= self._expired_until for at, _ in self.expiring)

    def read_from_file(self) -> None:
        """What another process of this machine has learned, when the database can't be asked."""
        try:
            told = json.loads(self.path.read_bytes()) if self.path else {}
            removed = [(int(at), str(address)) for at, address in told["removed"]]
            expiring = [(float(at), str(address)) for at, address in told["expiring"]]
            upto = int(told["upto"])
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return
        with self._lock:
            if upto > self.upto:
                self.removed, self.expiring, self.upto = removed, expiring, upto
                self._expired_until = 0.0

    def forbid(self, *, number: int, path: str, body: bytes) -> bool:
        """Whether something that a page of `number` is or names was removed since, or has expired."""
        gone = [address for at, address in reversed(self.removed) if at > number]
        now = time.time()
        gone += [address for at, address in self.expiring if at <= now]
        return any(concerns(address, path, body) for address in gone)


def concerns(address: str, path: str, body: bytes) -> bool:
    """The page itself, what lies below it, and whatever leads there.

    A finding has files beside its page, so its address is without a closing slash; that this takes
    a few neighbours whose names begin alike costs them one rendering.
    """
    if address == WHOLE_SITE or path.startswith((address, quote(address))):
        return True
    if body.startswith(CALENDAR):
        body = body.replace(FOLD, b"")
    return address.encode() in body or quote(address).encode() in body


def sweep(place, removals: Removals) -> None:
    """Let go of whatever was removed, or names what was."""
    for entry in place.entries():
        body = entry.bodies[PLAIN]
        if removals.forbid(number=entry.number, path=entry.key.path, body=body):
            place.drop(entry.key)
