"""Keeps the C library from holding memory that nobody uses any more."""

import ctypes
import threading
import time
from collections.abc import Callable
from contextlib import suppress

M_MMAP_THRESHOLD, M_ARENA_MAX = -3, -8  # of glibc's malloc.h
HEAPS = 2  # in place of one for each thread, of which little is ever given back
# Bytes. What is larger lies apart and goes back at once. Left to itself glibc raises this to 32 MiB
# when the first such piece is given back, and what packs pages works on pieces of megabytes.
LARGE = 64 * 1024
PAUSE = 5  # seconds; giving back takes two milliseconds, and a few where there is much


def hold_little() -> None:
    """Before other threads begin. Only glibc knows these calls; elsewhere nothing happens."""
    with suppress(AttributeError, OSError):
        library = ctypes.CDLL(None)
        library.mallopt(M_ARENA_MAX, HEAPS)
        library.mallopt(M_MMAP_THRESHOLD, LARGE)
        threading.Thread(
            target=give_back, args=(library.malloc_trim,), name="giving back", daemon=True
        ).start()


def give_back(trim: Callable[[int], int]) -> None:
    """What is free between pieces in use: making the sizes of pictures leaves 40 MiB of it."""
    while True:
        time.sleep(PAUSE)
        trim(0)
