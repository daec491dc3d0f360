"""What is published shows at once, what was taken away is gone, whatever the database does then."""

import shutil
import time

import pytest
import time_machine

from larch_site.page_store.host_state import LAYOUT
from larch_site.page_store.store import FRESH, KEPT_FOR, REFRESHED_BEHIND
from tests.larch_site.page_store.kept_site import Process, key


@pytest.fixture
def elsewhere(database, tmp_path) -> Process:
    """A process on another machine."""
    return Process(database, tmp_path / "elsewhere")


def let_a_second_pass(process: Process) -> None:
    """By the clock that a process measures with how old its knowledge is."""
    number, looked_at, _ = process.publication.state.read()
    LAYOUT.pack_into(process.publication.state.memory, 0, number, looked_at - 10**9, 0)


def test_what_is_published_shows_at_once_in_every_process_of_the_machine(process, other, database):
    process.get(), other.get()
    database.publish("/news/", "new words")
    process.publication.look_after_commit()

    assert b"new words" in process.get().body
    assert b"new words" in other.get().body


def test_another_machine_shows_it_once_it_has_looked(process, elsewhere, database):
    elsewhere.get()
    database.publish("/news/", "new words")
    process.publication.look_after_commit()
    elsewhere.publication.look()

    assert b"new words" in elsewhere.get().body


def test_what_nobody_looked_up_for_a_second_is_looked_up_by_the_request(process, database):
    process.get()
    database.publish("/news/", "new words")

    let_a_second_pass(process)

    assert b"new words" in process.get().body


def test_an_answer_that_was_overtaken_on_its_way_is_not_believed(process, other, database):
    """Another process asked before the commit and is told late, because the machine is busy."""
    process.get()
    database.take_away("/news/")
    process.publication.look_after_commit()
    database.number -= 1
    other.publication.look()
    database.number += 1

    assert process.get().status == "404 Not Found"


def test_a_database_that_went_back_is_believed_in_the_end(process, database):
    """Somebody has restored a backup."""
    database.number = 7
    process.publication.look()
    process.get()
    database.content["/news/"], database.number = "older words", 3
    for _ in range(3):
        process.publication.look()

    assert b"older words" in process.get().body
    assert process.get().kept == "larch; hit"


def test_what_was_for_one_reader_can_become_public(process, database):
    process.django.headers = [("Set-Cookie", "csrftoken=x")]
    process.get(), process.get()
    process.django.headers = []
    database.publish("/news/", "for all")
    process.publication.look()

    assert process.get().kept.endswith("stored")


def test_one_process_renders_for_all(process, other):
    process.get()

    assert other.get().kept.startswith("larch; hit")
    assert other.django.rendered == []


@pytest.mark.parametrize("path", ["/news/", "/news/first/"])
def test_what_was_taken_away_is_gone_from_every_store(process, other, database, path, tmp_path):
    database.content |= {path: "a secret", "/about/": f'<a href="{path}">a secret</a>'}
    for each in (process, other):
        each.get(path), each.get("/about/"), each.get("/")

    database.take_away(path)
    process.publication.look_after_commit()
    database.away = True
    for each in (process, other):
        each.publication.look()

    for each in (process, other):
        assert each.get(path).status.startswith("503")
        assert each.get("/about/").status.startswith("503")
        assert "database-away" in each.get("/").kept
    files = [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()]
    assert not [content for content in files if b"a secret" in content]


def test_a_page_that_was_being_rendered_when_it_was_taken_away_is_not_kept(process, database):
    render = process.django.__class__.__call__

    def slowly(self, environ, start_response):
        answer = render(self, environ, start_response)
        if "/news/" in database.content:
            database.take_away("/news/")
            process.publication.look_after_commit()
        return answer

    process.store.application = lambda *told: slowly(process.django, *told)
    process.get()

    assert not process.store.memory.entries
    assert not list(process.place.entries())


def test_if_the_database_dies_while_we_look_nothing_old_goes_out(process, other, database):
    process.get(), other.get()
    database.take_away("/news/")
    database.away = True
    process.publication.look_after_commit()
    other.publication.look()

    assert other.get().status.startswith("503")
    assert process.get().status.startswith("503")

    database.away = False
    process.publication.look()
    assert process.get().status == "404 Not Found"


