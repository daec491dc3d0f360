"""Which frames a page may hold."""

from contextlib import closing

from django.core.files.base import ContentFile

from content.models import ArticleIndexPage
from tests.content.factories import ArticleFactory, SiteDocumentFactory

HEADER = "Content-Security-Policy"
ONLY_OURS = "frame-src 'self'"
PLAYERS = {
    "youtube": ("https://youtu.be/abc", f"{ONLY_OURS} https://www.youtube-nocookie.com"),
    "vimeo": ("https://vimeo.com/1", f"{ONLY_OURS} https://player.vimeo.com"),
    "elsewhere": ("https://media.example.org/1", ONLY_OURS),
}
OTHERS = ["/", "/resources/", "/search/?query=x", "/no/such/page/", "/admin/login/"]


def test_only_a_page_with_a_players_recording_may_hold_its_frame(client, structure):
    resources = ArticleIndexPage.objects.get(slug="resources")
    for slug, (address, _) in PLAYERS.items():
        recording = {"title": "One", "address": address}
        ArticleFactory(parent=resources, slug=slug, body=[("recording", recording)])

    pages = {slug: client.get(f"/resources/{slug}/") for slug in PLAYERS}

    for slug, (_, allowed) in PLAYERS.items():
        assert pages[slug][HEADER] == allowed
        assert ("data-frame" in pages[slug].content.decode()) == (allowed != ONLY_OURS)
    assert {path: client.get(path)[HEADER] for path in OTHERS} == dict.fromkeys(OTHERS, ONLY_OURS)


def test_what_is_no_page_has_no_such_header_or_its_own(client, db):
    document = SiteDocumentFactory(file=ContentFile(b"WEBVTT", "a.vtt"))

    assert HEADER not in client.get("/healthz")
    with closing(client.get(document.url)) as file:
        assert file[HEADER] == "default-src 'none'"
