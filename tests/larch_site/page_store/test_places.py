"""Where entries are kept: in files with limits, or in a cache that may be as bad as it likes."""

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from larch_site.page_store import files as files_module
from larch_site.page_store import kept_cache
from larch_site.page_store.encodings import compressed
from larch_site.page_store.entry import Entry, unpack
from larch_site.page_store.files import Files
from larch_site.page_store.kept_cache import KeptCache
from larch_site.page_store.key import Key
from larch_site.page_store.memory import Memory
from tests.larch_site.page_store.kept_site import HOST, HTML, Process, key

BODY = b"<p>words</p>" * 100


def an_entry(address: str, body: bytes = BODY, number: int = 1) -> Entry:
    return Entry(key(address), number, "1", time.time(), [HTML], compressed(body))


def test_nginx_finds_each_form_by_host_and_path(tmp_path):
    files = Files(tmp_path, limit=10**6)
    for address in ("/", "/news/first/", "/evidence/data.json", "/news/?page=2"):
        files.put(an_entry(address))
    files.put(Entry(Key("https", HOST, "/safe/"), 1, "1", 0, [HTML], compressed(BODY)))

    served = {str(path.relative_to(tmp_path / "served" / HOST)): path.read_bytes()
              for path in (tmp_path / "served").rglob("*") if path.is_file()}  # fmt: skip
    names = ["index.html", "news/first/index.html", "evidence/data.json"]
    assert set(served) == {f"{name}{end}" for name in names for end in ("", ".gz", ".br")}
    assert served["index.html"] == BODY
    assert served["index.html.br"] == an_entry("/").bodies[2]
    files.drop(key("/news/first/"))
    assert not list((tmp_path / "served" / HOST / "news" / "first").iterdir())


def test_filters_drive_out_no_page(tmp_path, monkeypatch):
    monkeypatch.setattr(files_module, "LOOK_AFTER", 1)
    files = Files(tmp_path, limit=20_000)
    files.put(an_entry("/"))
    os.utime(next(tmp_path.glob("kept/*/*")), (0, 0))

    for number in range(100):
        files.put(an_entry(f"/news/?topic=topic-{number}", os.urandom(300)))

    kept = [entry.key.address for entry in files.entries()]
    assert "/" in kept
    assert 2 <= len(kept) < 12


def test_what_goes_for_want_of_room_goes_for_nginx_too(tmp_path, monkeypatch):
    """A removal looks for what is kept; a body that outlived it would be served for ever."""
    monkeypatch.setattr(files_module, "LOOK_AFTER", 1)
    files = Files(tmp_path, limit=3_000)
    for number in range(20):
        files.put(an_entry(f"/page-{number}/"))

    kept = {entry.key.path.strip("/") for entry in files.entries()}
    served = {path.parent.name for path in (tmp_path / "served").rglob("index.html")}

    assert 0 < len(kept) < 20
    assert served == kept


def test_the_memory_lets_go_of_what_was_not_asked_for_longest():
    memory = Memory(limit=3 * an_entry("/").size)
    for address in ("/a/", "/b/", "/c/"):
        memory.put(an_entry(address))
    memory.used(key("/a/"))
    memory.put(an_entry("/d/"))
    memory.put(an_entry("/d/"))

    assert [each.address for each in memory.entries] == ["/c/", "/a/", "/d/"]
    assert memory.size == sum(entry.size for entry in memory.entries.values())


@pytest.mark.parametrize(
    "junk",
    [b"", b"junk", b"larch-page-1 x\n{}", None, 7, ["x"], an_entry("/other/").pack(),
     an_entry("/").pack()[:-1], an_entry("/").pack() + b"x", an_entry("/").pack().replace(b"1", b"2", 9)],
)  # fmt: skip
def test_what_is_not_a_whole_entry_of_this_page_is_none(junk):
    assert unpack(an_entry("/").pack(), key("/")).bodies == an_entry("/").bodies
    assert unpack(junk, key("/")) is None


class Cache(dict):
    def get(self, name):
        return super().get(name)

    def set(self, name, value, timeout):
        self[name] = value

    def delete(self, name):
        self.pop(name, None)


class Away:
    def __getattr__(self, name):
        raise ConnectionError("away")


class Slow(Cache):
    """Answers when two have asked."""

    def __init__(self):
        self.both = threading.Barrier(2, timeout=60)

    def get(self, name):
        self.both.wait()
        return b"kept"


class Hanging:
    def __init__(self):
        self.over = threading.Event()

    def get(self, name):
        self.over.wait(60)

    set = delete = get


def test_a_cache_in_place_of_files(database):
    cache = Cache()
    first, second = (Process(database, place=KeptCache(lambda: cache, keep_for=9)) for _ in "12")
    first.get()

    assert second.get().kept.startswith("larch; hit")
    for name in cache:
        cache[name] = b"junk"
    assert b"first words" in Process(database, place=first.place).get().body


def test_a_machine_that_has_seen_no_removal_believes_no_shared_cache(database):
    shared = Cache()
    cache = KeptCache(lambda: shared, keep_for=9)
    Process(database, place=cache).get()
    database.away = True

    assert Process(database, place=cache).get().status.startswith("503")


def test_a_cache_is_asked_for_several_readers_at_once():
    slow = Slow()
    place = KeptCache(lambda: slow, keep_for=9)
    with ThreadPoolExecutor(2) as readers:
        found = list(readers.map(place._ask, ["get", "get"], ["page", "page"]))

    assert found == [b"kept", b"kept"]


def test_a_cache_that_is_away_costs_renderings_only(database):
    process = Process(database, place=KeptCache(Away, keep_for=9))

    assert b"first words" in process.get().body
    assert process.get().kept == "larch; hit"


def test_a_cache_that_hangs_holds_nobody_up(database, monkeypatch):
    monkeypatch.setattr(kept_cache, "WITHIN", 0.05)
    hanging = Hanging()
    process = Process(database, place=KeptCache(lambda: hanging, keep_for=9))

    begun = time.monotonic()
    for uri in ("/", "/news/", "/about/"):
        assert process.get(uri).status == "200 OK"
    assert time.monotonic() - begun < 30
    hanging.over.set()
