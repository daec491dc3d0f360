"""The folder of kept pages may be deleted, filled or locked at any time."""

import shutil

import pytest

from larch_site.page_store import store, warmer
from larch_site.page_store.encodings import BEST
from larch_site.page_store.files import Files
from tests.larch_site.page_store.kept_site import Process, key

ALL = ("/", "/news/", "/about/")


@pytest.fixture(autouse=True)
def home_leads_everywhere(database, monkeypatch):
    monkeypatch.setattr(warmer, "LOOK_AFTER", 0.01)
    database.content["/"] = '<a href="/news/">x</a> <a href="/about/">x</a>'


def walk(process: Process) -> None:
    process.publication.look()
    process.publication.moved.clear()
    process.warmer.keep_ahead()


def test_deleted_files_are_written_again(process, database, tmp_path):
    walk(process)
    process.get("/news/")  # in memory, so that nobody renders it once more
    shutil.rmtree(tmp_path / "pages")
    process.warmer.lock.unlink()  # the mark of its walk stays: it was still walking

    process.warmer.wait()
    walk(process)

    assert (tmp_path / "pages" / "removals.json").exists()
    fresh = Process(database, tmp_path)
    database.away = True
    fresh.publication.look()
    for address in ALL:
        assert fresh.get(address).status == "200 OK"


def test_the_other_process_notices_too_and_nobody_misses_what_never_was(process, other):
    assert not process.warmer.has_lost_its_files()
    walk(process)
    walk(other)
    process.warmer.lock.unlink()

    assert other.warmer.has_lost_its_files()
    other.warmer.wait()
    assert not other.warmer.has_lost_its_files()  # once is enough


def test_where_nothing_can_be_written_memory_holds_what_the_warmer_renders(database, tmp_path):
    no_folder = tmp_path / "a-file"
    no_folder.touch()
    process = Process(database, tmp_path, place=Files(no_folder, limit=1_000_000))
    walk(process)
    database.away = True
    process.publication.look()

    for address in ALL:
        assert process.get(address).status == "200 OK"


def test_what_is_packed_well_counts_as_what_it_weighs(process, database):
    walk(process)
    for address in ALL:
        process.get(address)
    for number in range(20):
        database.publish("/news/", f"words of {number} " * 50)
        walk(process)

    memory = process.store.memory
    assert memory.size == sum(entry.size for entry in memory.entries.values())


def test_what_is_taken_away_while_it_is_packed_is_not_written_again(
    process, database, tmp_path, monkeypatch
):
    process.get("/news/")
    compressed = store.compressed

    def slowly(body, *, quality):
        if quality == BEST:
            database.take_away("/news/")
            process.publication.look()
        return compressed(body, quality=quality)

    monkeypatch.setattr(store, "compressed", slowly)
    process.store.pack_best(process.place.find(key("/news/")))

    assert process.place.find(key("/news/")) is None
    assert not list((tmp_path / "pages" / "served").rglob("news/*"))
