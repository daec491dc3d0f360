"""Web processes share what is loaded before the fork, load little, and hold nothing that is free."""

import gc
import subprocess
import sys
import threading
from types import SimpleNamespace

from larch_site import allocator, gunicorn_config

LOADED = (
    "import larch_site.wsgi, importlib, sys; from django.conf import settings; "
    "importlib.import_module(settings.ROOT_URLCONF); print(*sys.modules)"
)


def test_what_is_loaded_is_frozen_before_the_fork():
    before = gc.get_freeze_count()
    try:
        gunicorn_config.when_ready(server=None)

        assert gc.get_freeze_count() > before + 10_000
    finally:
        gc.unfreeze()


def test_what_few_need_is_loaded_when_it_is_needed():
    """openpyxl, and numpy with it, take 15 MB of each process for a table that staff export."""
    told = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True
    ).stdout.split()

    assert "content.admin.remi.export_files" in told
    assert not {"openpyxl", "numpy"} & set(told)


def test_what_lies_free_is_given_back_again_and_again(monkeypatch):
    times, enough = [], threading.Event()

    def trim(left):
        times.append(left)
        if len(times) == 3:
            enough.set()
            threading.Event().wait()  # the thread has no end of its own

    library = SimpleNamespace(mallopt=lambda *_: 1, malloc_trim=trim)
    monkeypatch.setattr(allocator.ctypes, "CDLL", lambda _: library)
    monkeypatch.setattr(allocator, "PAUSE", 0.01)

    allocator.hold_little()

    assert enough.wait(10)
    assert times == [0, 0, 0]
