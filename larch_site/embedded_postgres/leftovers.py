"""Server processes that outlived the one that should have stopped them."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

PROCESSES = Path("/proc")


def pids_of(cluster_name: str) -> list[int]:
    """The processes of this server, known by its name in their command lines.

    Command lines can be read for every account and namespace, unlike working folders.
    """
    argument = f"cluster_name={cluster_name}".encode()
    title = f"postgres: {cluster_name}: ".encode()
    found = []
    for entry in PROCESSES.glob("[0-9]*"):
        try:
            command = (entry / "cmdline").read_bytes()
        except OSError:
            continue  # gone since it was listed
        if command.startswith(title) or argument in command.split(b"\0"):
            found.append(int(entry.name))
    return found


def clear(cluster_name: str, *, gently: bool) -> None:
    """End whatever is left of this server; new ones can't start while its memory is in use.

    Gently when a postmaster may still be at its own orderly stop. Without a postmaster nothing
    is lost by force: what was committed is in the write-ahead log.
    """
    steps = [(signal.SIGINT, 5.0), (signal.SIGQUIT, 2.0)] if gently else []
    for kind, patience in [*steps, (signal.SIGKILL, 5.0)]:
        for pid in pids_of(cluster_name):
            send(pid, kind)
        deadline = time.monotonic() + patience
        while pids_of(cluster_name):
            if time.monotonic() > deadline:
                break
            time.sleep(0.05)
        else:
            return


def forget_recycled(data: Path) -> None:
    """Remove a dead server's `postmaster.pid` when its number seems to be in use.

    PostgreSQL would take whoever has that number for a running server and refuse to start: a
    dead process of which nobody has taken note yet, or, in a container, where numbers start
    from one each time, another program.
    """
    pid_file = data / "postmaster.pid"
    if not pid_file.exists():
        return
    try:
        command = (PROCESSES / pid_file.read_text().split("\n", 1)[0] / "cmdline").read_bytes()
    except OSError:
        return  # no such process: PostgreSQL itself sees that the file is stale
    if os.fsencode(data) not in command.split(b"\0"):
        pid_file.unlink()


def send(pid: int, kind: signal.Signals) -> None:
    with suppress(ProcessLookupError):  # it has just ended, which is what was wanted
        os.kill(pid, kind)
