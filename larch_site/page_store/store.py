"""Finds kept pages, has missing ones rendered once, and knows which may still go out."""

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from larch_site.page_store.encodings import BEST, PLAIN, QUICK, compressed
from larch_site.page_store.entry import Entry
from larch_site.page_store.files import Files
from larch_site.page_store.host_state import UNKNOWN
from larch_site.page_store.kept_cache import KeptCache
from larch_site.page_store.key import Key, Rules
from larch_site.page_store.memory import Memory
from larch_site.page_store.publication import Publication
from larch_site.page_store.removals import sweep
from larch_site.page_store.rendering import Rendered, render
from larch_site.page_store.rules import may_be_kept

log = logging.getLogger(__name__)
FRESH = 60  # seconds; what the clock changes on a page shows that soon
REFRESHED_BEHIND = 600  # seconds; a page that is older is waited for
KEPT_FOR = 7 * 24 * 60 * 60  # seconds
SLOWEST = 15  # seconds that a request waits for a rendering; then it asks Django itself
PATIENCE = 2.0  # seconds that a request waits which has something older to send
MOST_WAITING = 6  # of the eight threads of a web process
LOOK_UP = 0.1  # seconds between two looks whether the database has gone
# A process renders no faster in more threads. Each has a connection of its own, and when the database
# hangs, they hang, but not the threads in which readers are answered.
RENDERERS = 3
MOST_UNKEPT = 2_000


@dataclass
class Flight:
    """One rendering, for all who asked meanwhile."""

    number: int
    landed: threading.Event = field(default_factory=threading.Event)
    result: tuple[Entry | None, Rendered | None] = (None, None)


