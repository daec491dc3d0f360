"""Databases for the tests: migrated once, then cloned, which takes a tenth of a second."""

import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode

import psycopg
from psycopg import sql

PROJECT = Path(__file__).resolve().parents[1]
SCHEMA_SOURCES = ["content", "larch_site/settings", "requirements.lock"]


class Server:
    """The PostgreSQL server that Django's settings name."""

    def __init__(self, settings: dict):
        self.settings = settings

    def address(self, name: str) -> str:
        """The DATABASE_URL of a database on this server."""
        user = quote(self.settings["USER"])
        if self.settings["PASSWORD"]:
            user += ":" + quote(self.settings["PASSWORD"], safe="")
        query = urlencode({"host": self.settings["HOST"]})
        port = f":{self.settings['PORT']}" if self.settings["PORT"] else ""
        if self.settings["HOST"].startswith("/"):
            return f"postgresql://{user}@/{name}?{query}"
        return f"postgresql://{user}@{self.settings['HOST']}{port}/{name}"

    @contextmanager
    def session(self) -> Iterator[psycopg.Connection]:
        with psycopg.connect(self.address(self.settings["NAME"]), autocommit=True) as connection:
            yield connection

    def exists(self, name: str) -> bool:
        with self.session() as connection:
            query = "SELECT 1 FROM pg_database WHERE datname = %s"
            return connection.execute(query, [name]).fetchone() is not None

    def clone(self, name: str, *, template: str = "template0") -> None:
        self.drop(name)
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        with self.session() as connection:
            connection.execute(statement.format(sql.Identifier(name), sql.Identifier(template)))

    def drop(self, name: str) -> None:
        statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        with self.session() as connection:
            connection.execute(statement.format(sql.Identifier(name)))

    def rename(self, name: str, new: str) -> None:
        statement = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        with self.session() as connection:
            connection.execute(statement.format(sql.Identifier(name), sql.Identifier(new)))

    def names(self, prefix: str) -> list[str]:
        with self.session() as connection:
            query = "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
            return [name for (name,) in connection.execute(query, [prefix])]

    def drop_older(self, prefix: str, *, but: str) -> None:
        for name in self.names(prefix):
            if name != but:
                self.drop(name)

    def name_for_this_process(self, prefix: str) -> str:
        """A name of its own for each run of the tests; those of killed runs are dropped."""
        for name in self.names(f"{prefix}_"):
            process = name.removeprefix(f"{prefix}_")
            if process.isdigit() and not Path(f"/proc/{process}").exists():
                self.drop(name)
        return f"{prefix}_{os.getpid()}"


def ensure_template(
    server: Server,
    prefix: str,
    key: str,
    fill: Callable[[str], None],
    *,
    template: str = "template0",
) -> str:
    """The name of a database that `fill` (given its address) filled once for this `key`."""
    name = f"{prefix}_{key}"
    with one_at_a_time(prefix):
        if not server.exists(name):
            server.drop_older(prefix, but=name)
            unfinished = f"{name}_unfinished"
            server.clone(unfinished, template=template)
            fill(server.address(unfinished))
            server.rename(unfinished, name)
    return name


def ensure_migrated(server: Server) -> str:
    return ensure_template(server, "larch_migrated", fingerprint(SCHEMA_SOURCES), migrate)


def migrate(address: str) -> None:
    run_python("-m", "django", "migrate", "--verbosity=0", DATABASE_URL=address)


def run_python(*arguments: str, **environment: str) -> None:
    """Run Python on the project; a failure shows what it printed."""
    settings = {"DJANGO_SETTINGS_MODULE": "larch_site.settings.test", "STATEMENT_TIMEOUT": "0"}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=PROJECT,
        env=os.environ | settings | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)} failed:\n{done.stdout}")


def fingerprint(sources: list[str]) -> str:
    """Twelve characters that change when a file below one of `sources` does."""
    digest = hashlib.sha256(sys.version.encode())
    for source in sources:
        place = PROJECT / source
        files = [place] if place.is_file() else sorted(place.rglob("*"))
        for file in files:
            if file.is_file() and file.suffix != ".pyc":
                digest.update(str(file.relative_to(PROJECT)).encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """Test processes run side by side; one makes a template, the others wait for it."""
    folder = PROJECT / "var"
    folder.mkdir(exist_ok=True)
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
