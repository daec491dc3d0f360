"""Entries in a Django cache, Redis say, in place of files: for several machines that share one.

The cache may be away, hang or answer junk. It is asked in threads of its own, with a limit; once it
has failed it is left alone for a while, and pages are rendered as if there were none.
"""

import hashlib
import logging
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from larch_site.page_store.entry import Entry, unpack
from larch_site.page_store.key import Key

log = logging.getLogger(__name__)
WITHIN = 0.25  # seconds
LEFT_ALONE = 5.0  # seconds
AT_ONCE = 8  # calls; more are waiting only when it hangs


class KeptCache:
    """`cache` gives Django's cache in the thread that asks it, for these belong to threads."""

    is_shared = True  # by machines, of which this one may have seen no removal yet

    def __init__(self, cache: Callable[[], Any], *, keep_for: int):
        self.cache, self.keep_for = cache, keep_for
        self.not_before = 0.0
        self.waiting: set[Future] = set()
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="kept_cache")

    def find(self, key: Key) -> Entry | None:
        return unpack(self._ask("get", name_of(key)), key)

    def put(self, entry: Entry) -> bool:
        """Whether the cache took it, as far as we know."""
        if entry.key.query:
            return False
        self._ask("set", name_of(entry.key), entry.pack(), self.keep_for)
        return time.monotonic() >= self.not_before

    def drop(self, key: Key) -> None:
        self._ask("delete", name_of(key))

    def entries(self) -> Iterator[Entry]:
        """A cache can't be listed; what was removed is recognised when it is found."""
        return iter(())

    def clear(self) -> None:
        self._ask("clear")

    def _ask(self, method: str, *arguments: object) -> object:
        """What the cache answers; None when it doesn't, or while calls hang in all threads."""
        if time.monotonic() < self.not_before or len(self.waiting) >= AT_ONCE:
            return None
        call = self._threads.submit(lambda: getattr(self.cache(), method)(*arguments))
        self.waiting.add(call)
        call.add_done_callback(self.waiting.discard)
        try:
            return call.result(WITHIN)
        except Exception as error:  # whatever a client of somebody else's raises
            log.warning("The cache of pages fails (%s); it is left alone.", type(error).__name__)
            self.not_before = time.monotonic() + LEFT_ALONE
            return None


def name_of(key: Key) -> str:
    return "page:" + hashlib.sha256("\n".join(key).encode()).hexdigest()
