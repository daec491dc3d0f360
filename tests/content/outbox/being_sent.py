"""A mail that another process is just sending: its row is there for all, and locked.

It is written and held by a connection of its own, since what a test writes itself no other
connection sees. Such a row outlives the test's transaction, so it is deleted again at the end, and
that only after the test's transaction is over: ask for the fixture before `db`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection
from django.utils import timezone

from tests.databases import Server

WRITE = """
INSERT INTO content_outboxmessage
    (key, kind, about, state, due_at, next_try_at, attempts, last_fault, created_at)
VALUES (%(key)s, %(kind)s, 1, 'waiting', %(now)s, %(now)s, 0, '', %(now)s)
RETURNING id
"""
HOLD = "SELECT 1 FROM content_outboxmessage WHERE id = %s FOR UPDATE"
DELETE = "DELETE FROM content_outboxmessage WHERE id = %s"


class ElsewhereSent:
    def __init__(self, other: psycopg.Connection, kind: str):
        self.other = other
        written = {"key": f"{kind}:elsewhere", "kind": kind, "now": timezone.now()}
        (self.pk,) = other.execute(WRITE, written).fetchone()
        other.commit()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Whoever waits for the row meanwhile fails instead of hanging."""
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '1s'")
        self.other.execute(HOLD, [self.pk])
        try:
            yield
        finally:
            self.other.rollback()


@contextmanager
def sent_elsewhere(kind: str) -> Iterator[ElsewhereSent]:
    settings = connection.settings_dict
    with psycopg.connect(Server(settings).address(settings["NAME"]), autocommit=False) as other:
        message = ElsewhereSent(other, kind)
        try:
            yield message
        finally:
            other.rollback()
            other.execute(DELETE, [message.pk])
            other.commit()
