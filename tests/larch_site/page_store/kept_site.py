"""A page store around an application of three lines, over a database that does as it is told."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from larch_site.page_store.breaker import Breaker
from larch_site.page_store.files import Files
from larch_site.page_store.host_state import HostState
from larch_site.page_store.key import Key, Rules
from larch_site.page_store.layer import PageStore
from larch_site.page_store.memory import Memory
from larch_site.page_store.probe import AwayError
from larch_site.page_store.publication import EXPIRING, NUMBER, Publication
from larch_site.page_store.refresh import Refresher
from larch_site.page_store.removals import Removals
from larch_site.page_store.rendering import FAILED
from larch_site.page_store.standby import STANDBY, Standby
from larch_site.page_store.store import Store
from larch_site.page_store.warmer import Warmer

HOST = "www.example.org"
RULES = Rules(
    hosts=(HOST, "example.org"),
    queries=frozenset({"page", "topic", "query"}),
    free=frozenset({"query"}),
    never=("/admin", "/remi", "/media", "/documents", "/evidence/suggest/"),
)
HTML = ("Content-Type", "text/html; charset=utf-8")


@dataclass
class FakeDatabase:
    """`content` is what pages say, by path."""

    number: int = 1
    removed: list[tuple[int, str]] = field(default_factory=list)
    expiring: list[tuple[float, str]] = field(default_factory=list)
    redirects: dict[str, str] = field(default_factory=dict)
    content: dict[str, str] = field(default_factory=dict)
    away: bool = False

    def ask(self, question: str, *, within: float) -> list[tuple[str, ...]]:
        if self.away:
            raise AwayError("away")
        if question == NUMBER:
            return [(str(self.number),)]
        if question == STANDBY:
            return [(str(self.number), json.dumps(self.redirects), None)]
        if question == EXPIRING:
            return [(str(second), path) for second, path in self.expiring]
        return [(str(number), path) for number, path in self.removed]

    def publish(self, path: str, words: str) -> None:
        self.content[path] = words
        self.number += 1

    def take_away(self, path: str) -> None:
        del self.content[path]
        self.number += 1
        self.removed.append((self.number, path))


@dataclass
class FakeDjango:
    """Counts what it renders; `headers`, `status` and `dead_connections` as a test sets them."""

    database: FakeDatabase
    headers: list[tuple[str, str]] = field(default_factory=list)
    status: str = "200 OK"
    rendered: list[dict] = field(default_factory=list)
    dead_connections: int = 0

    def __call__(self, environ, start_response):
        self.rendered.append(environ)
        words = self.database.content.get(environ["PATH_INFO"])
        self.dead_connections -= 1
        if self.database.away or self.dead_connections >= 0:
            environ[FAILED] = True
            start_response("500 Internal Server Error", [HTML])
            return [b"failed"]
        if words is None:
            start_response("404 Not Found", [HTML])
            return [b"nothing here"]
        own = any(name == "Content-Type" for name, _ in self.headers)
        start_response(self.status, [*([] if own else [HTML]), *self.headers])
        return [f"<html><p>{words}</p>{'text of the page ' * 40}</html>".encode()]


@dataclass
class Reply:
    status: str
    headers: dict[str, str]
    body: bytes

    @property
    def kept(self) -> str:
        return self.headers.get("Cache-Status", "")


class Process:
    """One web process. Those of one machine share `folder`."""

    def __init__(self, database: FakeDatabase, folder: Path | None = None, *, place=None):
        self.database = database
        self.django = FakeDjango(database)
        pages = folder / "pages" if folder else None
        self.publication = Publication(
            database,
            HostState(folder / "state" if folder else None),
            Removals(pages / "removals.json" if pages else None),
            Breaker(),
        )
        self.place = place or Files(pages or Path("/nowhere"), limit=10_000_000)
        self.store = Store(
            self.django,
            rules=RULES,
            publication=self.publication,
            memory=Memory(1_000_000),
            typed=Memory(100_000),
            place=self.place,
            version="1",
        )
        lock = (folder or Path("/nowhere")) / "warming.lock"
        standby = Standby(lock.with_name("standby.json"), database, self.publication.state)
        self.warmer = Warmer(self.store, lock=lock, public=("http", HOST), standby=standby)
        refresher = Refresher(self.store, self.warmer)
        refresher.started = True  # no threads: tests say when a process looks
        self.layer = PageStore(
            self.django, self.store, refresher, session="sessionid=", standby=standby
        )
        self.publication.look()

    def get(self, uri: str = "/news/", method: str = "GET", **headers: str) -> Reply:
        environ = {
            "REQUEST_METHOD": method,
            "RAW_URI": uri,
            "PATH_INFO": uri.partition("?")[0],
            "QUERY_STRING": uri.partition("?")[2],
            "HTTP_HOST": HOST,
            "wsgi.url_scheme": "http",
            "SERVER_PORT": "8000",
        } | {f"HTTP_{name}": value for name, value in headers.items()}
        told = []
        body = self.layer(environ, lambda status, headers, _=None: told.append((status, headers)))
        [(status, sent)] = told
        return Reply(status, dict(sent), b"".join(body))


def key(address: str) -> Key:
    return Key("http", HOST, address)
