"""Fixtures for the tests of how the site is run."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from larch_site.embedded_postgres import leftovers
from tests.larch_site.processes import Database, eventually


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A database that isn't there yet. Whatever the test does, nothing may stay behind."""
    database = Database(tmp_path / "postgres")
    yield database
    database.dismiss_users()
    try:
        eventually(database.is_gone, "keeper and server have left")
    finally:
        for pid in [*database.keepers(), *database.server_processes()]:
            leftovers.send(pid, signal.SIGKILL)
