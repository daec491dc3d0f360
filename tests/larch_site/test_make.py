"""What Make adds to `larch_site.run`: nothing that a kill leaves behind."""

import os
import signal
import subprocess

from tests.free_port import free_port
from tests.larch_site.processes import PROJECT, eventually, processes_with

START_PATIENCE = 300.0  # seconds, on a machine busy with other tests
STOP_PATIENCE = 30.0
IN_THE_WAY = {"DATABASE_URL", "MAKEFLAGS", "MAKELEVEL", "MFLAGS"}


def test_killing_make_stops_the_site(tmp_path):
    port = free_port()
    settings = {
        "VAR_FOLDER": str(tmp_path / "var"),
        "DEMO": "no",
        "DJANGO_SETTINGS_MODULE": "larch_site.settings.dev",
    }
    log = tmp_path / "make.log"
    with log.open("w") as output:
        make = subprocess.Popen(
            ["make", "run", f"PORT={port}"],
            cwd=PROJECT,
            env={name: os.environ[name] for name in os.environ.keys() - IN_THE_WAY} | settings,
            stdout=output,
            stderr=output,
        )
    try:
        eventually(lambda: "Ctrl-C stops it" in log.read_text(), "it is served", START_PATIENCE)
    finally:
        os.kill(make.pid, signal.SIGKILL)
        make.wait()

    eventually(lambda: not processes_with(f"127.0.0.1:{port}"), "it stops", STOP_PATIENCE)
    eventually(
        lambda: not processes_with(str(tmp_path / "var" / "postgres")),
        "its database too",
        STOP_PATIENCE,
    )
