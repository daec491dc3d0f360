"""How quick kept pages are against a bare WSGI application, and what the store is worth.

All take turns in one run, so whatever else the machine does hits each of them. A ratio is the
median of the turns' ratios.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from bench.load import AS_BROWSERS, Asking, closed, request_for
from bench.site_for_trials import FOLDER, TrialSite, processor_seconds
from larch_site.environment import PROJECT
from tests.free_port import free_port

LOG = FOLDER / "applications.log"
ROUNDS = int(os.environ.get("ROUNDS", "5"))
SECONDS = 1.5  # of one turn
CONNECTIONS = 32
COLD_SECONDS = 3.0
COLD_CONNECTIONS = 2
QUANTILES = {"p50": 0.5, "p99": 0.99}


@dataclass
class Measured:
    """One server and one address."""

    name: str
    port: int
    host: str
    path: str
    encodings: str = AS_BROWSERS
    database: Callable[[], list[int]] = list  # its processes, where what they use counts too
    turns: list[dict[str, float]] = field(default_factory=list)

    def take_turn(self, *, connections: int, seconds: float) -> None:
        before = self.processor()
        times = sorted(closed(self.port, self.request, connections=connections, seconds=seconds))
        used = self.processor() - before
        turn = {"per_second": len(times) / seconds, "cpu_ms": used / len(times) * 1000}
        self.turns.append(
            turn | {name: times[int(len(times) * q)] * 1000 for name, q in QUANTILES.items()}
        )

    @property
    def request(self) -> bytes:
        return request_for(self.host, self.path, encodings=self.encodings)

    def processor(self) -> float:
        return processor_of(self.port) + sum(map(processor_seconds, self.database()))

    def middle(self, what: str) -> float:
        return median(turn[what] for turn in self.turns)

    def ratio(self, other: "Measured", what: str = "per_second") -> float:
        """To `other`, which took its turns beside ours."""
        return median(
            mine[what] / theirs[what] for mine, theirs in zip(self.turns, other.turns, strict=True)
        )


def warm_and_cold(site: TrialSite, pages: dict[str, str]) -> list[dict[str, object]]:
    """A row for each page; `cold` is the same page rendered for each request."""
    rows = []
    with ExitStack() as stack:
        plain = stack.enter_context(without_store(site))
        constant = stack.enter_context(application("bench.constant:application"))
        for name, path in pages.items():
            size = int(length_of(site.port, path))
            bare = stack.enter_context(application("bench.bare:application", BARE_SIZE=str(size)))
            try:
                rows.append(row_of(name, path, site, ports=(bare, plain, constant)))
            except (OSError, RuntimeError) as error:  # a busy machine spoils a row, not the run
                rows.append({"page": name, "fault": str(error)})
            print(rows[-1], flush=True)
    return rows


def row_of(
    name: str, path: str, site: TrialSite, *, ports: tuple[int, int, int]
) -> dict[str, object]:
    bare_port, plain_port, constant_port = ports
    warm, bare, constant = (
        Measured(each, port, f"127.0.0.1:{port}", asked)
        for each, port, asked in (
            ("warm", site.port, path), ("bare", bare_port, "/"), ("constant", constant_port, "/"),
        )
    )  # fmt: skip
    # Rendering alone, as the constant view packs nothing either.
    cold = Measured("cold", plain_port, f"127.0.0.1:{plain_port}", path, encodings="identity",
                    database=site.database_processes)  # fmt: skip
    for each in (warm, bare, constant, cold):
        Asking(each.port).ask(each.request)  # what is made once isn't counted
    for _ in range(ROUNDS):
        for each in (warm, bare, constant):
            each.take_turn(connections=CONNECTIONS, seconds=SECONDS)
        cold.take_turn(connections=COLD_CONNECTIONS, seconds=COLD_SECONDS)
    return {
        "page": name,
        "warm_per_second": warm.middle("per_second"),
        "warm_to_bare": warm.ratio(bare),
        "warm_cpu_to_bare": warm.ratio(bare, "cpu_ms"),
        "warm_p99_to_bare": warm.ratio(bare, "p99"),
        "warm_to_constant": warm.ratio(constant),
        "cold_cpu_ms": cold.middle("cpu_ms"),
        "cold_to_constant_cpu": cold.ratio(constant, "cpu_ms"),
        "warm_to_cold": warm.ratio(cold),
    }


@contextmanager
def application(name: str, **environment: str) -> Iterator[int]:
    """Served as the site is: the same gunicorn, the same settings."""
    port = free_port()
    with LOG.open("a") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--config", "python:larch_site.gunicorn_config",
             "--bind", f"127.0.0.1:{port}", name],
            cwd=PROJECT, env=os.environ | environment, stdout=log, stderr=log,
        )  # fmt: skip
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(60)


@contextmanager
def without_store(site: TrialSite) -> Iterator[int]:
    """The same site on the same database, each page rendered for each request."""
    with application(
        "larch_site.wsgi",
        PAGE_STORE="no",
        VAR_FOLDER=str(site.folder),
        STATIC_ROOT=str(PROJECT / "var" / "static"),
        DATABASE_URL=site.database.address(),
        DJANGO_SETTINGS_MODULE="larch_site.settings.dev",
    ) as port:
        yield port


def wait_for(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("An application did not start.")


def processor_of(port: int) -> float:
    """What the processes that serve this port have used, without the database."""
    used = 0.0
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if f"127.0.0.1:{port}".encode() in (entry / "cmdline").read_bytes():
                used += processor_seconds(int(entry.name))
        except OSError:
            continue
    return used


def length_of(port: int, path: str) -> float:
    """Bytes of the page as browsers ask for it."""
    _, head = Asking(port).ask(request_for(f"127.0.0.1:{port}", path))
    return float(head.partition(b"content-length:")[2].partition(b"\r\n")[0])
