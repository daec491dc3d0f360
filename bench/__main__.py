"""`make bench`: how much slower the evidence answers with 5,000 findings than with 50.

Two sites on scratch databases answer in turn, so that whatever else the machine does hits both.
Ratios of medians are printed as a table and written as JSON. What is above what we allow ourselves
is marked, and no failure: on a busy machine that says nothing yet.
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
            [sys.executable, "-m", "bench.worker", str(findings)],
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


def main() -> int:
    server = Server(settings.DATABASES["default"])
    print(f"Filling two databases with {FEW} and {MANY:,} findings ...", flush=True)
    worst = 0.0
    with ExitStack() as stack:
        few, many = (stack.enter_context(site_with(count, server)) for count in (FEW, MANY))
        print(f"{'ratio':>6} {FEW:>8} {MANY:>8}  queries  page")
        for path in PATHS:
            answers = [(few.ask(path), many.ask(path)) for _ in range(ROUNDS)]
            worst = max(worst, report(path, answers))
    print(f"The worst is {worst:.2f} times as slow; at most {ALLOWED} is allowed.")
    return int(worst > ALLOWED)


def report(path: str, answers: list[tuple[dict, dict]]) -> float:
    """The ratio of the medians, told on a line with both in milliseconds."""
    faults = {each["status"] for pair in answers for each in pair} - {200}
    if faults:
        raise RuntimeError(f"{path} answered {faults}.")
    slow, slower = (median(pair[number]["seconds"] for pair in answers) for number in (0, 1))
    queries = "/".join(f"{each['queries']:.0f}" for each in answers[-1])
    ratio = slower / slow
    print(
        f"{ratio:6.2f} {slow * 1000:6.1f}ms {slower * 1000:6.1f}ms  {queries:>7}  {path}",
        flush=True,
    )
    return ratio


if __name__ == "__main__":
    sys.exit(main())
