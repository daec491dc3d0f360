"""What isn't kept is packed too, for this reader alone."""

import brotli
import pytest

from larch_site.page_store.packing import packed_for
from larch_site.page_store.rendering import Rendered

WORDS = b"There is no page at this address. " * 20
HTML = ("Content-Type", "text/html; charset=utf-8")


def answer(body: bytes = WORDS, *headers: tuple[str, str]) -> Rendered:
    return Rendered("404 Not Found", [HTML, ("Content-Length", str(len(body))), *headers], body)


def test_a_page_that_is_not_there_is_packed():
    missing = answer(WORDS, ("Vary", "origin"))

    packed_for("gzip, br", missing)

    headers = dict(missing.headers)
    assert brotli.decompress(missing.body) == WORDS
    assert headers["Content-Length"] == str(len(missing.body))
    assert (headers["Content-Encoding"], headers["Vary"]) == ("br", "origin, Accept-Encoding")


@pytest.mark.parametrize(
    ("accepts", "sent"),
    [
        ("", answer()),
        ("gzip", answer(b"short")),
        ("gzip", answer(WORDS + b"csrfmiddlewaretoken")),
        ("br", answer(WORDS, ("Content-Encoding", "gzip"))),
    ],
)
def test_what_is_short_secret_or_packed_stays_as_it_is(accepts, sent):
    body, headers = sent.body, list(sent.headers)

    packed_for(accepts, sent)

    assert (sent.body, sent.headers) == (body, headers)
