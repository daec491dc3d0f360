"""Processes that tests start, kill and count."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from larch_site.embedded_postgres import leftovers
from larch_site.embedded_postgres.folder import ServerFolder

PROJECT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0  # seconds; a busy machine is slow, not broken

# Uses the database until its standard input closes, which happens also when the tests die.
USER_PROGRAM = """
import sys
from pathlib import Path
from larch_site.embedded_postgres import EmbeddedPostgresError, ensure_running
try:
    print(ensure_running(Path(sys.argv[1])), flush=True)
except EmbeddedPostgresError as error:
    sys.exit(str(error))
sys.stdin.read()
"""


def eventually(condition: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
    """Wait until `condition` holds, and fail when it doesn't within `patience` seconds."""
    deadline = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < deadline, f"not within {patience} s: {what}"
        time.sleep(0.05)


def processes_with(*words: str) -> list[int]:
    """The processes whose command line has all of `words` as arguments."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            arguments = (entry / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if all(os.fsencode(word) in arguments for word in words):
            found.append(int(entry.name))
    return found


@dataclass
class Database:
    """An embedded database in a folder of the test's own, and the processes that use it."""

    root: Path
    users: list[subprocess.Popen[str]] = field(default_factory=list)

    def user(self, *, prefix: tuple[str, ...] = (), **environment: str) -> subprocess.Popen[str]:
        """Start a process that uses the database; don't wait for it."""
        process = subprocess.Popen(
            [*prefix, sys.executable, "-c", USER_PROGRAM, str(self.root)],
            cwd=PROJECT,
            env=os.environ | {"PYTHONPATH": str(PROJECT)} | environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.users.append(process)
        return process

    def ready_user(self, **how) -> subprocess.Popen[str]:
        """Start a process that uses the database, and wait until it may."""
        process = self.user(**how)
        self.address_from(process)
        return process

    def address_from(self, process: subprocess.Popen[str]) -> str:
        address = process.stdout.readline().strip()
        assert address, process.communicate()[1]
        return address

    def query(self, sql: str) -> list[tuple]:
        with psycopg.connect(self.folder.address(), autocommit=True) as connection:
            cursor = connection.execute(sql)
            return cursor.fetchall() if cursor.description else []

    @property
    def folder(self) -> ServerFolder:
        return ServerFolder(self.root)

    def postmaster(self) -> int:
        return int((self.folder.data / "postmaster.pid").read_text().split()[0])

    def keepers(self) -> list[int]:
        return processes_with("larch_site.embedded_postgres", str(self.root))

    def keeper(self) -> int:
        """The one keeper, once whoever started it or lost against it has ended."""
        eventually(lambda: len(self.keepers()) == 1, "there is one keeper")
        return self.keepers()[0]

    def server_processes(self) -> list[int]:
        return leftovers.pids_of(self.folder.cluster_name) if self.root.exists() else []

    def is_gone(self) -> bool:
        return not self.keepers() and not self.server_processes()

    def dismiss_users(self) -> None:
        while self.users:
            self.users.pop().communicate()


def children_of(parent: int) -> list[int]:
    """The living children of a process, oldest first."""
    children = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            # The name in brackets may hold spaces; state and parent follow it.
            state, ppid = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(ppid) == parent and state != "Z":
            children.append(int(entry.name))
    return sorted(children)
