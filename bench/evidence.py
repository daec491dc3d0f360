"""How much slower the evidence answers with 5,000 findings than with 50.

Two sites on scratch databases answer in turn, so that whatever else the machine does hits both.
What is above what we allow ourselves is marked, and no failure: on a busy machine that says
nothing yet.
"""

import json
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack, contextmanager
from statistics import median

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "larch_site.settings.test")

from django.conf import settings

from tests.databases import PROJECT, Server, ensure_migrated

FEW, MANY = 50, 5000
ROUNDS = 40
ALLOWED = 1.5
PATHS = [
    "/evidence/",
    "/evidence/?condition=condition-3",
    "/evidence/?place=lambeth&within=yes&group=black&sort=oldest",
    "/evidence/gaps/",
    "/evidence/gaps/groups/",
    "/evidence/map/",
]


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
def site_with(findings: int, server: Server):
    template = ensure_migrated(server)
    name = f"larch_bench_{os.getpid()}_{findings}"
    server.clone(name, template=template)
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "DATABASE_URL": server.address(name),
            "VAR_FOLDER": folder,
            "DJANGO_SETTINGS_MODULE": "larch_site.settings.test",
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "bench.worker", "findings", str(findings)],
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


def growth_of_evidence() -> list[dict]:
    server = Server(settings.DATABASES["default"])
    print(f"Filling two databases with {FEW} and {MANY:,} findings ...", flush=True)
    with ExitStack() as stack:
        few, many = (stack.enter_context(site_with(count, server)) for count in (FEW, MANY))
        return [measured(path, few, many) for path in PATHS]


def measured(path: str, few: Site, many: Site) -> dict:
    """The ratio of the medians, with both in milliseconds."""
    answers = [(few.ask(path), many.ask(path)) for _ in range(ROUNDS)]
    faults = {each["status"] for pair in answers for each in pair} - {200}
    if faults:
        raise RuntimeError(f"{path} answered {faults}.")
    seconds = [median(pair[number]["seconds"] for pair in answers) for number in (0, 1)]
    queries = [each["queries"] for each in answers[-1]]
    ratio = seconds[1] / seconds[0]
    above = ratio > ALLOWED
    return {
        "page": path,
        "ratio": round(ratio, 3),
        "above": above,
        "milliseconds": [round(each * 1000, 2) for each in seconds],
        "queries": queries,
    }
