"""Whoever was told that the request arrived finds it there once and whole, whatever was killed."""

import random
import re
import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from threading import Event, Thread
from urllib.parse import urlencode

import psycopg
import pytest

from larch_site.embedded_postgres import leftovers
from tests.content.remi.asking import ANSWERS
from tests.larch_site.processes import eventually
from tests.larch_site.running_site import Site, copy_of_the_site

SUBMISSIONS = 200
PATIENCE = 90.0  # seconds until one submission has to be confirmed
FORM = "/remi/request/"
SECRET = "t" * 32  # the token against forgery, as cookie and as field


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[Site]:
    with copy_of_the_site(tmp_path_factory.mktemp("fire")) as site:
        site.start()
        yield site


class Person:
    """Sends one form, from an address of their own, until it is confirmed."""

    def __init__(self, site: Site, number: int):
        self.site, self.number = site, number
        self.source = f"127.0.1.{number % 250 + 1}"
        page = self.answer("GET")[1]
        token = re.search(r'name="token" value="([^"]+)"', page)[1]
        self.body = urlencode(
            ANSWERS
            | {"name": f"Person {number} with a whole name", "email": f"p{number}@example.org"}
            | {"token": token, "csrfmiddlewaretoken": SECRET}
        )

    def answer(self, method: str, body: str | None = None) -> tuple[int, str]:
        """Status and text; raises OSError or HTTPException when the answer doesn't come."""
        line = HTTPConnection(
            "127.0.0.1", self.site.port, timeout=20, source_address=(self.source, 0)
        )
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        try:
            line.request(method, FORM, body, {"Cookie": f"csrftoken={SECRET}"} | kind)
            reply = line.getresponse()
            return reply.status, reply.read().decode()
        finally:
            line.close()

    def send_until_confirmed(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                status = self.answer("POST", self.body)[0]
            except (OSError, HTTPException):
                status = 0
            if status == 303:
                return
            assert status in (0, 503), f"person {self.number} got {status}"
            time.sleep(0.05)
        raise AssertionError(f"person {self.number} was not answered")

    def send_a_part(self, tenth: int) -> None:
        """The line breaks within the body."""
        cut = self.body[: len(self.body) * tenth // 10]
        head = (
            f"POST {FORM} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: csrftoken={SECRET}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(self.body)}\r\n\r\n"
        )
        with socket.create_connection(("127.0.0.1", self.site.port), timeout=20) as line:
            line.sendall((head + cut).encode())
            line.shutdown(socket.SHUT_WR)
            with suppress(ConnectionError):
                assert not line.recv(4096).startswith(b"HTTP/1.1 303")


@contextmanager
def under_fire(site: Site) -> Iterator[list[str]]:
    """Kills a web process or the database at random moments; the list says what."""
    killed: list[str] = []
    enough = Event()

    def fire() -> None:
        chance = random.Random(19)  # noqa: S311
        while not enough.wait(chance.uniform(0.3, 1.5)):
            try:
                if chance.random() < 0.5:
                    leftovers.send(site.database.postmaster(), signal.SIGKILL)
                    killed.append("database")
                else:
                    workers = site.web_processes()[1:]
                    leftovers.send(chance.choice(workers), signal.SIGKILL)
                    killed.append("web process")
            except (OSError, IndexError, ValueError):
                pass  # it was just coming back

    thread = Thread(target=fire)
    thread.start()
    try:
        yield killed
    finally:
        enough.set()
        thread.join()


def test_confirmed_is_stored_once_and_whole(site: Site, capsys):
    people = [Person(site, number) for number in range(SUBMISSIONS)]
    time.sleep(2.1)  # a form is not sent quicker than people read

    with ThreadPoolExecutor(4) as pool:
        for tenth in range(10):
            people[tenth].send_a_part(tenth)
        with under_fire(site) as killed:
            for _ in range(3):  # sent, and replayed twice
                list(pool.map(Person.send_until_confirmed, people))

    eventually(lambda: site.status("/readyz") == 200, "the database is back")
    with capsys.disabled():
        print(f"\n{3 * SUBMISSIONS} confirmations under {len(killed)} kills.")
    assert {"database", "web process"} <= set(killed)
    stored = site.database.query(
        "SELECT r.name, count(DISTINCT c.id), count(DISTINCT m.id) FROM content_downloadrequest r "
        "LEFT JOIN content_checkin c ON c.request_id = r.id "
        "LEFT JOIN content_outboxmessage m ON m.id = c.mail_id GROUP BY r.id"
    )
    assert sorted(stored) == sorted(
        (f"Person {number} with a whole name", 3, 3) for number in range(SUBMISSIONS)
    )
    owed = site.database.query(
        "SELECT count(*), count(DISTINCT about) FROM content_outboxmessage "
        "WHERE kind = 'remi.confirmation'"
    )
    assert owed == [(SUBMISSIONS, SUBMISSIONS)]


def test_five_clicks_at_once_are_one_request(site: Site):
    person = Person(site, SUBMISSIONS)
    time.sleep(2.1)

    with ThreadPoolExecutor(5) as pool:
        answers = list(pool.map(lambda _: person.answer("POST", person.body)[0], range(5)))

    assert answers == [303] * 5
    name = f"Person {SUBMISSIONS} with a whole name"
    query = f"SELECT count(*) FROM content_downloadrequest WHERE name = '{name}'"  # noqa: S608
    assert site.database.query(query) == [(1,)]


def test_no_log_holds_what_anybody_typed(site: Site):
    """Neither the site's nor the database's, after all that went wrong above."""
    with pytest.raises(psycopg.errors.DivisionByZero):
        site.database.query('SELECT 1 / 0 AS "Person 1 with a whole name"')
    logs = [site.log, site.var / "site.log", site.var / "postgres" / "server.log"]
    said = "".join(log.read_text() for log in logs)

    assert "database system was interrupted" in said
    assert "division by zero" in said
    for typed in ("with a whole name", "@example.org", ANSWERS["hopes"], "/remi/my/"):
        assert typed not in said
