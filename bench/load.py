"""Loads a server over HTTP, on the standard library alone.

`closed`: so many connections, each asking again as soon as it was answered; for how much a server
does. `open_loop`: requests begin when they are due, whether others were answered or not; for
failures, since a server that stands still hides them from the other kind.
"""

import selectors
import socket
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from queue import SimpleQueue

PATIENCE = 30.0  # seconds
END_OF_HEAD = b"\r\n\r\n"


@dataclass(frozen=True)
class Reply:
    """`begun` is when it was due, on the monotonic clock; status 0 when no answer came."""

    path: str
    begun: float
    seconds: float
    status: int
    head: bytes = b""


AS_BROWSERS = "gzip, deflate, br"


def request_for(host: str, path: str, *headers: str, encodings: str = AS_BROWSERS) -> bytes:
    lines = [f"GET {path} HTTP/1.1", f"Host: {host}", f"Accept-Encoding: {encodings}", *headers]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


class Asking:
    """One connection that is kept open, and opened anew when the server closed it."""

    def __init__(self, port: int, patience: float = PATIENCE):
        self.port, self.patience = port, patience
        self.socket: socket.socket | None = None
        self.left = b""

    def ask(self, request: bytes) -> tuple[int, bytes]:
        """Status and head. Raises OSError."""
        if self.socket is None:
            self.socket = socket.create_connection(("127.0.0.1", self.port), self.patience)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            self.socket.sendall(request)
            return self._answer()
        except OSError:
            self.close()
            raise

    def close(self) -> None:
        if self.socket is not None:
            self.socket.close()
            self.socket = None

    def _answer(self) -> tuple[int, bytes]:
        got = b""
        while (end := got.find(END_OF_HEAD)) < 0:
            got += self._more()
        head = got[:end].lower()
        length = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0] or 0)
        missing = length - (len(got) - end - len(END_OF_HEAD))
        while missing > 0:
            missing -= len(self._more())
        if b"connection: close" in head:
            self.close()
        return int(head[9:12]), head

    def _more(self) -> bytes:
        piece = self.socket.recv(262_144)
        if not piece:
            raise ConnectionResetError("The server closed the connection.")
        return piece


def closed(port: int, request: bytes, *, connections: int, seconds: float) -> list[float]:
    """How long each answer took, of one at least. One thread and many sockets: the generator must
    cost little."""
    chooser = selectors.DefaultSelector()
    begun: dict[socket.socket, tuple[float, int]] = {}
    for _ in range(connections):
        each = socket.create_connection(("127.0.0.1", port), PATIENCE)
        each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        chooser.register(each, selectors.EVENT_READ)
        each.sendall(request)
        begun[each] = (time.perf_counter(), 0)
    times, end = [], time.perf_counter() + seconds
    while time.perf_counter() < end or not times:
        for chosen, _ in chooser.select(1):
            each = chosen.fileobj
            since, missing = begun[each]
            missing = left_after(each.recv(262_144), missing)
            if missing:
                begun[each] = (since, missing)
                continue
            now = time.perf_counter()
            times.append(now - since)
            each.sendall(request)
            begun[each] = (now, 0)
    for each in begun:
        each.close()
    return times


def left_after(piece: bytes, missing: int) -> int:
    """The bytes of the answer still to come; a head always arrives in one piece here."""
    if missing:
        return missing - len(piece)
    head, mark, body = piece.partition(END_OF_HEAD)
    if not mark or b" 200 " not in head[:15]:
        raise RuntimeError(f"The server answered {piece[:40]!r}.")
    length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
    return length - len(body)


def open_loop(
    port: int, paths: Sequence[str], *, host: str, rate: float, seconds: float, threads: int = 32
) -> list[Reply]:
    """`rate` requests begin each second, round and round the paths."""
    due: SimpleQueue[tuple[float, str] | None] = SimpleQueue()
    replies: list[Reply] = []

    def work() -> None:
        asking = Asking(port, patience=10)
        while job := due.get():
            begun, path = job
            replies.append(replied(asking, host, path, begun))
        asking.close()

    workers = [threading.Thread(target=work) for _ in range(threads)]
    for each in workers:
        each.start()
    start = time.monotonic()
    for number in range(int(rate * seconds)):
        begun = start + number / rate
        time.sleep(max(0.0, begun - time.monotonic()))
        due.put((begun, paths[number % len(paths)]))
    for _ in workers:
        due.put(None)
    for each in workers:
        each.join()
    return replies


def replied(asking: Asking, host: str, path: str, begun: float) -> Reply:
    request = request_for(host, path)
    fresh = asking.socket is None
    try:
        try:
            status, head = asking.ask(request)
        except ConnectionError:
            if fresh:
                raise
            status, head = asking.ask(request)  # it was closed between two requests, as servers may
    except OSError:
        status, head = 0, b""
    return Reply(path, begun, time.monotonic() - begun, status, head)
