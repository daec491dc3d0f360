"""A machine that is too busy to render in time."""

import threading
import time

from larch_site.page_store import store
from tests.larch_site.processes import eventually


def test_a_rendering_that_takes_too_long_leaves_readers_what_they_had(
    process, database, monkeypatch
):
    process.get()
    database.publish("/news/", "new words")
    process.publication.look()
    goes_on = threading.Event()
    application = process.store.application
    monkeypatch.setattr(store, "PATIENCE", 0.1)
    process.store.application = lambda *told: goes_on.wait(90) and application(*told)

    late = process.get()
    goes_on.set()

    assert (b"first words" in late.body, "late" in late.kept) == (True, True)
    eventually(lambda: b"new words" in process.get().body, "the rendering has come")


def test_what_was_taken_away_is_waited_for(process, database, monkeypatch):
    process.get()
    database.take_away("/news/")
    process.publication.look()
    application = process.store.application
    monkeypatch.setattr(store, "PATIENCE", 0.01)
    process.store.application = lambda *told: time.sleep(0.2) or application(*told)

    assert process.get().status == "404 Not Found"


def test_when_others_wait_already_who_comes_gets_what_there_was(process, database, monkeypatch):
    """With all threads waiting, pages that are ready would wait too."""
    monkeypatch.setattr(store, "MOST_WAITING", 2)
    monkeypatch.setattr(store, "PATIENCE", 60)
    pages = ["/news/", "/about/", "/"]
    for page in pages:
        process.get(page)
        database.publish(page, "new words")
    process.publication.look()
    goes_on = threading.Event()
    application = process.store.application
    process.store.application = lambda *told: goes_on.wait(90) and application(*told)
    waiting = [threading.Thread(target=process.get, args=[page]) for page in pages[:2]]
    for each in waiting:
        each.start()
    eventually(lambda: process.store._waiting == 2, "two wait")

    begun = time.monotonic()
    reply = process.get("/")

    assert (time.monotonic() - begun < 30, b"home" in reply.body) == (True, True)
    goes_on.set()
    for each in waiting:
        each.join()


def test_a_hang_that_is_noticed_frees_all_who_wait(process, database):
    """The store's threads hang in the database; those of a web process have pages to send."""
    process.get("/news/")
    goes_on = threading.Event()
    application = process.store.application
    process.store.application = lambda *told: goes_on.wait(60) and application(*told)
    replies = []
    asking = [
        threading.Thread(target=lambda at=at: replies.append(process.get(f"/news/?page={at}")))
        for at in range(2, 8)
    ]
    for each in asking:
        each.start()
    time.sleep(0.2)
    database.away = True
    process.publication.look()

    eventually(lambda: len(replies) == len(asking), "all were told")
    assert {reply.status for reply in replies} == {"503 Service Unavailable"}
    assert b"first words" in process.get("/news/").body
    goes_on.set()
    for each in asking:
        each.join()


def test_a_rendering_that_ends_in_an_exception_is_told_and_leaves_the_reader_to_django(
    process, caplog, monkeypatch
):
    rendered = store.render
    monkeypatch.setattr(store, "render", lambda *told: 1 / 0)
    reply = process.get("/news/")
    monkeypatch.setattr(store, "render", rendered)

    assert (reply.status, b"first words" in reply.body, reply.kept) == ("200 OK", True, "")
    assert "A page could not be rendered" in caplog.text
    assert process.get("/news/").kept == "larch; fwd=uri-miss; stored"
