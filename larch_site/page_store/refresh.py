"""Renders behind readers' backs: pages that have aged, one after the other."""

import logging
import queue
import threading
import time

from larch_site.page_store.key import Key
from larch_site.page_store.store import FRESH, Store
from larch_site.page_store.warmer import Warmer

log = logging.getLogger(__name__)


class Refresher:
    """The threads of a process: this one, the warmer's, and the one that watches publication."""

    def __init__(self, store: Store, warmer: Warmer):
        self.store, self.warmer = store, warmer
        self.wanted: queue.SimpleQueue[Key] = queue.SimpleQueue()
        self.waiting: set[Key] = set()
        self.started = False
        self._lock = threading.Lock()

    def start(self) -> None:
        """In the process that serves, never in the one that it is forked from."""
        if self.started:
            return
        with self._lock:
            if not self.started:
                self.store.publication.start()
                for work in (self._work, self.warmer.work):
                    threading.Thread(target=work, name=work.__qualname__, daemon=True).start()
                self.started = True

    def seen(self, key: Key) -> None:
        self.warmer.seen(key)

    def refresh(self, key: Key) -> None:
        if key not in self.waiting:
            self.waiting.add(key)
            self.wanted.put(key)

    def _work(self) -> None:
        while True:
            key = self.wanted.get()
            try:
                if not self.store.is_away and not self.is_done(key):
                    self.store.rendered(key)
            except Exception:  # a page that can't be rendered must not end the thread
                log.exception("A page could not be refreshed")
            finally:
                self.waiting.discard(key)

    def is_done(self, key: Key) -> bool:
        """Whether another process has just done it."""
        kept = self.store.place.find(key)
        if kept is None or not self.store.is_current(kept) or is_old(kept.checked_at):
            return False
        self.store.remember(kept)
        return True


def is_old(checked_at: float) -> bool:
    return time.time() - checked_at >= FRESH
