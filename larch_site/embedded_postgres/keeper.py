"""The process that owns the server: starts it, starts it again, and stops it after its users."""

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

from larch_site.embedded_postgres import locks
from larch_site.embedded_postgres.errors import EmbeddedPostgresError
from larch_site.embedded_postgres.folder import ServerFolder
from larch_site.embedded_postgres.server import Server

LOOK_EVERY = 0.25  # seconds
ELECTION_PATIENCE = 0.5  # seconds: users test the lock too, for an instant
DEATHS_ALLOWED = 5  # within DEATHS_WITHIN seconds, after which restarting helps nobody
DEATHS_WITHIN = 60.0


@dataclass
class Keeper:
    """Keeps one server running for as long as anybody uses it."""

    folder: ServerFolder
    durable: bool
    asked_to_stop: bool = False
    deaths: list[float] = field(default_factory=list)

    def run(self, report: Callable[[str], None]) -> None:
        """Serve until nobody is left. Calls `report` once: with nothing, or with what is wrong."""
        if locks.take(self.folder.keeper_lock, exclusive=True, patience=ELECTION_PATIENCE) is None:
            report("")  # another keeper was faster, and the user will wait for that one
            return
        signal.signal(signal.SIGTERM, self._stop)
        self.folder.roll_logs()
        server = Server(self.folder, self.durable)
        try:
            server.start()
            report("")
            self._watch(server)
        finally:
            server.stop()
            self.folder.forget_socket_folder()

    def _watch(self, server: Server) -> None:
        while not self.asked_to_stop:
            # Kept until this process ends: whoever comes now waits for the server's stop.
            if locks.take(self.folder.users_lock, exclusive=True) is not None:
                return
            if server.has_died():
                self._count_death()
                server.start()
            time.sleep(LOOK_EVERY)

    def _count_death(self) -> None:
        now = time.monotonic()
        self.deaths = [*(when for when in self.deaths if now - when < DEATHS_WITHIN), now]
        print(f"The server died ({len(self.deaths)} lately).", file=sys.stderr, flush=True)
        if len(self.deaths) > DEATHS_ALLOWED:
            raise EmbeddedPostgresError("The server keeps dying; see server.log.")

    def _stop(self, *_: object) -> None:
        self.asked_to_stop = True


def start_detached(folder: ServerFolder, *, durable: bool) -> str:
    """Start a keeper away from this terminal; return what is wrong, or nothing once it serves."""
    reader, writer = os.pipe()
    if os.fork() != 0:
        os.close(writer)
        with os.fdopen(reader) as answer:
            return answer.read()
    os.close(reader)
    try:
        _detach(folder)
        report = _Report(writer)
        try:
            Keeper(folder, durable).run(report)
        except Exception as error:
            traceback.print_exc()
            report(str(error))
    finally:
        os._exit(0)  # never return into the code of the process that was forked


@dataclass
class _Report:
    """One message to the process that started the keeper."""

    writer: int | None

    def __call__(self, message: str) -> None:
        if self.writer is None:
            return
        with os.fdopen(self.writer, "w") as pipe:
            self.writer = None
            try:
                pipe.write(message)
                pipe.flush()
            except BrokenPipeError:
                pass  # nobody waits any more; the lock will tell whether anybody is left


def _detach(folder: ServerFolder) -> None:
    """Leave the terminal, so that its Ctrl-C isn't ours, and the folder we were started in."""
    os.setsid()
    os.chdir("/")
    log = os.open(folder.keeper_log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(source, target)
