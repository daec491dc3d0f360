"""Servers that never end, lie, or send what can't be read cost neither time nor memory."""

import time

import pytest

from content.evidence.source_check import fetching, public_address
from content.evidence.source_check.fetching import Answer
from content.evidence.source_check.looking import look_at
from content.evidence.source_check.page_text import decoded, page_text
from content.evidence.source_check.public_address import target_of
from content.evidence.source_check.verdict import Verdict
from tests.content.evidence.source_server import (
    CERTIFICATE,
    PASSAGE,
    Reply,
    bomb,
    drip,
    drips_its_head,
    endless,
    page,
    redirect,
    source_server,
)

TEXT = "Women\N{RIGHT SINGLE QUOTATION MARK}s “rate”"
QUOTED = {"finding": PASSAGE}


def answer(body: bytes, kind: str = "text/html") -> Answer:
    return Answer(target_of("https://a.example/"), 200, {"Content-Type": kind}, body, True)


def test_an_endless_page_is_read_as_far_as_allowed(site, visitor):
    site.pages["/report"] = Reply(send=endless)

    visit = visitor.visit(site.at("/report"))

    assert len(visit.answer.body) == visitor.limits.most_bytes
    assert look_at(site.at("/report"), QUOTED, visitor).found == {"finding": None}


def test_what_stands_in_the_part_that_was_read_counts(site, visitor):
    site.pages["/report"] = Reply(200, page() + b"<p>more " * 100_000)

    look = look_at(site.at("/report"), QUOTED, visitor)

    assert (look.verdict, look.found) == (Verdict.WORKING, {"finding": True})


def test_a_slow_drip_ends_when_the_time_is_over(site, visitor):
    site.pages["/report"] = Reply(send=drip)
    begun = time.monotonic()

    look = look_at(site.at("/report"), QUOTED, visitor)

    assert (look.verdict, "0.6 seconds" in look.detail) == (Verdict.UNREACHABLE, True)
    assert time.monotonic() - begun < 15


def test_a_slow_head_ends_too(visitor, settings):
    with drips_its_head() as address:
        settings.SOURCE_CHECK_ALLOWED_HOSTS = [address]
        begun = time.monotonic()

        look = look_at(f"http://{address}/", QUOTED, visitor)

    assert look.verdict is Verdict.UNREACHABLE
    assert time.monotonic() - begun < 15


def test_a_bomb_is_unpacked_no_further_than_allowed(site, visitor):
    site.pages["/report"] = bomb()

    visit = visitor.visit(site.at("/report"))

    assert len(visit.answer.body) == visitor.limits.most_bytes
    assert not visit.answer.is_whole


def test_what_only_says_that_it_is_packed_is_not_read(site, visitor):
    site.pages["/report"] = Reply(200, b"not packed", {"Content-Encoding": "gzip"})

    look = look_at(site.at("/report"), QUOTED, visitor)

    assert look.found == {"finding": None}


@pytest.mark.parametrize("paths", [["/a", "/b"], ["/a"]], ids=["circle", "itself"])
def test_a_circle_of_redirects_ends(site, visitor, paths):
    for path, following in zip(paths, [*paths[1:], paths[0]], strict=True):
        site.pages[path] = redirect(following, 302)

    look = look_at(site.at("/a"), QUOTED, visitor)

    assert look.verdict is Verdict.UNREACHABLE
    assert len(site.pages_asked) == 6


def test_five_redirects_are_followed_and_six_are_not(site, visitor):
    site.pages |= {f"/{n}": redirect(f"/{n + 1}", 302) for n in range(6)} | {"/6": Reply()}

    assert look_at(site.at("/1"), {}, visitor).verdict is Verdict.WORKING
    assert look_at(site.at("/0"), {}, visitor).verdict is Verdict.UNREACHABLE


def test_a_certificate_that_nobody_vouches_for(visitor, settings):
    with source_server(safe=True) as site:
        settings.SOURCE_CHECK_ALLOWED_HOSTS = [site.address]

        look = look_at(f"https://{site.address}/", QUOTED, visitor)

    assert (look.verdict, site.asked) == (Verdict.UNREACHABLE, [])
    assert "safe connection" in look.detail


@pytest.mark.parametrize(
    ("name", "verdict"),
    [("source.example", Verdict.WORKING), ("other.example", Verdict.UNREACHABLE)],
)
def test_the_certificate_is_held_against_the_name(visitor, settings, monkeypatch, name, verdict):
    """Though it is a number that is connected to."""
    context = fetching.ssl.create_default_context(cafile=CERTIFICATE)
    monkeypatch.setattr(fetching, "certificates", lambda: context)
    with source_server(safe=True) as site:
        port = int(site.address.split(":")[1])
        site.pages["/report"] = Reply()
        settings.SOURCE_CHECK_ALLOWED_HOSTS = [f"{name}:{port}"]
        found = [(2, 1, 6, "", ("127.0.0.1", port))]
        monkeypatch.setattr(public_address.socket, "getaddrinfo", lambda *a, **k: found)

        look = look_at(f"https://{name}:{port}/report", QUOTED, visitor)

    assert look.verdict is verdict


def test_nobody_there(visitor, settings):
    with source_server() as left:
        pass
    settings.SOURCE_CHECK_ALLOWED_HOSTS = [left.address]

    look = look_at(left.at("/"), QUOTED, visitor)

    assert (look.verdict, "No connection" in look.detail) == (Verdict.UNREACHABLE, True)


def test_a_name_that_nobody_knows(visitor, monkeypatch):
    def unknown(*args, **more):
        raise public_address.socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(public_address.socket, "getaddrinfo", unknown)

    look = look_at("https://gone.example/report", QUOTED, visitor)

    assert (look.verdict, "isn't known" in look.detail) == (Verdict.UNREACHABLE, True)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/html; charset=iso-8859-1", TEXT.encode("cp1252")),
        ("text/html; charset=windows-1252", TEXT.encode("cp1252")),
        ("text/html", f"<meta charset='windows-1252'>{TEXT}".encode("cp1252")),
        ("text/html", TEXT.encode()),
        ("text/html", f"\ufeff{TEXT}".encode("utf-16-le")),
        ("text/html; charset=klingon", TEXT.encode()),
        ("text/html; charset=zip", TEXT.encode()),
        ("text/html; charset=punycode", TEXT.encode()),
        ('text/html; charset="utf-8"', TEXT.encode()),
    ],
)
def test_charsets(kind, body):
    assert TEXT in decoded(answer(body, kind))


@pytest.mark.parametrize(
    "body",
    [b"<!--" * 500_000, b"<a " * 700_000, b"<![" * 700_000, b"</" * 1_000_000, b"<div>" * 500_000,
     b"&#" * 1_000_000, b"<a b='" * 400_000, bytes(range(256)) * 10_000, b"<script>" * 300_000,
     b"<svg>" * 500_000 + b"</svg>" * 100_000],
    ids=range(10),
)  # fmt: skip
def test_markup_made_to_keep_us_busy(body):
    begun = time.monotonic()

    page_text(answer(body))

    assert time.monotonic() - begun < 10
