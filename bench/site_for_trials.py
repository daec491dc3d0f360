"""The demo site with a database of its own that may be ill-treated, kept in `var/trials/`."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg

from larch_site.embedded_postgres import leftovers
from larch_site.embedded_postgres.folder import ServerFolder
from larch_site.environment import PROJECT
from tests.free_port import free_port

FOLDER = PROJECT / "var" / "trials"
START_PATIENCE = 400  # seconds: the first start loads the demo content
WARM_PATIENCE = 240


@dataclass
class TrialSite:
    port: int
    process: subprocess.Popen
    folder: Path = FOLDER

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def database(self) -> ServerFolder:
        return ServerFolder(self.folder / "postgres")

    @property
    def pages(self) -> Path:
        return self.folder / "pages"

    def get(self, path: str, **headers: str) -> tuple[int, str, bytes]:
        """Status, Cache-Status and body."""
        asked = urllib.request.Request(f"http://{self.host}{path}", headers=headers)
        try:
            reply = urllib.request.urlopen(asked, timeout=30)
        except urllib.error.HTTPError as error:
            reply = error
        with reply:
            return reply.status, reply.headers.get("Cache-Status", ""), reply.read()

    def addresses(self) -> list[str]:
        """Every address in the sitemap."""
        found, maps = [], ["/sitemap.xml"]
        for each in maps:
            for location in re.findall(rb"<loc>https?://[^/]+([^<]+)</loc>", self.get(each)[2]):
                (maps if location.endswith(b".xml") else found).append(location.decode())
        return found

    def wait_until_warm(self, addresses: list[str]) -> float:
        """Seconds until each is kept as it is published now."""
        begun = time.monotonic()
        for address in addresses:
            while not self.get(address)[1].startswith("larch; hit"):
                if time.monotonic() - begun > WARM_PATIENCE:
                    raise RuntimeError(f"{address} is not kept.")
                time.sleep(0.05)
        return time.monotonic() - begun

    def execute(self, statement: str) -> None:
        """Also while the database is read-only for everybody else."""
        writing = "-c default_transaction_read_only=off"
        with psycopg.connect(
            self.database.address(), autocommit=True, options=writing
        ) as connection:
            connection.execute(statement)

    def database_processes(self) -> list[int]:
        return leftovers.pids_of(self.database.cluster_name)

    def web_processes(self) -> list[int]:
        """The master first."""
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if self.host.encode() in (entry / "cmdline").read_bytes():
                    found.append(int(entry.name))
        return sorted(found, key=lambda pid: (parent_of(pid) in found, pid))

    def processor_seconds(self) -> float:
        """What web processes and database have used so far."""
        pids = [*self.web_processes(), *self.database_processes()]
        return sum(map(processor_seconds, pids))


@contextmanager
def trial_site(**more: str) -> Iterator[TrialSite]:
    port = free_port()
    FOLDER.mkdir(parents=True, exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment = kept | {
        "VAR_FOLDER": str(FOLDER),
        "STATIC_ROOT": str(PROJECT / "var" / "static"),
        "PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "larch_site.settings.dev",
    }
    log = FOLDER / "run.log"
    with log.open("w") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "larch_site.run"],
            cwd=PROJECT, env=environment | more, stdout=file, stderr=file,
        )  # fmt: skip
    try:
        deadline = time.monotonic() + START_PATIENCE
        while "Ctrl-C stops it" not in log.read_text():
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"The site did not start:\n{log.read_text()}")
            time.sleep(0.2)
        yield TrialSite(port, process)
    finally:
        for pid in leftovers.pids_of(ServerFolder(FOLDER / "postgres").cluster_name):
            leftovers.send(pid, signal.SIGCONT)
        process.terminate()
        process.wait(30)


def processor_seconds(pid: int) -> float:
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def parent_of(pid: int) -> int:
    with suppress(OSError):
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    return 0
