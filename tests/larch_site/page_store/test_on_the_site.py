"""The demo site, its database standing still, dying and coming back."""

import socket
import time

import psycopg
import pytest
from django.conf import settings

from bench.load import Asking, request_for
from tests.databases import Server
from tests.demo_site import DemoSite, serve_demo_site
from tests.larch_site.page_store.database_between import Between
from tests.larch_site.processes import eventually

PAGES = ["/", "/news/", "/evidence/", "/resources/origins-of-larch/", "/sitemap.xml"]
AT_ONCE = 1.0  # seconds; the database's own time-outs are 10
TRIES = 5  # a machine that stands still for a moment does so once


@pytest.fixture(scope="module")
def between():
    between = Between(settings.DATABASES["default"]["HOST"])
    yield between
    between.close()


@pytest.fixture(scope="module")
def site(between, tmp_path_factory) -> DemoSite:
    with serve_demo_site(
        Server(settings.DATABASES["default"]),
        tmp_path_factory.mktemp("kept_site"),
        database_at=str(between.folder),
    ) as site:
        for path in PAGES:
            site.get(path)
        yield site


def timed(site: DemoSite, path: str, *headers: str) -> tuple[int, float, str]:
    asking = Asking(site.port)
    begun = time.monotonic()
    status, head = asking.ask(request_for(f"127.0.0.1:{site.port}", path, *headers))
    asking.close()
    kept = head.partition(b"cache-status: ")[2].partition(b"\r\n")[0].decode()
    return status, time.monotonic() - begun, kept


def is_at_once(site: DemoSite, path: str, *headers: str) -> bool:
    return any(timed(site, path, *headers)[1] < AT_ONCE for _ in range(TRIES))


def test_a_database_that_hangs_holds_no_reader_up(site, between):
    between.hang()
    taken, ends = [], time.monotonic() + 4
    with socket.create_connection(("127.0.0.1", site.port)) as stuck:
        stuck.sendall(request_for(f"127.0.0.1:{site.port}", "/search/?query=stuck"))
        while time.monotonic() < ends:
            for path in PAGES:
                status, seconds, _ = timed(site, path)
                taken.append(seconds)
                assert status == 200
        assert b" 503 " in stuck.recv(100)
    session = "Cookie: sessionid=somebody"
    assert sum(seconds > AT_ONCE for seconds in taken) < TRIES
    assert timed(site, "/", session)[2].endswith("database-away")
    assert timed(site, "/healthz")[0] == 200
    assert timed(site, "/remi/request/")[0] == 200
    for path, status in (("/readyz", 503), ("/search/?query=other", 503), ("/admin/", 503)):
        assert (path, timed(site, path, session)[0]) == (path, status)
        assert is_at_once(site, path, session), path

    between.go_on()
    eventually(lambda: "away" not in timed(site, "/")[2], "it is fresh again")
    assert timed(site, "/search/?query=other")[0] == 200


def test_a_database_that_dies_and_comes_back(site, between):
    written_down = site.folder / "pages" / "standby.json"
    eventually(written_down.exists, "redirects and documents are known")
    between.die()
    assert {timed(site, path)[0] for path in PAGES} == {200}
    eventually(lambda: "away" in timed(site, "/")[2], "it is noticed")
    assert {timed(site, path)[0] for path in PAGES} == {200}
    assert timed(site, "/search/?query=racism")[0] == 503
    assert timed(site, "/about-larch")[0] == 302
    assert timed(site, "/documents/1/demo-recording.mp4", "Range: bytes=0-9")[0] == 206
    assert timed(site, "/documents/1/another.mp4")[0] == 503

    between.come_back()
    eventually(lambda: "away" not in timed(site, "/")[2], "it is fresh again")


def test_an_edit_by_a_command_shows_at_once(site):
    """It shares the machine's memory with the web processes."""
    site.manage(
        "shell",
        "--command",
        "from content.models import SiteSettings as S; s = S.objects.get(); "
        "s.strapline = 'Another strapline'; s.save()",
    )

    assert "Another strapline" in site.get("/").text
    assert "Another strapline" in site.get("/news/").text


def test_an_edit_at_the_database_shows_too(site):
    with psycopg.connect(site.database, autocommit=True) as connection:
        connection.execute("UPDATE content_sitesettings SET strapline = 'Yet another'")

    eventually(lambda: "Yet another" in site.get("/").text, "the edit shows")
