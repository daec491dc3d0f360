"""`make run` as the tests start, ask and kill it."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from larch_site.embedded_postgres import leftovers
from tests.free_port import free_port
from tests.larch_site.processes import PROJECT, Database, children_of, eventually

START_PATIENCE = 300.0  # seconds, on a machine busy with other tests


@dataclass
class Site:
    """`make run` in a process of its own, on data of its own."""

    var: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "larch_site.run"],
                cwd=PROJECT,
                env=self.environment,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + START_PATIENCE
        while not self.has_settled() and time.monotonic() < deadline:
            time.sleep(0.1)
        assert self.is_announced(), self.logs()

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        return kept | {
            "VAR_FOLDER": str(self.var),
            # Shared with the next run of the tests: compressing them anew takes seconds.
            "STATIC_ROOT": str(PROJECT / "var" / "test_static"),
            "PORT": str(self.port),
            "DEMO": "no",
            "DJANGO_SETTINGS_MODULE": "larch_site.settings.dev",
        }

    @property
    def log(self) -> Path:
        return self.var.with_suffix(".log")

    @property
    def database(self) -> Database:
        return Database(self.var / "postgres")

    def is_announced(self) -> bool:
        return "Ctrl-C stops it" in self.log.read_text()

    def has_settled(self) -> bool:
        return self.is_announced() or self.process.poll() is not None

    def logs(self) -> str:
        """What `make run` and its web server said, for when a test fails."""
        web = self.var / "site.log"
        return self.log.read_text() + (web.read_text() if web.exists() else "")

    def status(self, path: str) -> int | None:
        """What a request gets; None when there is no answer."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as reply:
                return reply.status
        except urllib.error.HTTPError as error:
            with error:
                return error.code
        except OSError:
            return None

    def gunicorn(self) -> int:
        return self.child(b"gunicorn")

    def child(self, name: bytes) -> int:
        """The process of ours whose command line holds `name`, which may just be coming back."""
        eventually(lambda: len(self.children(name)) == 1, f"one {name!r} runs")
        return self.children(name)[0]

    def children(self, name: bytes) -> list[int]:
        children = children_of(self.process.pid)
        return [pid for pid in children if name in command_line(Path(f"/proc/{pid}"))]

    def web_processes(self) -> list[int]:
        """Master and workers, by the port in their command line."""
        return [
            int(entry.name)
            for entry in Path("/proc").glob("[0-9]*")
            if f"127.0.0.1:{self.port}".encode() in command_line(entry)
        ]

    def is_gone(self) -> bool:
        return not self.web_processes() and self.database.is_gone()

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def end(self) -> None:
        if self.is_running():
            self.process.terminate()
            self.process.wait(60)


@contextmanager
def copy_of_the_site(folder: Path) -> Iterator[Site]:
    """Not started yet; whatever the tests do to it, nothing of it stays behind."""
    site = Site(folder / "var", free_port())
    yield site
    site.end()
    try:
        eventually(site.is_gone, "every process has left")
    finally:
        for pid in site.web_processes():
            leftovers.send(pid, signal.SIGKILL)


def command_line(entry: Path) -> bytes:
    try:
        return (entry / "cmdline").read_bytes()
    except OSError:
        return b""  # it has ended since it was listed
