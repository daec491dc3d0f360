"""Parts of a document over HTTP, as a player asks for them."""

import tracemalloc
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from content.models import SiteDocument
from tests.content.factories import SiteDocumentFactory

CONTENT = bytes(range(100))
LARGE = 200 * 1024 * 1024  # bytes


@pytest.fixture
def url(db) -> str:
    return SiteDocumentFactory(file=ContentFile(CONTENT, "film.mp4")).url


def body(response) -> bytes:
    return b"".join(response.streaming_content)


@pytest.mark.parametrize(
    ("asked", "content_range", "part"),
    [
        ("bytes=0-1", "bytes 0-1/100", CONTENT[:2]),
        ("bytes=40-59", "bytes 40-59/100", CONTENT[40:60]),
        ("bytes=90-", "bytes 90-99/100", CONTENT[90:]),
        ("bytes=90-500", "bytes 90-99/100", CONTENT[90:]),
        ("bytes=-5", "bytes 95-99/100", CONTENT[95:]),
        ("bytes=-500", "bytes 0-99/100", CONTENT),
    ],
)
def test_a_part_is_answered_with_206(client, url, asked, content_range, part):
    response = client.get(url, headers={"range": asked})

    assert response.status_code == 206
    assert response["Content-Range"] == content_range
    assert response["Content-Length"] == str(len(part))
    assert body(response) == part


@pytest.mark.parametrize("asked", ["bytes=100-", "bytes=5000-6000", "bytes=-0"])
def test_behind_the_end_is_416(client, url, asked):
    response = client.get(url, headers={"range": asked})

    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */100"


@pytest.mark.parametrize(
    "asked", ["bytes=-", "bytes=9-1", "bytes=0-1,5-6", "lines=1-2", "bytes=a-b", "bytes=²-³", ""]
)
def test_what_is_no_range_gets_the_whole(client, url, asked):
    response = client.get(url, headers={"range": asked})

    assert response.status_code == 200
    assert body(response) == CONTENT


def test_a_replaced_file_is_sent_whole(client, url):
    whole = client.get(url)
    version = whole["ETag"]
    body(whole)

    same = client.get(url, headers={"range": "bytes=0-1", "if-range": version})
    other = client.get(url, headers={"range": "bytes=0-1", "if-range": '"another"'})

    assert whole["Accept-Ranges"] == "bytes"
    assert body(same) == CONTENT[:2]
    assert body(other) == CONTENT


@pytest.mark.parametrize(
    ("asked", "length"),
    [({}, LARGE), ({"range": f"bytes=1000-{LARGE - 1001}"}, LARGE - 2000)],
    ids=["the whole", "nearly all"],
)
def test_a_large_film_goes_out_piece_by_piece(client, url, settings, asked, length):
    """200 MB that take no room on the disk, through the view that readers use."""
    with (Path(settings.MEDIA_ROOT) / SiteDocument.objects.get().file.name).open("wb") as file:
        file.truncate(LARGE)
    tracemalloc.start()
    try:
        response = client.get(url, headers=asked)
        sent = sum(map(len, response.streaming_content))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert sent == int(response["Content-Length"]) == length
    assert most < 5_000_000  # bytes
