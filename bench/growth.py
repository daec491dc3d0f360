"""How much slower pages are with many findings and articles than with few, without the store.

Two sites on scratch databases answer in turn, so that whatever else the machine does hits both.
Ratios of medians; what is above what we allow ourselves is marked, which is no failure.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from statistics import median

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "larch_site.settings.test")

from django.conf import settings

from tests.databases import PROJECT, Server, ensure_migrated

ROUNDS = 40
# How many there are of few and of many, the ratio that we allow ourselves, and the pages asked for.
KINDS = {
    "findings": (50, 5_000, 1.5, [
        "/evidence/",
        "/evidence/?condition=condition-3",
        "/evidence/?place=lambeth&within=yes&group=black&sort=oldest",
        "/evidence/gaps/",
        "/evidence/gaps/groups/",
        "/evidence/map/",
    ]),
    "articles": (10, 10_000, 1.3, [
        "/news/made-up-0/",
        "/news/",
        "/news/ after a publication",
        "/news/?page=3",
        "/search/?query=racism",
        "/search/?query=nowhere",
    ]),
}  # fmt: skip


class Site:
    """A worker on a database of its own."""

    def __init__(self, process: subprocess.Popen):
        self.process = process

    def ask(self, path: str) -> dict[str, float]:
        self.process.stdin.write(f"{path}\n")
        self.process.stdin.flush()
        return self.read()

    def read(self):
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("A worker ended; what it said stands above.")
        return json.loads(line)


@contextmanager
def site_with(kind: str, count: int, server: Server) -> Iterator[Site]:
    template = ensure_migrated(server)
    name = f"larch_bench_{os.getpid()}_{kind}_{count}"
    server.clone(name, template=template)
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "DATABASE_URL": server.address(name),
            "VAR_FOLDER": folder,
            "DJANGO_SETTINGS_MODULE": "larch_site.settings.test",
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "bench.worker", kind, str(count)],
            cwd=PROJECT, env=os.environ | environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        try:
            site = Site(process)
            site.read()
            yield site
        finally:
            process.stdin.close()
            process.wait(20)
            server.drop(name)


def growth(kind: str) -> list[dict[str, object]]:
    """One row a page; `kind` is a key of KINDS."""
    server = Server(settings.DATABASES["default"])
    few, many, allowed, paths = KINDS[kind]
    print(f"Filling two databases with {few} and {many:,} {kind} ...", flush=True)
    rows = []
    with ExitStack() as stack:
        sites = [stack.enter_context(site_with(kind, count, server)) for count in (few, many)]
        for path in paths:
            answers = [tuple(site.ask(path) for site in sites) for _ in range(ROUNDS)]
            rows.append(compared(path, answers, allowed=allowed))
    return rows


def compared(path: str, answers: list[tuple[dict, dict]], *, allowed: float) -> dict[str, object]:
    faults = {each["status"] for pair in answers for each in pair} - {200}
    if faults:
        return {"page": path, "fault": f"answered {faults}"}
    few, many = (median(pair[number]["seconds"] for pair in answers) * 1000 for number in (0, 1))
    queries = [each["queries"] for each in answers[-1]]
    ratio = many / few
    return {
        "page": path,
        "ratio": ratio,
        "above": ratio > allowed,
        "ms": [few, many],
        "queries": queries,
    }
