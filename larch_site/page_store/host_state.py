"""What all processes of this machine know of the publication number, in memory that they share.

A mapped file, so that the process which publishes tells all others in the moment of its commit,
and reading it costs a reader's request next to nothing. Where the file can't be had, the processes
that were forked after this share anonymous memory, and others look at the database by themselves.
"""

import fcntl
import mmap
import os
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

LAYOUT = struct.Struct("<qqq")
UNKNOWN = -1
# Older knowledge than this is looked up anew before anything is called fresh.
KNOWN_FOR = 900_000_000  # nanoseconds


@dataclass(frozen=True)
class Known:
    """`looked_at` on the machine's monotonic clock, in nanoseconds.

    `blind`: something was published or removed and the database died before we read what.
    """

    number: int
    looked_at: int
    blind: bool

    @property
    def is_recent(self) -> bool:
        return 0 <= time.monotonic_ns() - self.looked_at <= KNOWN_FOR


class HostState:
    def __init__(self, path: Path | None):
        self.path = path
        self.memory = mapped(path) if path else None
        if self.memory is None:
            self.path = None
            self.memory = mmap.mmap(-1, LAYOUT.size)
            LAYOUT.pack_into(self.memory, 0, UNKNOWN, 0, 0)
        self._thread_lock = threading.Lock()

    def read(self) -> tuple[int, int, int]:
        """Number, looked_at and blind, as cheaply as can be."""
        return LAYOUT.unpack_from(self.memory)

    @property
    def known(self) -> Known:
        number, looked_at, blind = self.read()
        return Known(number, looked_at, bool(blind))

    def looked(self, number: int, asked_at: int, *, back: bool = False) -> bool:
        """Note what the database answered to a question of `asked_at`.

        False when somebody knows a higher number already: then the answer was overtaken on its way.
        `back`: take the lower one all the same, since the database itself went back.
        """
        with self._alone():
            highest, looked_at, _ = self.read()
            if looked_at > time.monotonic_ns():
                looked_at = 0  # of an earlier run of this machine, whose clock begins anew
            if number < highest and not back and number != UNKNOWN:
                return False
            LAYOUT.pack_into(self.memory, 0, number, max(asked_at, looked_at), 0)
        return True

    def go_blind(self) -> None:
        with self._alone():
            number, _, _ = self.read()
            LAYOUT.pack_into(self.memory, 0, number, 0, 1)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Opened each time: a lock on what was open before a fork would be everybody's."""
        with self._thread_lock, ExitStack() as stack:
            with suppress(OSError):  # without the file there is nobody else, or nothing to be done
                file = stack.enter_context(open(self.path, "rb")) if self.path else None
                if file:
                    fcntl.flock(file, fcntl.LOCK_EX)
            yield


def mapped(path: Path) -> mmap.mmap | None:
    """The file's memory; None when it can't be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            if os.fstat(descriptor).st_size != LAYOUT.size:
                os.ftruncate(descriptor, 0)
                os.write(descriptor, LAYOUT.pack(UNKNOWN, 0, 0))
            return mmap.mmap(descriptor, LAYOUT.size)
        finally:
            os.close(descriptor)
    except (OSError, ValueError):
        return None
