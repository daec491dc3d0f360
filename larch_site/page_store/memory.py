"""Entries in this process: the least recently used go first."""

import threading
from collections import OrderedDict

from larch_site.page_store.entry import Entry
from larch_site.page_store.key import Key


class Memory:
    """At most `limit` bytes, as far as bodies go."""

    def __init__(self, limit: int):
        self.limit = limit
        self.size = 0
        self.entries: OrderedDict[Key, Entry] = OrderedDict()
        self.find = self.entries.get  # what a warm page is found by
        self._lock = threading.Lock()

    def used(self, key: Key) -> None:
        try:  # noqa: SIM105  (a third of the time of suppress, for each reader)
            self.entries.move_to_end(key)
        except KeyError:
            pass  # another thread has just let go of it

    def put(self, entry: Entry) -> None:
        with self._lock:
            self._drop(entry.key)
            if entry.size > self.limit:
                return
            self.entries[entry.key] = entry
            self.size += entry.size
            while self.size > self.limit and self.entries:
                _, oldest = self.entries.popitem(last=False)
                self.size -= oldest.size

    def drop(self, key: Key) -> None:
        with self._lock:
            self._drop(key)

    def clear(self) -> None:
        with self._lock:
            self.entries.clear()
            self.size = 0

    def _drop(self, key: Key) -> None:
        gone = self.entries.pop(key, None)
        if gone:
            self.size -= gone.size
