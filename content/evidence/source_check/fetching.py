"""One question to one web server: no redirects, no more bytes and no more time than allowed.

urllib3 asks and unpacks. It is told the numeric address that was checked, and checks the
certificate against the name all the same.
"""

import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from threading import Event, Timer

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import DecodeError, HTTPError
from urllib3.response import BaseHTTPResponse

from content.evidence.source_check.public_address import Target, addresses_of
from content.evidence.source_check.verdict import CantLookError, Verdict

CHUNK = 16_384  # bytes
READABLE = ("text/html", "application/xhtml+xml", "text/plain")


@dataclass(frozen=True)
class Limits:
    connect: float = 10  # seconds
    whole: float = 30  # seconds, for one answer with its body
    most_bytes: int = 3_000_000  # unpacked
    pause: float = 2  # seconds between two questions to one host
    longest_pause: float = 20  # seconds, when a robots.txt asks for more


@dataclass(frozen=True)
class Answer:
    target: Target
    status: int
    headers: Mapping[str, str]
    body: bytes
    is_whole: bool

    @property
    def kind(self) -> str:
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    @property
    def is_readable(self) -> bool:
        return self.kind in READABLE or (not self.kind and self.body.lstrip().startswith(b"<"))


def ask(
    target: Target, *, headers: Mapping[str, str], limits: Limits, any_kind: bool = False
) -> Answer:
    """Its body is read only when it is text, or when `any_kind` is wanted."""
    connection = connected(target, limits)
    try:
        with ended_after(limits.whole, connection) as expired:
            try:
                answer = answer_of(connection, target, headers, limits, any_kind)
            except (HTTPError, OSError, ValueError) as error:
                if not expired.is_set():
                    raise unreachable(target, f"The answer broke off ({name(error)}).") from error
            if expired.is_set():
                raise unreachable(target, f"No whole answer within {limits.whole:g} seconds.")
            return answer
    finally:
        connection.close()


def connected(target: Target, limits: Limits) -> HTTPConnection:
    """To the first of the checked addresses that takes the connection."""
    fault = None
    for number in addresses_of(target):
        connection = connection_to(number, target, limits)
        try:
            connection.connect()
            return connection
        except ssl.SSLError as error:
            connection.close()
            raise unreachable(target, f"No safe connection: {reason(error)}.") from error
        except (HTTPError, OSError) as error:
            connection.close()
            fault = error
    raise unreachable(target, f"No connection to {target.host} ({name(fault)}).") from fault


def connection_to(number: str, target: Target, limits: Limits) -> HTTPConnection:
    if target.scheme == "http":
        return HTTPConnection(number, target.port, timeout=limits.connect)
    return HTTPSConnection(
        number,
        target.port,
        timeout=limits.connect,
        server_hostname=target.host,
        ssl_context=certificates(),
    )


@lru_cache
def certificates() -> ssl.SSLContext:
    """Those that browsers trust: a small image has none of its own."""
    return ssl.create_default_context(cafile=certifi.where())


@contextmanager
def ended_after(seconds: float, connection: HTTPConnection) -> Iterator[Event]:
    """Ends the connection from outside. A time-out of a socket counts from byte to byte, and a
    server that sends one now and then would hold us for ever."""
    expired, line = Event(), connection.sock
    line.settimeout(seconds + 1)  # later than the timer, so that one of them says what happened

    def end():
        expired.set()
        # Not the method of a TLS socket, which would say goodbye and wait for the answer.
        socket.socket.shutdown(line, socket.SHUT_RDWR)

    timer = Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield expired
    finally:
        timer.cancel()
        timer.join()


def answer_of(
    connection: HTTPConnection,
    target: Target,
    headers: Mapping[str, str],
    limits: Limits,
    any_kind: bool,
) -> Answer:
    sent = {"Host": target.authority, "Accept-Encoding": "gzip", "Connection": "close"}
    connection.request(
        "GET", target.path, headers={**sent, **headers}, preload_content=False, decode_content=True
    )
    response = connection.getresponse()
    bare = Answer(target, response.status, response.headers, b"", False)
    if bare.kind and not bare.is_readable and not any_kind:
        return bare
    body, is_whole = body_of(response, limits.most_bytes)
    return Answer(target, response.status, response.headers, body, is_whole)


def body_of(response: BaseHTTPResponse, most: int) -> tuple[bytes, bool]:
    """As much as may be read, unpacked step by step, and whether that is all of it."""
    body = bytearray()
    try:
        while len(body) <= most:
            if not (part := response.read(CHUNK)):
                return bytes(body), True
            body += part
    except DecodeError:
        return b"", False
    return bytes(body[:most]), False


def unreachable(target: Target, detail: str) -> CantLookError:
    return CantLookError(Verdict.UNREACHABLE, detail, address=target.url)


def name(error: Exception | None) -> str:
    cause = error.__cause__ or error if error else error
    return type(cause).__name__.removesuffix("Error") or "error"


def reason(error: ssl.SSLError) -> str:
    return getattr(error, "verify_message", "") or error.reason or "TLS failed"
