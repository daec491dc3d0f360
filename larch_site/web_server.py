"""gunicorn as a child of `make run`: started, watched, brought back, stopped."""

import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from larch_site import environment, health_probe
from larch_site.parent_death import die_with_parent

START_PATIENCE = 60.0  # seconds
STOP_PATIENCE = 10.0
LOG_LIMIT = 5_000_000  # bytes
LONGEST_PAUSE = 30.0  # seconds between two tries to bring it back
STEADY_AFTER = 60.0  # seconds of running after which an old fault is forgotten


@dataclass
class WebServer:
    """The web processes on one port of this machine."""

    port: int
    host: str
    log: Path
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    pause: float = 1.0

    def start(self) -> bool:
        """Start and wait for the first answer; False when it ends or stays silent."""
        self._launch()
        deadline = time.monotonic() + START_PATIENCE
        while time.monotonic() < deadline and self._lives():
            if health_probe.is_alive(self.port, self.host):
                return True
            time.sleep(0.1)
        return False

    def keep_running(self) -> None:
        """Bring the server back when it has died, after a pause that grows with each death."""
        if self._lives():
            if time.monotonic() - self.started > STEADY_AFTER:
                self.pause = 1.0
            return
        if time.monotonic() - self.started > self.pause:
            print("The web server died; starting it again.", file=sys.stderr, flush=True)
            self.pause = min(2 * self.pause, LONGEST_PAUSE)
            self._launch()

    def stop(self) -> None:
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(STOP_PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()  # its workers see that and leave
            self.process.wait()

    def last_words(self) -> str:
        """The end of the log."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-10:])

    def _lives(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def _launch(self) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.old"))
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "gunicorn"),
                    *("--config", "python:larch_site.gunicorn_config"),
                    *("--bind", f"127.0.0.1:{self.port}"),
                ],
                cwd=environment.PROJECT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                preexec_fn=die_with_parent(signal.SIGTERM),
            )
        self.started = time.monotonic()
