"""The publication number: read in the background, and at once by whoever has published.

It stands in the database, where each commit that changes what readers see raises it
(`content/publication`). The same question tells the breaker whether the database answers.
"""

import logging
import threading
import time
from collections.abc import Callable

from larch_site.page_store.breaker import Breaker
from larch_site.page_store.host_state import UNKNOWN, HostState
from larch_site.page_store.probe import AwayError, Probe, UnanswerableError
from larch_site.page_store.removals import Removals

log = logging.getLogger(__name__)
EVERY = 0.4  # seconds: with WITHIN, a hang is noticed in less than one
WITHIN = 0.5
LOWER = 3  # looks in a row after which a lower number is believed: a backup has been restored
NUMBER = "SELECT number FROM content_publication"
REMOVED = (
    "SELECT number, path FROM content_publicationchange "
    "WHERE number IS NOT NULL AND path <> '' ORDER BY number, id"
)
MAY_EXPIRE = ("wagtailcore_page", "content_finding", "content_question")
EXPIRING = " UNION ALL ".join(
    "SELECT extract(epoch FROM expire_at), "  # noqa: S608  (of our own names)
    f"larch_address('{table}', to_jsonb(it)) FROM {table} it "
    "WHERE live AND expire_at IS NOT NULL"
    for table in MAY_EXPIRE
)


class Publication:
    """`on_removed` is called when something was taken from readers."""

    def __init__(self, probe: Probe, state: HostState, removals: Removals, breaker: Breaker):
        self.probe, self.state, self.removals, self.breaker = probe, state, removals, breaker
        self.on_removed: Callable[[], None] = lambda: None
        self.moved = threading.Event()  # set whenever the number has changed
        self._known = UNKNOWN
        self._lower = 0
        self._to_sweep = False
        self._lock = threading.Lock()
        self._soon = threading.Event()

    def start(self) -> None:
        """The first look is waited for, so that the first reader finds everything known."""
        self.breaker.cuts = True
        self.look()
        threading.Thread(target=self._keep_looking, name="publication", daemon=True).start()

    def look_soon(self) -> None:
        """A request has met a database that fails."""
        self._soon.set()

    def look_if_nobody_does(self) -> None:
        if self._lock.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._lock.release()
            self._sweep()

    def look(self) -> bool:
        """Whether the database answered."""
        with self._lock:
            answered = self._look()
        self._sweep()
        return answered

    def _sweep(self) -> None:
        """Behind the lock: reading all files takes a while, and others want to look meanwhile."""
        if self.removals.newly_expired() or self._to_sweep:
            self._to_sweep = False
            self.on_removed()

    def look_after_commit(self) -> None:
        """This process has just published something: all of this machine know when this returns.

        If the database died in this very moment, nobody knows what was published, or removed: then
        nothing older is served until it is back.
        """
        if not self.look() and not self.look():
            self.state.go_blind()

    def _keep_looking(self) -> None:
        while True:
            self._soon.wait(0 if self.breaker.silences == 1 else EVERY)
            self._soon.clear()
            try:
                self.look()
            except Exception:  # whatever it is, looking goes on
                log.exception("The publication number could not be read")

    def _look(self) -> bool:
        asked_at = time.monotonic_ns()
        try:
            [(number,)] = self.probe.ask(NUMBER, within=WITHIN)
            self._learn(int(number), asked_at)
        except AwayError as error:
            if not self.breaker.away:
                log.warning("The database is away; what is kept goes out.")
            self.breaker.failed(hangs=error.hangs)
            return False
        except (UnanswerableError, ValueError):
            # It lives, but has no number yet: its tables are still to be made.
            self.state.looked(UNKNOWN, asked_at)
        if self.breaker.away:
            log.warning("The database answers again.")
        self.breaker.answered()
        return True

    def _learn(self, number: int, asked_at: int) -> None:
        self._lower = self._lower + 1 if number < self.state.known.number else 0
        if number == self._known and not self._lower:
            self.state.looked(number, asked_at)
            return
        if 0 < self._lower < LOWER:
            return  # overtaken on its way; unless it stays so
        rows = self.probe.ask(REMOVED, within=WITHIN)
        ending = self.probe.ask(EXPIRING, within=WITHIN)
        is_new = self.removals.learn(
            number,
            removed=[(int(at), path) for at, path in rows],
            expiring=[(float(at), path) for at, path in ending],
        )
        # First the number, then the files: what is no longer current isn't served meanwhile.
        self.state.looked(number, asked_at, back=bool(self._lower))
        self._known, self._lower = number, 0
        self.moved.set()
        self._to_sweep = self._to_sweep or is_new
