"""Which frames a page may hold."""

import pytest
from django.core.files.base import ContentFile

from tests.content.factories import ArticleFactory, SiteDocumentFactory, WebinarFactory

HEADER = "Content-Security-Policy"


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://youtu.be/abc", "frame-src 'self' https://www.youtube-nocookie.com"),
        ("https://vimeo.com/1", "frame-src 'self' https://player.vimeo.com"),
        ("https://media.example.org/1", "frame-src 'self'"),
    ],
)
def test_only_a_page_with_a_players_recording_may_hold_its_frame(
    client, resources, address, allowed
):
    recording = {"title": "One", "address": address}
    ArticleFactory(parent=resources, slug="one", body=[("recording", recording)])

    page = client.get("/resources/one/")

    assert page[HEADER] == allowed
    assert ("data-frame" in page.content.decode()) == (allowed != "frame-src 'self'")
    assert client.get("/resources/")[HEADER] == "frame-src 'self'"


@pytest.mark.parametrize(
    "path", ["/", "/webinars/one/", "/search/?query=x", "/no/such/page/", "/admin/login/"]
)
def test_all_other_pages_may_not(client, webinars, path):
    film = SiteDocumentFactory(file=ContentFile(b"film", "film.mp4"))
    WebinarFactory(
        parent=webinars, slug="one", recording=[("recording", {"title": "One", "file": film})]
    )

    assert client.get(path)[HEADER] == "frame-src 'self'"


def test_what_is_no_page_has_no_such_header_or_its_own(client, webinars):
    document = SiteDocumentFactory(file=ContentFile(b"WEBVTT", "a.vtt"))

    assert HEADER not in client.get("/healthz")
    assert client.get(document.url)[HEADER] == "default-src 'none'"
