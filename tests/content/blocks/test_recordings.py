"""What an editor may write into a recording, and whose player plays it."""

import pytest
from django.core.files.base import ContentFile
from wagtail.blocks import StructBlockValidationError

from content.blocks.players import player_of
from content.blocks.recordings import RecordingBlock
from tests.content.factories import SiteDocumentFactory

BROKEN = b"WEBVTT\n\n00:02.000 --> 00:01.000\na"


def recording(**fields):
    block = RecordingBlock()
    given = {"title": "One", "address": "https://vimeo.com/1", **fields}
    return block.normalize(dict(block.get_default()) | given)


def document(name: str, content: bytes = b"x"):
    return SiteDocumentFactory(file=ContentFile(content, name))


def errors_of(value) -> dict[str, list[str]]:
    with pytest.raises(StructBlockValidationError) as raised:
        RecordingBlock().clean(value)
    return {
        name: each["messages"] for name, each in raised.value.as_json_data()["blockErrors"].items()
    }


@pytest.mark.django_db
def test_each_fault_is_told_at_its_field_with_its_line():
    value = recording(
        file=document("film.mp4"),
        captions=document("broken.vtt", BROKEN),
        chapters_file=document("chapters.txt"),
        transcript="Ada: a\n\n[1:99] b",
        chapters=[{"time": "2:00", "title": "Two"}, {"time": "1:00", "title": "One"}],
        length="1:2",
    )

    errors = errors_of(value)

    assert errors["file"] == ["Give either a file or an outside address, not both."]
    assert errors["captions"][0].startswith("Line 3: The cue ends at 00:01.000")
    assert "whose name ends in .vtt" in errors["chapters_file"][0]
    assert errors["transcript"][0].startswith("Line 3: “1:99” is no time")
    assert errors["chapters"] == ["1:00 doesn't come after the chapter above it."]
    assert errors["length"] == ["Write the length like 42:05 or 1:42:05."]


@pytest.mark.django_db
def test_a_draft_keeps_all_of_it_but_a_length_that_is_none():
    value = recording(captions=document("broken.vtt", BROKEN), transcript="[1:99] b", length="")

    cleaned = RecordingBlock().clean_deferred(value)

    assert cleaned["transcript"] == "[1:99] b"


@pytest.mark.django_db
def test_a_lost_captions_file_is_told():
    captions = document("lost.vtt", BROKEN)
    captions.file.storage.delete(captions.file.name)

    assert errors_of(recording(captions=captions))["captions"] == [
        "This file is lost. Upload it again."
    ]


def test_a_chapter_without_a_time_is_refused():
    value = recording(chapters=[{"time": "soon", "title": "One"}])

    assert errors_of(value)["chapters"][0].startswith("“soon” is no time")


@pytest.mark.parametrize(
    ("address", "frame"),
    [
        ("https://www.youtube.com/watch?v=aB-1_c&t=5", "https://www.youtube-nocookie.com/embed/aB-1_c?rel=0"),
        ("https://www.youtube.com/watch?list=x&v=aB-1_c", "https://www.youtube-nocookie.com/embed/aB-1_c?rel=0"),
        ("https://youtu.be/aB-1_c?si=x", "https://www.youtube-nocookie.com/embed/aB-1_c?rel=0"),
        ("https://m.youtube.com/live/aB-1_c", "https://www.youtube-nocookie.com/embed/aB-1_c?rel=0"),
        ("https://vimeo.com/123", "https://player.vimeo.com/video/123?dnt=1"),
        ("https://vimeo.com/123/abc9", "https://player.vimeo.com/video/123?dnt=1&h=abc9"),
        ("https://player.vimeo.com/video/123?h=abc9", "https://player.vimeo.com/video/123?dnt=1&h=abc9"),
    ],
)  # fmt: skip
def test_a_player_is_the_one_that_keeps_quiet(address, frame):
    assert player_of(address).frame == frame


@pytest.mark.parametrize(
    "address",
    [
        "https://youtube.com.example.org/watch?v=a",
        "https://www.youtube.com/@larch",
        "https://example.org/?u=https://youtu.be/a",
        "http://vimeo.com/1",
        "https://vimeo.com/channels/staff",
    ],
)
def test_everything_else_is_only_a_link(address):
    assert player_of(address) is None


def test_what_it_leads_to_is_called_by_its_host():
    assert recording(address="https://media.example.org/a/b").service == "media.example.org"
