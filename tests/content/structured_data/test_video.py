"""What a page says of its recordings in schema.org's words."""

from django.core.files.base import ContentFile

from tests.content.factories import SiteDocumentFactory, WebinarFactory
from tests.content.structured_data.reading import described
from tests.content.structured_data.vocabulary import faults

CAPTIONS = b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Welcome to all.\n\n01:30.000 --> 01:32.000\nThe end.\n"
CHAPTERS = [{"time": "0:00", "title": "Opening"}, {"time": "1:30", "title": "End"}]


def test_a_recording_of_ours_tells_its_words_chapters_and_day(client, webinars):
    film = SiteDocumentFactory(file=ContentFile(b"film", "film.mp4"))
    captions = SiteDocumentFactory(file=ContentFile(CAPTIONS, "talk.vtt"))
    recording = {
        "title": "All",
        "length": "2:00",
        "file": film,
        "captions": captions,
        "chapters": CHAPTERS,
    }
    WebinarFactory(parent=webinars, slug="one", recording=[("recording", recording)])

    found = described(client, "/webinars/one/")

    assert list(faults(list(found.values()))) == []
    told = found["VideoObject"]
    assert told["transcript"] == "Welcome to all. The end."
    assert told["uploadDate"] == film.created_at.isoformat()
    assert told["caption"]["contentUrl"].endswith(captions.url)
    first, last = told["hasPart"]
    assert (first["name"], first["startOffset"], first["endOffset"]) == ("Opening", 0, 90)
    assert (last["startOffset"], last["endOffset"]) == (90, 120)
    assert last["url"].endswith("/webinars/one/?t=90#chapter90")


def test_a_transcript_of_hours_is_not_told_twice(client, webinars):
    recording = {
        "title": "All",
        "address": "https://vimeo.com/1",
        "transcript": "Ada: words " * 4000,
    }
    WebinarFactory(parent=webinars, slug="one", recording=[("recording", recording)])

    told = described(client, "/webinars/one/")["VideoObject"]

    assert "transcript" not in told
    assert "uploadDate" not in told
    assert told["embedUrl"] == "https://player.vimeo.com/video/1"
