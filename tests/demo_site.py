"""The demo site as people run it, from a database that is loaded once and then cloned."""

import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from tests.databases import PROJECT, Server, ensure_template, fingerprint, run_python
from tests.free_port import free_port

SOURCES = ["content", "larch_site", "fixtures", "static", "templates", "requirements.lock"]
FOLDER = PROJECT / "var" / "test_demo"
SITES = count()  # a second site of one process has a database of its own
PATIENCE = 120  # seconds until the served site must answer


@dataclass(frozen=True)
class DemoSite:
    url: str
    folder: Path
    database: str = ""  # its address
    port: int = 0

    def manage(self, *arguments: str, **environ: str) -> None:
        """Run a command of `manage.py` beside the served site."""
        run_python(
            "manage.py", *arguments, **environment(self.database, self.folder, self.port), **environ
        )

    def get(self, path: str) -> "Answer":
        """What a reader without cookies gets; errors are answers too, redirects are followed."""
        return fetch(self.url + path)

    @property
    def logins(self) -> dict[str, str]:
        """Password by user name, as `make run` prints them."""
        lines = (self.folder / "demo_logins.txt").read_text().splitlines()
        pairs = [line.split() for line in lines if line and not line.startswith("#")]
        return {name: password for name, password, *_ in pairs}


@dataclass(frozen=True)
class Answer:
    url: str
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def is_html(self) -> bool:
        return self.headers.get("content-type", "").startswith("text/html")

    @property
    def text(self) -> str:
        return self.body.decode()


def fetch(url: str) -> Answer:
    try:
        reply = urllib.request.urlopen(url, timeout=30)
    except urllib.error.HTTPError as error:
        reply = error
    with reply:
        headers = {name.lower(): value for name, value in reply.headers.items()}
        return Answer(reply.url, reply.status, headers, reply.read())


def ensure_loaded(server: Server) -> tuple[str, Path]:
    """The template database with the demo content, and the folder with its files."""
    key = fingerprint(SOURCES)
    folder = FOLDER / key

    def fill(address: str) -> None:
        shutil.rmtree(FOLDER, ignore_errors=True)
        folder.mkdir(parents=True)
        run_python(
            "-m",
            "larch_site.prepare",
            DATABASE_URL=address,
            VAR_FOLDER=str(folder),
            DEMO="yes",
            DJANGO_SETTINGS_MODULE="larch_site.settings.dev",
        )

    return ensure_template(server, "larch_demo", key, fill), folder


@contextmanager
def serve_demo_site(server: Server, folder: Path, *, database_at: str = "") -> Iterator[DemoSite]:
    """`database_at`: the folder of another socket that leads to the same server."""
    template, loaded = ensure_loaded(server)
    name = server.name_for_this_process(f"larch_served_{next(SITES)}")
    server.clone(name, template=template)
    shutil.copytree(loaded, folder, dirs_exist_ok=True)
    port = free_port()
    with (folder / "gunicorn.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "larch_site/gunicorn_config.py",
             "--bind", f"127.0.0.1:{port}"],
            cwd=PROJECT,
            env=os.environ | environment(address_by(server, name, database_at), folder, port),
            stdout=log,
            stderr=log,
        )  # fmt: skip
    try:
        site = DemoSite(f"http://127.0.0.1:{port}", folder, server.address(name), port)
        wait_for(site, process)
        yield site
    finally:
        process.terminate()
        process.wait(60)
        server.drop(name)


def address_by(server: Server, name: str, socket_folder: str) -> str:
    if not socket_folder:
        return server.address(name)
    return Server(server.settings | {"HOST": socket_folder}).address(name)


def environment(address: str, folder: Path, port: int) -> dict[str, str]:
    return {
        "DATABASE_URL": address,
        "VAR_FOLDER": str(folder),
        "PORT": str(port),
        "WEB_CONCURRENCY": "1",
        "DJANGO_SETTINGS_MODULE": "larch_site.settings.dev",
    }


def wait_for(site: DemoSite, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if site.get("/healthz").status == 200:
                return
        except urllib.error.URLError:
            time.sleep(0.1)
    raise RuntimeError("The site didn't start:\n" + (site.folder / "gunicorn.log").read_text())
