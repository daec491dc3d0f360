"""Web processes share what is loaded before the fork, load little, and hold nothing that is free."""

import gc
import subprocess
import sys

import pytest

from larch_site import gunicorn_config

LOADED = (
    "import larch_site.wsgi, importlib, sys; from django.conf import settings; "
    "importlib.import_module(settings.ROOT_URLCONF); print(*sys.modules)"
)
# Half of the pieces go: none of them can be given back from the end of the heap. MiB before and after.
FREE_PIECES = """
import re, time
from larch_site import allocator
def mebibytes():
    with open("/proc/self/status") as status:
        return int(re.search(r"VmRSS:\\s+(\\d+)", status.read())[1]) // 1024
allocator.PAUSE = 1
pieces = [bytes(12_000) for _ in range(4_000)]
del pieces[::2], pieces[::2]
before = mebibytes()
allocator.hold_little()
time.sleep(2)
print(before, mebibytes())
"""


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


@pytest.mark.skipif(sys.platform != "linux", reason="tells what glibc does")
def test_a_web_process_gives_back_what_lies_free_between_pieces_in_use():
    told = subprocess.run(
        [sys.executable, "-c", FREE_PIECES], capture_output=True, text=True, check=True
    ).stdout.split()

    before, after = map(int, told)
    assert before - after > 15
