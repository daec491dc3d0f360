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
    process.store.application = lambda *told: goes_on.wait(5) and application(*told)

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