class Store:
    def __init__(
        self,
        application: Callable,
        *,
        rules: Rules,
        publication: Publication,
        memory: Memory,
        typed: Memory,
        place: Files | KeptCache,
        version: str,
    ):
        self.application, self.rules, self.publication = application, rules, publication
        self.memory, self.typed, self.place, self.version = memory, typed, place, version
        self.unkept: OrderedDict[Key, int] = OrderedDict()  # by what is published
        self._flights: dict[Key, Flight] = {}
        self._lock = threading.Lock()
        self._waiting = 0
        self._behind = ThreadPoolExecutor(RENDERERS, thread_name_prefix="rendering")
        publication.on_removed = self.sweep

    def is_current(self, entry: Entry) -> bool:
        """Nothing has been published since, and we know that."""
        state = self.publication.state.known
        return (
            entry.number == state.number != UNKNOWN
            and entry.version == self.version
            and state.is_recent
            and not state.blind
        )

    def find(self, key: Key) -> Entry | None:
        """The newest that is kept. Another process may have rendered what ours has of old."""
        mine = self.memory.find(key) or self.typed.find(key)
        if mine and (self.is_current(mine) or (self.is_away and self._still(mine.number))):
            return mine
        if self.rules.is_free(key):
            return mine
        theirs = self.place.find(key)
        if theirs is None or (mine and mine.checked_at >= theirs.checked_at):
            return mine
        return theirs

    def remember(self, entry: Entry | None) -> None:
        """In memory is what readers ask of this process; what nobody asks for waits in its file."""
        if entry is None or entry.number == UNKNOWN or not self._still(entry.number):
            return
        if not self.rules.is_free(entry.key) and self.memory.find(entry.key) is not entry:
            self.memory.put(entry)

    @property
    def is_away(self) -> bool:
        return self.publication.breaker.away

    def is_unkept(self, key: Key) -> bool:
        """Whether it turned out to be for one reader, and nothing has been published since."""
        number = self.unkept.get(key)
        return number is not None and self._still(number)

    def may_go_out_stale(self, entry: Entry | None) -> bool:
        """Whether it may be sent although something has been published since."""
        if entry is None or time.time() - entry.checked_at > KEPT_FOR:
            return False
        state, removals = self.publication.state.known, self.publication.removals
        if state.blind:
            return False
        if removals.upto != state.number:
            removals.read_from_file()
        if removals.upto == UNKNOWN and self.place.is_shared:
            return False  # another machine may have removed it
        if removals.upto < state.number and entry.number < state.number:
            return False  # something was removed, perhaps, and we can't learn what
        return not self._is_forbidden(entry)

    def rendered(self, key: Key) -> tuple[Entry | None, Rendered | None]:
        """A new entry, or the answer that can't be kept; nothing when the database goes meanwhile.

        Threads of the store render, and go on when nobody waits any longer."""
        return self._awaited(key, time.monotonic() + SLOWEST)

    def rendered_soon(self, key: Key) -> tuple[Entry | None, Rendered | None]:
        """The same, for who has something older to send: nothing when it takes too long, when the
        database goes meanwhile, or when others wait already: with all threads of a web process
        waiting, pages that are ready would wait too."""
        with self._counted() as waiting:
            ends = time.monotonic() + (PATIENCE if waiting <= MOST_WAITING else 0)
            return self._awaited(key, ends)

    @contextmanager
    def _counted(self) -> Iterator[int]:
        with self._lock:
            self._waiting += 1
            waiting = self._waiting
        try:
            yield waiting
        finally:
            with self._lock:
                self._waiting -= 1

    def _awaited(self, key: Key, ends: float) -> tuple[Entry | None, Rendered | None]:
        """One rendering is for all who asked meanwhile; an answer that can't be kept, for one alone."""
        while True:
            flight, leads = self._flight_of(key)
            if leads:
                self._behind.submit(self._lead, flight, key)
            while not flight.landed.wait(min(LOOK_UP, max(0.0, ends - time.monotonic()))):
                if self.is_away or time.monotonic() >= ends:
                    return None, None
            if leads or (flight.result[0] and self._still(flight.number)):
                return flight.result

    def _flight_of(self, key: Key) -> tuple[Flight, bool]:
        """And whether whoever asks has to render it: what was begun before a commit doesn't count."""
        number = self.publication.state.known.number
        with self._lock:
            flight = self._flights.get(key)
            leads = flight is None or flight.number != number
            if leads:
                flight = self._flights[key] = Flight(number)
        return flight, leads

    def _lead(self, flight: Flight, key: Key) -> None:
        try:
            flight.result = self._render(key, flight.number)
        except Exception:
            log.exception("A page could not be rendered")
        finally:
            with self._lock:
                if self._flights.get(key) is flight:
                    del self._flights[key]
            flight.landed.set()

    def _render(self, key: Key, number: int) -> tuple[Entry | None, Rendered | None]:
        answer = render(self.application, key)
        if answer.database_failed and not self.is_away and self.publication.look():
            answer = render(self.application, key)  # its connection had died, not the server
        if answer.rest is not None or not may_be_kept(answer.status, answer.headers, answer.body):
            self._note_unkept(key, answer)
            if not answer.is_error:
                self.drop(key)  # what it was before, it isn't any more
            return None, answer
        return self.keep(key, number, answer), None

    def keep(self, key: Key, number: int, answer: Rendered) -> Entry:
        """`number` was read before the rendering began."""
        is_free = self.rules.is_free(key)
        before = self.memory.find(key) or (self.typed if is_free else self.place).find(key)
        if before and before.bodies[PLAIN] == answer.body:
            bodies, smallest = before.bodies, before.smallest
        else:
            bodies, smallest = compressed(answer.body, quality=QUICK), False
        entry = Entry(key, number, self.version, time.time(), answer.headers, bodies, smallest)
        if number == UNKNOWN or not self._still(number):
            return entry  # good for who asked, already old for everybody else
        if is_free:
            self.typed.put(entry)
            return entry
        self._put(entry)
        return entry

    def pack_best(self, entry: Entry) -> None:
        """Behind readers' backs: the smallest brotli, for a body that is likely to stay."""
        if entry.smallest or not self.is_current(entry):
            return
        bodies = compressed(entry.bodies[PLAIN], quality=BEST)
        if self.is_current(entry):
            self._put(replace(entry, bodies=bodies, smallest=True))

    def write_again(self) -> None:
        """Somebody has deleted the files."""
        for entry in list(self.memory.entries.values()):
            self.place.put(entry)

    def _put(self, entry: Entry) -> None:
        """In memory what readers asked for before, or what can be nowhere else."""
        if not self.place.put(entry) or self.memory.find(entry.key):
            self.memory.put(entry)
        if not self._still(entry.number):
            self.drop(entry.key)  # removed in this very moment, perhaps, and swept before us

    def drop(self, key: Key) -> None:
        self.memory.drop(key)
        self.place.drop(key)

    def sweep(self) -> None:
        """Let go of whatever was removed or names what was. What may stay is found again."""
        self.memory.clear()
        self.typed.clear()
        sweep(self.place, self.publication.removals)

    def _is_forbidden(self, entry: Entry) -> bool:
        return self.publication.removals.forbid(
            number=entry.number, path=entry.key.path, body=entry.bodies[PLAIN]
        )

    def _still(self, number: int) -> bool:
        return self.publication.state.known.number == number

    def _note_unkept(self, key: Key, answer: Rendered) -> None:
        if answer.status.startswith("200 "):
            self.unkept[key] = self.publication.state.known.number
            if len(self.unkept) > MOST_UNKEPT:
                self.unkept.popitem(last=False)
