"""Pages travel packed, files as they are."""

import gzip
import io

import pytest
from django.http import FileResponse

from larch_site.packed_pages import packed_pages

PACKED = {"Accept-Encoding": "gzip"}


@pytest.mark.usefixtures("structure")
def test_a_page_is_packed_for_who_can_unpack_it(client):
    packed = client.get("/resources/", headers=PACKED)
    plain = client.get("/resources/")

    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert "Content-Encoding" not in plain
    assert "Accept-Encoding" in packed["Vary"]


def test_a_file_is_sent_as_it_is(rf):
    """Also one of text: packed as it goes, its parts could no longer be asked for."""
    file = FileResponse(io.BytesIO(b"WEBVTT" * 1000), content_type="text/vtt")

    response = packed_pages(lambda request: file)(rf.get("/documents/1/", headers=PACKED))

    assert "Content-Encoding" not in response
    assert response.getvalue() == b"WEBVTT" * 1000
