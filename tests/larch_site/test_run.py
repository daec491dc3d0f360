"""`make run` brings the site up, back after any kill, and down without a trace.

One copy serves all of these tests; what stops it comes last, since a start takes seconds.
"""

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from larch_site.web_server import WebServer, gunicorn
from tests.free_port import free_port
from tests.larch_site.processes import PROJECT, children_of, eventually
from tests.larch_site.running_site import Site, copy_of_the_site


@pytest.fixture(scope="module")
def one_copy(tmp_path_factory) -> Iterator[Site]:
    """The data and the port that these tests share, since a start takes seconds."""
    with copy_of_the_site(tmp_path_factory.mktemp("run")) as site:
        yield site


@pytest.fixture
def site(one_copy: Site) -> Site:
    """The site, running: whichever test stopped it, the next one starts it again."""
    if not one_copy.is_running():
        one_copy.start()
    return one_copy


def test_it_serves_and_says_where(site: Site):
    assert site.status("/healthz") == 200
    assert site.status("/readyz") == 200
    assert f"http://127.0.0.1:{site.port}/" in site.log.read_text()


def test_after_the_address_it_says_how_to_make_the_first_login(site: Site):
    said = site.log.read_text()

    address, _, rest = said.partition(f"http://127.0.0.1:{site.port}/")
    assert ".venv/bin/python manage.py createsuperuser" in rest
    assert "createsuperuser" not in address


def test_a_command_beside_the_running_site_shares_its_database(site: Site):
    command = [sys.executable, "manage.py", "migrate", "--check"]
    both = [subprocess.Popen(command, cwd=PROJECT, env=site.environment) for _ in range(2)]

    assert [one.wait(60) for one in both] == [0, 0]
    assert site.database.keeper()
    assert site.status("/readyz") == 200


def test_an_address_too_long_to_be_read_gets_a_page_of_ours(site: Site):
    filters = "&topic=trust" * 10_000

    with pytest.raises(urllib.error.HTTPError) as told:
        urllib.request.urlopen(f"http://127.0.0.1:{site.port}/search/?query=larch{filters}")

    with told.value as answer:
        assert answer.code == 400
        assert "<h1>We could not read that request</h1>" in answer.read().decode()
    assert site.status(f"/search/?query={'a+' * 2000}larch") == 200


def test_a_second_site_on_the_port_says_so_in_one_sentence(site: Site):
    second = subprocess.run(
        [sys.executable, "-m", "larch_site.run"],
        cwd=PROJECT,
        env=site.environment,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )

    assert second.returncode == 1
    assert second.stderr.startswith(f"Port {site.port} is taken")
    assert len(second.stderr.splitlines()) == 1


def test_a_killed_web_server_comes_back(site: Site):
    killed = site.gunicorn()

    os.kill(killed, signal.SIGKILL)

    eventually(lambda: killed not in children_of(site.process.pid), "its death is noticed")
    eventually(lambda: site.status("/readyz") == 200, "the site answers again")


def test_a_killed_worker_comes_back(site: Site):
    worker = children_of(site.gunicorn())[0]

    os.kill(worker, signal.SIGKILL)

    eventually(lambda: worker not in children_of(site.gunicorn()), "its death is noticed")
    eventually(lambda: site.status("/readyz") == 200, "the site answers again")


@pytest.mark.parametrize("victim", ["postmaster", "keeper", "both"])
def test_a_killed_database_comes_back(site: Site, victim: str):
    keeper = site.database.keeper()
    pids = {"postmaster": [site.database.postmaster()], "keeper": [keeper]}
    pids["both"] = pids["keeper"] + pids["postmaster"]

    for pid in pids[victim]:
        os.kill(pid, signal.SIGKILL)

    eventually(lambda: site.status("/readyz") == 503 or other_server(site, pids), "it is noticed")
    eventually(lambda: site.status("/readyz") == 200, "the database is back")


def other_server(site: Site, pids: dict[str, list[int]]) -> bool:
    """Whether a new server has taken over already, faster than the site could be asked."""
    try:
        return site.database.postmaster() not in pids["postmaster"]
    except (OSError, IndexError):
        return False


def test_everything_killed_at_once_starts_again(site: Site):
    keeper = site.database.keeper()
    site.database.query("CREATE TABLE kept AS SELECT 1 AS number")

    for pid in (site.process.pid, site.gunicorn(), keeper, site.database.postmaster()):
        os.kill(pid, signal.SIGKILL)
    site.process.wait()
    site.start()

    assert site.status("/readyz") == 200
    assert site.database.query("SELECT number FROM kept") == [(1,)]
    site.database.query("DROP TABLE kept")


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
def test_asked_to_stop_it_stops_all_of_it(site: Site, kind: signal.Signals):
    site.process.send_signal(kind)

    assert site.process.wait(60) == 0
    eventually(site.is_gone, "every process has left")


def test_killed_it_leaves_nothing_behind(site: Site):
    site.process.kill()
    site.process.wait()

    eventually(site.is_gone, "every process has left")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PORT", "abc", "PORT is 'abc'"),
        ("DEMO", "maybe", "DEMO is 'maybe'"),
        ("WEB_CONCURRENCY", "many", "WEB_CONCURRENCY is 'many'"),
        ("TRUSTED_PROXY", "2", "TRUSTED_PROXY is '2'"),
        ("DATABASE_URL", "postgresql://larch@127.0.0.1:1/none", "The database does not answer"),
    ],
)
def test_a_wrong_setting_stops_it_with_what_to_set(tmp_path: Path, name, value, said):
    site = Site(tmp_path / "var", free_port())

    refused = subprocess.run(
        [sys.executable, "-m", "larch_site.run"],
        cwd=PROJECT,
        env=site.environment | {name: value},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )

    assert refused.returncode == 1
    assert said in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("argument", ["--help", "8001"])
def test_arguments_are_refused_with_how_it_is_used(tmp_path: Path, argument):
    site = Site(tmp_path / "var", free_port())

    refused = subprocess.run(
        [sys.executable, "-m", "larch_site.run", argument],
        cwd=PROJECT,
        env=site.environment,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )

    assert (refused.returncode, refused.stdout) == (1, "")
    assert "make run PORT=8001" in refused.stderr
    assert not site.var.exists()


def test_a_site_that_cannot_start_shows_the_end_of_its_log(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("PORT", "none")
    port = free_port()
    server = WebServer(
        name="web server",
        command=gunicorn(port),
        log=tmp_path / "site.log",
        port=port,
        host="localhost",
    )

    try:
        assert not server.start()
    finally:
        server.stop()

    assert "PORT is 'none'" in server.last_words()
