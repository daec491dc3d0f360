"""gunicorn as a child of `make run`."""

import sys
import time
from dataclasses import dataclass

from larch_site import health_probe
from larch_site.child_process import ChildProcess

START_PATIENCE = 60.0  # seconds


@dataclass(kw_only=True)
class WebServer(ChildProcess):
    """The web processes on one port of this machine."""

    port: int
    host: str

    def start(self) -> bool:
        """Start and wait for the first answer; False when it ends or stays silent."""
        self.launch()
        deadline = time.monotonic() + START_PATIENCE
        while time.monotonic() < deadline and self.lives():
            if health_probe.is_alive(self.port, self.host):
                return True
            time.sleep(0.1)
        return False


def gunicorn(port: int) -> list[str]:
    """The command that serves on `port`."""
    return [
        *(sys.executable, "-m", "gunicorn"),
        *("--config", "python:larch_site.gunicorn_config"),
        *("--bind", f"127.0.0.1:{port}"),
    ]
