"""What a process does to use the embedded database."""

import os
import subprocess
import sys
import time
from pathlib import Path

from larch_site.embedded_postgres import locks
from larch_site.embedded_postgres.binaries import installation_for
from larch_site.embedded_postgres.errors import EmbeddedPostgresError
from larch_site.embedded_postgres.folder import ServerFolder
from larch_site.embedded_postgres.server import answers

PATIENCE = 90.0  # seconds: longer than a stop and a start together
PROJECT = Path(__file__).resolve().parents[2]

# The lock of each folder in use. Never let go: the kernel does when the last process that
# inherited it by fork (a gunicorn worker, say) has ended.
_held: dict[Path, int] = {}


def ensure_running(data_folder: Path, *, durable: bool = True) -> str:
    """Return the address of the database in `data_folder`, starting its server if need be.

    The server runs at least as long as this process. `durable=False` trades safety against
    power cuts for speed; tests use it, on a folder of their own.

    Raises EmbeddedPostgresError, whose message says what to do.
    """
    folder = ServerFolder(Path(data_folder).resolve())
    folder.prepare()
    _become_user(folder)
    installation = installation_for(folder.data)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if not locks.is_held_exclusively(folder.keeper_lock):
            _start_keeper(folder, durable=durable)
        elif answers(installation, folder):
            return folder.address()
        else:
            time.sleep(0.05)
    raise EmbeddedPostgresError(
        f"The embedded database did not answer within {PATIENCE:.0f} seconds. Read "
        f"{folder.server_log} and {folder.keeper_log}, or set DATABASE_URL to use another."
    )


def keeper_is_alive(data_folder: Path) -> bool:
    """Whether somebody looks after the server; cheap enough to ask each second."""
    folder = ServerFolder(Path(data_folder).resolve())
    return folder.keeper_lock.exists() and locks.is_held_exclusively(folder.keeper_lock)


def _become_user(folder: ServerFolder) -> None:
    if folder.root in _held:
        return
    lock = locks.take(folder.users_lock, exclusive=False, patience=PATIENCE)
    if lock is None:
        raise EmbeddedPostgresError(
            f"The embedded database in {folder.root} is being stopped and doesn't come to an end. "
            f"Read {folder.keeper_log}."
        )
    _held[folder.root] = lock


def _start_keeper(folder: ServerFolder, *, durable: bool) -> None:
    command = [sys.executable, "-m", "larch_site.embedded_postgres", str(folder.root)]
    done = subprocess.run(
        command if durable else [*command, "--not-durable"],
        cwd=PROJECT,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise EmbeddedPostgresError(done.stderr.strip() or "The embedded database did not start.")