def test_while_the_database_is_away_everybody_gets_what_is_kept(process, other, database):
    process.get()
    database.away = True
    process.publication.look(), other.publication.look()

    for cookie in ("", "sessionid=abc", "csrftoken=x"):
        for each in (process, other):
            reply = each.get(COOKIE=cookie)
            assert (reply.status, b"first words" in reply.body) == ("200 OK", True)
    away = process.get("/about/")
    assert away.status == "503 Service Unavailable"
    assert away.headers["Retry-After"] == "30"
    assert b"Not to be had just now" in away.body


def test_what_expires_while_the_database_is_away_goes_with_all_that_name_it(
    process, database, tmp_path
):
    with time_machine.travel("2026-03-02 10:00Z", tick=False) as clock:
        database.content["/about/"] = '<a href="/news/">News</a>'
        database.content["/people/"] = "our people"
        database.expiring = [(time.time() + 60, "/news/")]
        database.publish("/news/", "until a minute past ten")
        process.publication.look_after_commit()
        for path in ("/news/", "/about/", "/people/"):
            assert process.get(path).status == "200 OK"
        database.away = True
        process.publication.look()
        assert b"until a minute past ten" in process.get().body

        clock.shift(61)
        let_a_second_pass(process)
        restarted = Process(database, tmp_path)

        for each in (process, restarted):
            assert each.get("/news/").status.startswith("503")
            assert each.get("/about/").status.startswith("503")
            assert b"our people" in each.get("/people/").body
        process.publication.look()
    files = [file for file in (tmp_path / "pages" / "served").rglob("*") if file.is_file()]
    assert {file.parent.name for file in files} == {"people"}  # what nginx would send by itself


def test_a_database_that_fails_before_the_breaker_knows_is_no_reader_s_trouble(process, database):
    process.get()
    database.publish("/news/", "new words")
    process.publication.look()
    database.away = True

    assert b"first words" in process.get().body
    assert b"first words" in process.get(COOKIE="sessionid=abc").body
    assert process.get("/about/").status.startswith("503")
    assert process.get("/remi/request/", method="POST").status.startswith("503")


def test_recovery_shows_at_once(process, database):
    process.get()
    database.away = True
    process.publication.look()
    process.get()
    database.away = False
    database.publish("/news/", "new words")
    process.publication.look()

    assert b"new words" in process.get().body


def test_a_page_ages_and_is_refreshed_behind_the_reader_and_then_before_them(process, database):
    with time_machine.travel("2026-03-02 10:00Z", tick=False) as clock:
        process.get()
        database.content["/news/"] = "as the clock has it"

        clock.shift(FRESH + 1)
        assert b"first words" in process.get().body
        assert process.layer.refresher.waiting == {key("/news/")}

        clock.shift(REFRESHED_BEHIND)
        assert b"as the clock has it" in process.get().body


def test_after_seven_days_nothing_old_goes_out(process, database):
    with time_machine.travel("2026-03-02 10:00Z", tick=False) as clock:
        process.get()
        database.away = True
        process.publication.look()

        clock.shift(KEPT_FOR - 60)
        assert process.get().status == "200 OK"
        clock.shift(120)
        assert process.get().status.startswith("503")


def test_an_update_of_the_code_renders_anew_and_still_has_the_old_for_need(
    process, other, database
):
    process.get()
    other.store.version = "2"

    assert other.get().kept == "larch; fwd=stale; stored"
    process.store.version = "3"
    database.away = True
    process.publication.look()
    assert process.get().status == "200 OK"


def test_a_restart_finds_what_was_kept_also_while_the_database_is_away(process, database, tmp_path):
    process.get()
    database.away = True

    assert b"first words" in Process(database, tmp_path).get().body


def test_without_a_number_nothing_is_kept(database, tmp_path):
    database.number = -1
    process = Process(database, tmp_path)

    process.get()

    assert not process.store.memory.entries


def test_whatever_happens_to_the_folder_costs_renderings_only(process, other, database, tmp_path):
    pages = tmp_path / "pages"
    process.get()
    for file in pages.rglob("*"):
        if file.is_file():
            file.write_bytes(b"junk")

    assert b"first words" in other.get().body
    shutil.rmtree(pages)
    pages.write_text("no folder")
    database.publish("/news/", "new words")
    process.publication.look_after_commit()
    assert b"new words" in process.get().body
    assert process.get().kept == "larch; hit"
