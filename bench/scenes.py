"""What goes wrong in `make chaos`. Each scene does it, and returns when it is over: the moment from
which readers should find everything as usual."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from bench.site_for_trials import TrialSite
from larch_site.embedded_postgres import leftovers

HUNG_FOR = 20.0  # seconds
TIMES = 10
PAUSE = 2.0
FULL = 300_000  # bytes
JUNK = b"\0junk \xff" * 50


@dataclass(frozen=True)
class Scene:
    name: str
    happens: Callable[[TrialSite], float]
    cuts_connections: bool = False


class SkippedError(Exception):
    """This machine doesn't let us."""


def killed(site: TrialSite) -> float:
    """The keeper starts it again by itself; it is over when the database answers."""
    for pid in site.database_processes():
        leftovers.send(pid, signal.SIGKILL)
    return until_it_answers(site)


def hung(site: TrialSite) -> float:
    stopped = site.database_processes()
    for pid in stopped:
        leftovers.send(pid, signal.SIGSTOP)
    time.sleep(HUNG_FOR)
    for pid in stopped:
        leftovers.send(pid, signal.SIGCONT)
    return time.monotonic()


def read_only(site: TrialSite) -> float:
    site.execute("ALTER DATABASE larch SET default_transaction_read_only = on")
    end_backends(site)
    time.sleep(HUNG_FOR)
    site.execute("ALTER DATABASE larch RESET default_transaction_read_only")
    end_backends(site)
    return time.monotonic()


def backends_ended(site: TrialSite) -> float:
    for _ in range(TIMES):
        end_backends(site)
        time.sleep(PAUSE)
    return time.monotonic()


def workers_killed(site: TrialSite) -> float:
    for turn in range(TIMES):
        workers = site.web_processes()[1:]
        if workers:
            leftovers.send(workers[turn % len(workers)], signal.SIGKILL)
        time.sleep(PAUSE)
    return time.monotonic()


def folder_full(site: TrialSite) -> float:
    """A file system of a size that is used up."""
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={FULL}", "tmpfs", str(site.pages)],
        capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SkippedError("nothing may be mounted here")
    try:
        with suppress(OSError), (site.pages / "filler").open("wb") as file:
            file.write(b"\0" * 2 * FULL)
        publish(site)
        time.sleep(HUNG_FOR)
    finally:
        subprocess.run(["umount", "-l", str(site.pages)], check=True)
    return time.monotonic()


def folder_read_only(site: TrialSite) -> float:
    """As root everything may be written, so a file stands where the folder was."""
    aside = site.pages.with_name("pages.aside")
    site.pages.rename(aside)
    site.pages.write_text("no folder")
    try:
        publish(site)
        time.sleep(HUNG_FOR)
    finally:
        site.pages.unlink()
        aside.rename(site.pages)
    return time.monotonic()


def folder_of_junk(site: TrialSite) -> float:
    for path in site.pages.rglob("*"):
        if path.is_file():
            path.write_bytes(JUNK)
    publish(site)
    time.sleep(HUNG_FOR / 2)
    shutil.rmtree(site.pages, ignore_errors=True)
    publish(site)
    time.sleep(HUNG_FOR / 2)
    return time.monotonic()


def publish(site: TrialSite) -> None:
    """Something small, so that all pages have to be rendered anew."""
    site.execute("UPDATE content_topic SET description = description || ' '")


def end_backends(site: TrialSite) -> None:
    site.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE pid <> pg_backend_pid() AND datname = 'larch'"
    )


def until_it_answers(site: TrialSite) -> float:
    while True:
        with suppress(Exception):
            site.execute("SELECT 1")
            return time.monotonic()
        time.sleep(0.02)


SCENES = [
    Scene("database killed, and back", killed),
    Scene(f"database stopped for {HUNG_FOR:.0f} s", hung),
    Scene("database read-only", read_only),
    Scene("database connections ended", backends_ended),
    Scene("a web process killed each 2 s", workers_killed, cuts_connections=True),
    Scene("folder of pages full", folder_full),
    Scene("folder of pages not writable", folder_read_only),
    Scene("folder of pages full of junk, then gone", folder_of_junk),
]
CHOSEN = os.environ.get("SCENES", "")
