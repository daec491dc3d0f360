"""A web server on this machine whose pages behave well and badly, and which counts what it is asked."""

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PASSAGE = "Black women were 3.7 times as likely to die as White women (34 per 100,000)."
CERTIFICATE = Path(__file__).with_name("source.example.pem")
FILLING = " ".join(f"word{number}" for number in range(400))


def page(*, title="A report", body=f"<p>{PASSAGE}</p>") -> bytes:
    return f"<!doctype html><title>{title}</title><h1>{title}</h1>{body}<p>{FILLING}".encode()


@dataclass
class Reply:
    status: int = 200
    body: bytes = field(default_factory=page)
    headers: dict[str, str] = field(default_factory=dict)
    # In place of the body: gets the function that sends bytes, and may go on for ever.
    send: object = None


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        site = self.server.site
        site.asked.append(self.path)
        site.agents.append(self.headers["User-Agent"])
        site.hosts.append(self.headers["Host"])
        with site.one_more():
            reply = site.pages.get(self.path) or site.otherwise
            headers = {"Content-Type": "text/html; charset=utf-8"} | reply.headers
            self.send_response(reply.status)
            for name, value in headers.items():
                self.send_header(name, value)
            if reply.send is None:
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            if reply.send is None:
                self.wfile.write(reply.body)
            else:
                reply.send(self.wfile.write, site.closing)

    def log_message(self, *args):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request, client_address):
        """Whoever asks goes away in the middle: that is what is tested."""


class Site:
    """What it answers, and what it was asked."""

    def __init__(self, address: str):
        self.address = address
        self.pages: dict[str, Reply] = {}
        self.otherwise = Reply(404, b"<title>Not found</title>")
        self.asked: list[str] = []
        self.agents: list[str] = []
        self.hosts: list[str] = []
        self.closing = threading.Event()
        self.now, self.most_at_once, self.lock = 0, 0, threading.Lock()

    @contextmanager
    def one_more(self):
        with self.lock:
            self.now += 1
            self.most_at_once = max(self.now, self.most_at_once)
        try:
            yield
        finally:
            with self.lock:
                self.now -= 1

    def at(self, path: str) -> str:
        return f"http://{self.address}{path}"

    @property
    def pages_asked(self) -> list[str]:
        return [path for path in self.asked if path != "/robots.txt"]


@contextmanager
def source_server(*, safe: bool = False) -> Iterator[Site]:
    server = Server(("127.0.0.1", 0), Handler)
    if safe:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    server.site = Site(f"127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.site
    finally:
        server.site.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


def redirect(to: str, status: int = 301) -> Reply:
    return Reply(status, b"", {"Location": to})


def never(write, closing):
    closing.wait(20)


def drip(write, closing):
    """Each byte comes in time, the whole never does."""
    while not closing.wait(0.05):
        write(b"a ")


def endless(write, closing):
    while not closing.is_set():
        write(b"<p>more and more" * 1000)


def bomb() -> Reply:
    """50 MB in 50 kB."""
    return Reply(200, gzip.compress(bytes(50_000_000), 9), {"Content-Encoding": "gzip"})


@contextmanager
def drips_its_head() -> Iterator[str]:
    """A server that never comes to the end of its first line."""
    listener, closing = socket.create_server(("127.0.0.1", 0)), threading.Event()

    def answer():
        line, _ = listener.accept()
        with line:
            try:
                line.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
                while not closing.wait(0.05):
                    line.sendall(b"x")
            except OSError:
                pass

    thread = threading.Thread(target=answer)
    thread.start()
    try:
        yield f"127.0.0.1:{listener.getsockname()[1]}"
    finally:
        closing.set()
        thread.join()
        listener.close()


def wait_until(fact, seconds: float = 5) -> bool:
    until = time.monotonic() + seconds
    while not (found := fact()) and time.monotonic() < until:
        time.sleep(0.02)
    return bool(found)
