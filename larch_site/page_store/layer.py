"""The WSGI layer: what is kept answers here, and Django is asked for the rest.

Nothing that passes Django's own handler reaches more than 0.6 of what a bare WSGI application
does, so a page that is kept never gets there.
"""

import time
from collections.abc import Callable, Iterable

from larch_site.page_store import answering
from larch_site.page_store.answering import NAME
from larch_site.page_store.away import away
from larch_site.page_store.entry import Entry, Headers
from larch_site.page_store.host_state import KNOWN_FOR
from larch_site.page_store.key import Key
from larch_site.page_store.packing import packed_for
from larch_site.page_store.refresh import Refresher
from larch_site.page_store.rendering import FAILED, Rendered
from larch_site.page_store.rules import was_for_one_reader
from larch_site.page_store.standby import Standby
from larch_site.page_store.store import FRESH, REFRESHED_BEHIND, Store

READING = ("GET", "HEAD")
AT_ONCE = 0.5  # seconds
PRIVATE = ("Cache-Control", "private, no-cache")


class PageStore:
    """`session` is the name of the cookie that staff have and readers never do."""

    def __init__(
        self,
        application: Callable,
        store: Store,
        refresher: Refresher,
        *,
        session: str,
        standby: Standby,
    ):
        self.application, self.store, self.refresher = application, store, refresher
        self.session, self.standby = session, standby
        self.publication = store.publication
        self.breaker = store.publication.breaker
        self.state = store.publication.state.read
        self.warm = store.memory.find
        self.used = store.memory.used
        self.scheme_of = store.rules.scheme_of

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        address = (self.scheme_of(environ), environ.get("HTTP_HOST"), environ.get("RAW_URI"))
        entry = self.warm(address)
        if (
            entry is not None
            and environ["REQUEST_METHOD"] in READING
            and self.session not in environ.get("HTTP_COOKIE", "")
            and "HTTP_AUTHORIZATION" not in environ
            and self.is_fresh(entry)
        ):
            self.used(address)
            return answering.send(entry, environ, start_response)
        return self.considered(environ, start_response)

    def is_fresh(self, entry: Entry) -> bool:
        """As `Store.is_current`, and young; written for speed."""
        number, looked_at, blind = self.state()
        return (
            entry.number == number
            and not blind
            and 0 <= time.monotonic_ns() - looked_at <= KNOWN_FOR
            and time.time() - entry.checked_at < FRESH
            and entry.version == self.store.version
        )

    def considered(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        self.refresher.start()
        key = None
        if environ["REQUEST_METHOD"] in READING and "HTTP_AUTHORIZATION" not in environ:
            key = self.store.rules.key_of(environ)
        if key is None:
            return self.through(environ, start_response, None)
        if self.session in environ.get("HTTP_COOKIE", ""):
            return self.for_staff(key, environ, start_response)
        self.refresher.seen(key)
        return self.for_reader(key, environ, start_response)

    def for_reader(self, key: Key, environ: dict, start_response: Callable) -> Iterable[bytes]:
        if not self.breaker.away and not self.publication.state.known.is_recent:
            self.publication.look_if_nobody_does()
        entry = self.store.find(key)
        self.store.remember(entry)
        if entry and self.store.is_current(entry):
            age = time.time() - entry.checked_at
            if age >= FRESH:
                self.refresher.refresh(key)
            if age < REFRESHED_BEHIND:
                status = f"{NAME}; hit; ttl={int(FRESH - age)}"
                return answering.send(entry, environ, start_response, status)
        if self.breaker.away and self.store.may_go_out_stale(entry):
            return self.stale(entry, environ, start_response)
        if self.store.is_unkept(key):
            return self.through(environ, start_response, entry)
        may_wait = not self.store.may_go_out_stale(entry)
        new, answer = (self.store.rendered if may_wait else self.store.rendered_soon)(key)
        if new:
            self.store.remember(new)
            status = f"{NAME}; fwd={'stale' if entry else 'uri-miss'}; stored"
            return answering.send(new, environ, start_response, status)
        return self.unkept(answer, key, entry, environ, start_response)

    def unkept(
        self,
        answer: Rendered | None,
        key: Key,
        entry: Entry | None,
        environ: dict,
        start_response: Callable,
    ) -> Iterable[bytes]:
        if answer is None:
            return self.unanswered(key, entry, environ, start_response)
        if answer.is_error:
            if answer.database_failed:
                self.publication.look_soon()
            if self.store.may_go_out_stale(entry):
                return self.stale(entry, environ, start_response)
            if answer.database_failed:
                return self.away(environ, start_response, key)
        elif "HTTP_COOKIE" in environ and was_for_one_reader(answer.headers):
            return self.through(environ, start_response, entry)
        packed_for(environ.get("HTTP_ACCEPT_ENCODING", ""), answer)
        status = [("Cache-Status", f"{NAME}; fwd=uri-miss")]
        start_response(answer.status, answer.headers + status)
        return pieces(answer) if environ["REQUEST_METHOD"] == "GET" else []

    def unanswered(
        self, key: Key, entry: Entry | None, environ: dict, start_response: Callable
    ) -> Iterable[bytes]:
        """It takes too long, the database has gone, or whoever rendered it has met an exception."""
        if self.store.may_go_out_stale(entry):
            return self.stale(entry, environ, start_response)
        if self.breaker.away:
            return self.away(environ, start_response, key)
        return self.through(environ, start_response, entry)

    def away(
        self, environ: dict, start_response: Callable, key: Key | None = None
    ) -> Iterable[bytes]:
        """Who forgets the closing slash or has an old address is led on; Django, which does it else,
        asks the database."""
        leads = (key and self.with_slash(key)) or self.standby.leads(environ.get("RAW_URI", ""))
        if leads is None or environ["REQUEST_METHOD"] not in READING:
            return away(start_response)
        headers = [("Location", leads), ("Content-Length", "0"), ("Cache-Control", "no-store")]
        start_response("302 Found", headers)
        return []

    def with_slash(self, key: Key) -> str | None:
        meant = key._replace(address="?".join(filter(None, [f"{key.path}/", key.query])))
        if key.path.endswith("/") or not self.store.may_go_out_stale(self.store.find(meant)):
            return None
        return meant.address

    def for_staff(self, key: Key, environ: dict, start_response: Callable) -> Iterable[bytes]:
        """As the database has it; what is kept while it is away."""
        entry = self.store.find(key)
        if self.breaker.away and self.store.may_go_out_stale(entry):
            return self.stale(entry, environ, start_response)

        def privately(status: str, headers: Headers) -> None:
            own = [] if any(name.lower() == "cache-control" for name, _ in headers) else [PRIVATE]
            start_response(status, [*headers, *own])

        return self.through(environ, privately, entry)

    def stale(self, entry: Entry, environ: dict, start_response: Callable) -> Iterable[bytes]:
        ttl = int(FRESH - (time.time() - entry.checked_at))
        why = "database-away" if self.breaker.away else "late"
        status = f"{NAME}; hit; ttl={min(ttl, -1)}; detail={why}"
        return answering.send(entry, environ, start_response, status)

    def through(
        self, environ: dict, start_response: Callable, entry: Entry | None
    ) -> Iterable[bytes]:
        """Django answers this reader alone; where it fails, what is kept may stand in."""
        begun = time.monotonic()
        status, headers, answer = self.asked(environ)
        if self.had_lost_its_connection(environ, begun):
            close(answer)
            status, headers, answer = self.asked(environ)
        if status.startswith("5"):
            failed = environ.get(FAILED, False)
            if failed:
                self.publication.look_soon()
            if self.store.may_go_out_stale(entry):
                close(answer)
                return self.stale(entry, environ, start_response)
            if failed:
                close(answer)
                return self.away(environ, start_response)
        start_response(status, headers)
        return answer

    def asked(self, environ: dict) -> tuple[str, Headers, Iterable[bytes]]:
        told: list[tuple[str, Headers]] = []
        environ.pop(FAILED, None)
        answer = self.application(
            environ, lambda status, headers, _=None: told.append((status, headers))
        )
        return *told[0], answer

    def had_lost_its_connection(self, environ: dict, begun: float) -> bool:
        """The server lives: asking again helps. Not when the question was what took too long, and
        not when something may have been done already."""
        return (
            environ.get(FAILED, False)
            and environ["REQUEST_METHOD"] in READING
            and time.monotonic() - begun < AT_ONCE
            and not self.breaker.away
            and self.publication.look()
        )


def pieces(answer: Rendered) -> Iterable[bytes]:
    yield answer.body
    if answer.rest is not None:
        yield from answer.rest


def close(answer: Iterable[bytes]) -> None:
    if hasattr(answer, "close"):
        answer.close()
