"""Closed while the database hangs: connections are cut and new ones refused at once.

A stopped server sends no error and keeps no time-out of its own, so whoever has asked it waits for
as long as it is stopped. Cutting the connection from our side gives each of them an error that
every page knows what to do with.
"""

import socket
import weakref
from contextlib import suppress
from os import dup

import psycopg

_connections: weakref.WeakSet[psycopg.Connection] = weakref.WeakSet()
_closed = False


def remember(connection: psycopg.Connection) -> None:
    _connections.add(connection)


def is_closed() -> bool:
    return _closed


def close() -> None:
    """Refuse new connections and cut those that there are."""
    global _closed  # noqa: PLW0603  (one database, one gate)
    _closed = True
    for connection in list(_connections):
        cut(connection)


def open_again() -> None:
    global _closed  # noqa: PLW0603
    _closed = False


def cut(connection: psycopg.Connection) -> None:
    """Whoever waits on it gets an OperationalError. Closing it instead would wait for the lock."""
    with (
        suppress(psycopg.Error, OSError, ValueError),
        socket.socket(fileno=dup(connection.pgconn.socket)) as ours,
    ):
        ours.shutdown(socket.SHUT_RDWR)
