"""Asks the database short questions on a connection of its own, each with a time limit.

libpq's lowest time-out for connecting is two seconds, and for a question it has none at all: a
server that was stopped would be noticed by nobody. So this speaks with libpq step by step and
waits no longer than it was told.
"""

import select
import time
from contextlib import suppress

from psycopg import Error, pq

READING, WRITING = pq.PollingStatus.READING, pq.PollingStatus.WRITING
ANSWERED = pq.ExecStatus.TUPLES_OK


class AwayError(Exception):
    """The database doesn't answer; `hangs` when it took the question and was silent."""

    def __init__(self, message: str, *, hangs: bool = False):
        super().__init__(message)
        self.hangs = hangs


class UnanswerableError(Exception):
    """The database lives, but it can't answer this: no such table, say."""


class Probe:
    """Not to be used by two threads at once."""

    def __init__(self, conninfo: str):
        self.conninfo = conninfo.encode()
        self.connection: pq.PGconn | None = None

    def ask(self, question: str, *, within: float) -> list[tuple[str | None, ...]]:
        """Rows of text. A connection that has died since the last question is replaced once.

        Raises AwayError and UnanswerableError.
        """
        deadline = time.monotonic() + within
        if self.connection is not None:
            try:
                return self._ask(question, deadline)
            except AwayError as error:
                if error.hangs:
                    raise
        self._connect(deadline)
        return self._ask(question, deadline)

    def close(self) -> None:
        if self.connection is not None:
            with suppress(Error):
                self.connection.finish()
            self.connection = None

    def _connect(self, deadline: float) -> None:
        self.close()
        try:
            self.connection = pq.PGconn.connect_start(self.conninfo)
            self._connected(self.connection, deadline)
        except Error as error:
            raise self._away(str(error)) from error

    def _connected(self, connection: pq.abc.PGconn, deadline: float) -> None:
        while True:
            if connection.status == pq.ConnStatus.BAD:
                raise self._away(connection.get_error_message())
            step = connection.connect_poll()
            if step == pq.PollingStatus.OK:
                connection.nonblocking = 1
                return
            if step == pq.PollingStatus.FAILED:
                raise self._away(connection.get_error_message())
            self._wait(connection, deadline, writing=step == WRITING)

    def _ask(self, question: str, deadline: float) -> list[tuple[str | None, ...]]:
        connection = self.connection
        try:
            connection.send_query(question.encode())
            while connection.flush():
                self._wait(connection, deadline, writing=True)
            results = []
            while True:
                while connection.is_busy():
                    self._wait(connection, deadline)
                    connection.consume_input()
                if (result := connection.get_result()) is None:
                    break
                results.append(result)
        except Error as error:
            raise self._away(str(error)) from error
        return self._rows(results[-1]) if results else []

    def _rows(self, result: pq.abc.PGresult) -> list[tuple[str | None, ...]]:
        if result.status != ANSWERED:
            if self.connection.status == pq.ConnStatus.BAD or is_leaving(result):
                raise self._away(result.get_error_message())
            raise UnanswerableError(result.get_error_message())
        columns = range(result.nfields)
        return [tuple(text(result.get_value(row, column)) for column in columns)
                for row in range(result.ntuples)]  # fmt: skip

    def _wait(self, connection: pq.abc.PGconn, deadline: float, *, writing: bool = False) -> None:
        poll = select.poll()  # select() itself takes no number above 1023
        poll.register(connection.socket, select.POLLOUT if writing else select.POLLIN)
        left = deadline - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            raise self._away("It is silent.", hangs=True)

    def _away(self, message: str, *, hangs: bool = False) -> AwayError:
        self.close()
        return AwayError(message.strip(), hangs=hangs)


def is_leaving(result: pq.abc.PGresult) -> bool:
    """Class 57P of the SQL states: shutting down, crashed, or told to end this connection."""
    state = result.error_field(pq.DiagnosticField.SQLSTATE) or b""
    return state.startswith(b"57P")


def text(value: bytes | None) -> str | None:
    return None if value is None else value.decode()
