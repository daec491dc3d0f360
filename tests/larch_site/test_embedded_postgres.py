"""The embedded database starts, is shared, survives kills, and leaves nothing behind."""

import os
import shutil
import signal
import stat
import time
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from larch_site.embedded_postgres import folder as folder_module
from tests.larch_site.processes import Database, eventually

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/cmdline").exists(), reason="counts processes as Linux shows them"
)
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")

# An account of no consequence, still able to read the environment if that lies in /root.
NOBODY = (
    *("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"),
    *("--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"),
)


def test_the_first_start_makes_a_private_database(database: Database):
    database.ready_user()

    assert database.query("SELECT current_database(), current_user") == [("larch", "larch")]
    assert database.query("SHOW server_encoding") == [("UTF8",)]
    assert database.query("SHOW listen_addresses") == [("",)]
    assert database.query("SHOW fsync") == [("on",)]
    assert database.query("SELECT 'É' ILIKE 'é'") == [(True,)]
    sockets = database.folder.socket_folder()
    assert stat.S_IMODE(sockets.stat().st_mode) == 0o700


def test_several_processes_at_once_share_one_server(database: Database):
    users = [database.user() for _ in range(4)]

    addresses = {database.address_from(user) for user in users}

    assert len(addresses) == 1
    assert database.keeper()


def test_the_server_stops_soon_after_its_last_user(database: Database):
    first, second = database.ready_user(), database.ready_user()

    first.communicate()
    time.sleep(1)
    assert database.query("SELECT 1") == [(1,)]

    second.communicate()
    eventually(database.is_gone, "the server has stopped")


def test_a_killed_user_counts_as_gone(database: Database):
    user = database.ready_user()

    user.kill()

    eventually(database.is_gone, "the server has stopped")


def test_the_data_is_there_at_the_next_start(database: Database):
    database.ready_user()
    database.query("CREATE TABLE kept AS SELECT 1 AS number")
    database.dismiss_users()
    eventually(database.is_gone, "the server has stopped")

    database.ready_user()

    assert database.query("SELECT number FROM kept") == [(1,)]


def test_a_start_during_a_stop_waits_for_it(database: Database):
    for pause in (0.0, 0.2, 0.3, 0.4, 0.5):
        database.ready_user()
        database.dismiss_users()
        time.sleep(pause)  # the keeper notices within a quarter of a second and stops the server
        database.ready_user()
        assert database.query("SELECT 1") == [(1,)]


def test_a_killed_server_comes_back_with_what_was_committed(database: Database):
    database.ready_user()
    database.query("CREATE TABLE kept AS SELECT 1 AS number")
    killed = database.postmaster()
    # A backend in the middle of work doesn't see that the postmaster has gone.
    with closing(psycopg.connect(database.folder.address())) as busy:
        busy.pgconn.send_query(b"SELECT count(*) FROM generate_series(1, 1000000000)")
        os.kill(killed, signal.SIGKILL)

        eventually(lambda: serves(database), "the server is back")

    assert database.postmaster() != killed
    assert database.query("SELECT number FROM kept") == [(1,)]


def test_a_killed_keeper_takes_the_server_along_and_both_come_back(database: Database):
    database.ready_user()
    database.query("CREATE TABLE kept AS SELECT 1 AS number")
    keeper = database.keeper()

    os.kill(keeper, signal.SIGKILL)
    eventually(database.is_gone, "the server has followed its keeper")
    database.ready_user()

    assert database.query("SELECT number FROM kept") == [(1,)]


def test_killing_everything_at_once_loses_nothing(database: Database):
    user = database.ready_user()
    database.query("CREATE TABLE kept AS SELECT 1 AS number")
    keeper = database.keeper()

    for pid in (keeper, database.postmaster(), user.pid):
        os.kill(pid, signal.SIGKILL)
    database.ready_user()

    assert database.query("SELECT number FROM kept") == [(1,)]


def test_neither_keeper_nor_server_holds_the_users_lock(database: Database):
    database.ready_user()
    keeper = database.keeper()

    assert not holds(keeper, database.folder.users_lock)
    for pid in database.server_processes():
        assert not holds(pid, database.folder.users_lock)
        assert not holds(pid, database.folder.keeper_lock)


