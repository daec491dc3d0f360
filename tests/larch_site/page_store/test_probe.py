"""Questions with a time limit, and the cutting of connections that hang, on a real server."""

import socket
import threading
import time

import psycopg
import pytest
from django.db import connection

from larch_site.database import gate
from larch_site.page_store.breaker import Breaker
from larch_site.page_store.building import conninfo
from larch_site.page_store.probe import AwayError, Probe, UnanswerableError


@pytest.fixture
def probe(db):
    probe = Probe(conninfo())
    yield probe
    probe.close()


def test_it_answers_in_rows_of_text(probe):
    rows = probe.ask("SELECT 1, 'words', NULL UNION SELECT 2, '', NULL ORDER BY 1", within=2)

    assert rows == [("1", "words", None), ("2", "", None)]


def test_what_the_database_refuses_is_no_sign_of_its_death(probe):
    with pytest.raises(UnanswerableError):
        probe.ask("SELECT nothing FROM nowhere", within=2)
    assert probe.ask("SELECT 1", within=2) == [("1",)]


def test_a_connection_that_was_ended_is_replaced(probe):
    [(pid,)] = probe.ask("SELECT pg_backend_pid()", within=2)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [int(pid)])

    assert probe.ask("SELECT 1", within=2) == [("1",)]


def test_silence_is_noticed_in_time(probe):
    begun = time.monotonic()

    with pytest.raises(AwayError) as raised:
        probe.ask("SELECT pg_sleep(30)", within=0.3)

    assert raised.value.hangs
    assert time.monotonic() - begun < 15


def test_a_server_that_takes_connections_and_says_nothing_hangs(tmp_path):
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / ".s.PGSQL.5432"))
        server.listen()
        begun = time.monotonic()
        with pytest.raises(AwayError) as raised:
            Probe(f"host={tmp_path} user=x dbname=x").ask("SELECT 1", within=0.3)

    assert raised.value.hangs
    assert time.monotonic() - begun < 15


def test_no_server_is_away_at_once(tmp_path):
    with pytest.raises(AwayError) as raised:
        Probe(f"host={tmp_path} user=x dbname=x").ask("SELECT 1", within=5)

    assert not raised.value.hangs


def test_two_silences_free_whoever_waits_and_refuse_newcomers(db):
    with psycopg.connect(conninfo()) as waiting:
        gate.remember(waiting)
        failed = []

        def wait():
            try:
                waiting.execute("SELECT pg_sleep(30)")
            except psycopg.OperationalError as error:
                failed.append(error)

        thread = threading.Thread(target=wait)
        thread.start()
        time.sleep(0.2)
        breaker = Breaker()
        breaker.cuts = True  # as where somebody goes on looking

        breaker.failed(hangs=True)
        assert (breaker.away, gate.is_closed(), thread.is_alive()) == (True, False, True)
        breaker.failed(hangs=True)
        thread.join(20)

        assert failed
        with pytest.raises(psycopg.OperationalError, match="known to be away"):
            connection.copy().connect()
        breaker.answered()
        assert (breaker.away, gate.is_closed()) == (False, False)


def test_where_nobody_goes_on_looking_nothing_is_cut():
    breaker = Breaker()

    for _ in range(3):
        breaker.failed(hangs=True)

    assert (breaker.away, gate.is_closed()) == (True, False)
