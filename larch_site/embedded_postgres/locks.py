"""File locks that end with the process holding them, however it ends."""

import fcntl
import os
import time
from pathlib import Path

PAUSE = 0.025  # seconds between two tries


def take(path: Path, *, exclusive: bool, patience: float = 0) -> int | None:
    """Lock `path` and return its descriptor, or None when others hold it for `patience` seconds.

    The descriptor isn't inheritable: a lock that leaked into the server would never be free.
    """
    kind = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
    descriptor = os.open(path, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                os.close(descriptor)
                return None
            time.sleep(PAUSE)
        else:
            return descriptor


def is_held_exclusively(path: Path) -> bool:
    """Whether some process holds `path` for itself."""
    descriptor = take(path, exclusive=False)
    if descriptor is None:
        return True
    os.close(descriptor)
    return False
