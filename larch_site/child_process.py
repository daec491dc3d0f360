"""A process that `make run` looks after: started, brought back when it dies, stopped with us."""

import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from larch_site import environment
from larch_site.parent_death import die_with_parent

STOP_PATIENCE = 10.0  # seconds
LOG_LIMIT = 5_000_000  # bytes
LONGEST_PAUSE = 30.0  # seconds between two tries to bring it back
STEADY_AFTER = 60.0  # seconds of running after which an old fault is forgotten


@dataclass(kw_only=True)
class ChildProcess:
    """`name` is how people hear of it: "The web server died"."""

    name: str
    command: list[str]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    pause: float = 1.0

    def launch(self) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.old"))
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=environment.PROJECT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                preexec_fn=die_with_parent(signal.SIGTERM),
            )
        self.started = time.monotonic()

    def lives(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def keep_running(self) -> None:
        """Bring the process back when it has died, after a pause that grows with each death."""
        if self.lives():
            if time.monotonic() - self.started > STEADY_AFTER:
                self.pause = 1.0
            return
        if time.monotonic() - self.started > self.pause:
            print(f"The {self.name} died; starting it again.", file=sys.stderr, flush=True)
            self.pause = min(2 * self.pause, LONGEST_PAUSE)
            self.launch()

    def stop(self) -> None:
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(STOP_PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()  # children of its own see that and leave
            self.process.wait()

    def last_words(self) -> str:
        """The end of the log."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-10:])
