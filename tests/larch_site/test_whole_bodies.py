"""Half a form is not taken for a whole one."""

from io import BytesIO

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from larch_site.security.whole_bodies import WholeBody, whole_bodies

BODY = b"name=Quilla&email=quilla%40example.org"


@pytest.fixture(autouse=True)
def the_connection_stays(db):
    """A served request ends with its connection looked after; the test's own must stay open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def status_of(
    body: bytes, length: int | str, kind: str = "application/x-www-form-urlencoded"
) -> str:
    said = []
    environ = {
        "REQUEST_METHOD": "POST", "PATH_INFO": "/remi/request/", "SERVER_NAME": "localhost",
        "SERVER_PORT": "80", "wsgi.input": BytesIO(body), "wsgi.url_scheme": "http",
        "CONTENT_TYPE": kind, "CONTENT_LENGTH": str(length), "REMOTE_ADDR": "127.0.0.1",
        "HTTP_COOKIE": f"csrftoken={'x' * 32}",
    }  # fmt: skip
    answer = whole_bodies(WSGIHandler())(environ, lambda status, headers: said.append(status))
    answer.close()
    return said[0]


@pytest.mark.parametrize("tenth", range(10))
def test_a_body_that_breaks_off_is_refused(tenth):
    assert status_of(BODY[: len(BODY) * tenth // 10], len(BODY)).startswith("400")


@pytest.mark.parametrize("tenth", range(10))
def test_so_is_one_in_parts(tenth):
    whole = b'--edge\r\nContent-Disposition: form-data; name="name"\r\n\r\nQuilla\r\n--edge--\r\n'
    kind = "multipart/form-data; boundary=edge"

    assert status_of(whole[: len(whole) * tenth // 10], len(whole), kind).startswith("400")
    assert not status_of(whole, len(whole), kind).startswith("400")


def test_a_whole_one_is_handed_on():
    assert status_of(BODY, len(BODY)).startswith("403")  # its token against forgery is missing


def test_no_more_than_was_announced_is_read():
    assert WholeBody(BytesIO(b"four and more"), 4).read() == b"four"
    assert WholeBody(BytesIO(b"a\nb\n"), 4).readline() == b"a\n"