def test_a_terminals_interrupt_reaches_only_its_own_session(database: Database):
    database.ready_user()
    keeper = database.keeper()

    assert os.getsid(keeper) == keeper


def test_a_path_too_long_for_a_socket_gets_a_short_private_folder(database: Database):
    database.root = database.root / ("long" * 25)

    database.ready_user()

    sockets = database.folder.socket_folder()
    assert database.query("SELECT 1") == [(1,)]
    assert len(str(sockets)) < folder_module.SOCKET_PATH_LIMIT
    assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
    database.dismiss_users()
    eventually(lambda: not sockets.exists(), "the short folder is removed")


def test_an_interrupted_first_start_is_begun_again(database: Database):
    half_made = database.root / "data.new-interrupted"
    half_made.mkdir(parents=True)
    (half_made / "PG_VERSION").write_text("18\n")

    database.ready_user()

    assert database.query("SELECT 1") == [(1,)]
    assert not half_made.exists()


def test_a_process_that_got_the_dead_servers_number_is_no_obstacle(database: Database):
    database.ready_user()
    database.dismiss_users()
    eventually(database.is_gone, "the server has stopped")
    stale = f"{os.getpid()}\n{database.folder.data}\n0\n5432\n\n\n"
    (database.folder.data / "postmaster.pid").write_text(stale)

    database.ready_user()

    assert database.query("SELECT 1") == [(1,)]


def test_damaged_data_is_reported_with_the_servers_own_words(database: Database):
    database.ready_user()
    database.dismiss_users()
    eventually(database.is_gone, "the server has stopped")
    (database.folder.data / "global" / "pg_control").unlink()

    user = database.user()

    assert "did not start" in user.communicate(timeout=180)[1]
    assert user.returncode == 1


def test_data_of_another_version_is_reported(database: Database):
    database.folder.data.mkdir(parents=True)
    (database.folder.data / "PG_VERSION").write_text("9\n")

    said = database.user().communicate(timeout=180)[1]

    assert "was made by PostgreSQL 9" in said


@as_root
def test_an_ordinary_account_can_use_it(database: Database):
    give_to_nobody(database.root)

    database.ready_user(prefix=NOBODY)

    assert database.query("SELECT 1") == [(1,)]
    assert os.stat(f"/proc/{database.postmaster()}").st_uid == 65534


@as_root
def test_root_serves_somebodys_folder_as_that_account(database: Database):
    give_to_nobody(database.root)

    database.ready_user()

    assert database.query("SELECT 1") == [(1,)]
    assert database.folder.data.stat().st_uid == 65534


@as_root
def test_where_namespaces_are_refused_root_uses_another_account(database: Database, tmp_path):
    refusing = tmp_path / "bin" / "unshare"
    refusing.parent.mkdir()
    refusing.write_text("#!/bin/sh\nexit 1\n")
    refusing.chmod(0o755)

    database.ready_user(PATH=f"{refusing.parent}:{os.environ['PATH']}")
    keeper = database.keeper()
    assert database.query("SELECT 1") == [(1,)]
    assert database.folder.data.stat().st_uid != 0

    os.kill(keeper, signal.SIGKILL)
    eventually(database.is_gone, "the server has followed its keeper")


@as_root
def test_roots_folder_is_refused_to_others_with_what_to_do(database: Database, tmp_path):
    database.ready_user()
    database.dismiss_users()
    tmp_path.chmod(0o755)

    user = database.user(prefix=NOBODY)

    assert "belongs to another account" in user.communicate(timeout=180)[1]
    assert user.returncode == 1


def serves(database: Database) -> bool:
    try:
        return database.query("SELECT 1") == [(1,)]
    except psycopg.OperationalError:
        return False


def holds(pid: int, path: Path) -> bool:
    links = Path(f"/proc/{pid}/fd").iterdir()
    return str(path) in [os.readlink(link) for link in links]


def give_to_nobody(root: Path) -> None:
    root.mkdir()
    shutil.chown(root, 65534, 65534)
