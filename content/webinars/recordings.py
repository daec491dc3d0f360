"""The recordings of a page, wherever they stand on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from wagtail.fields import StreamField
from wagtail.models import Page

from content.blocks.recordings import RecordingValue
from content.webinars.transcript import Transcript, place_of, transcript_of

BLOCK = "recording"
OWN = "recording"  # the field whose recording is what the page is about


@dataclass(frozen=True)
class PlacedRecording:
    value: RecordingValue
    key: str

    @cached_property
    def transcript(self) -> Transcript:
        return transcript_of(self.value, self.key)

    @property
    def place(self) -> str:
        return place_of(self.key)


def key_of(block_id: str) -> str:
    """Short, and the same for as long as the block stays on its page."""
    return str(block_id or "").partition("-")[0]


def recordings_on(page: Page) -> Iterator[PlacedRecording]:
    """The page's own first. Other blocks are left unread."""
    for field in streams_of(page):
        story = getattr(page, field.name)
        for number, raw in enumerate(story.raw_data):
            if raw["type"] == BLOCK:
                child = story[number]
                yield PlacedRecording(child.value, "" if field.name == OWN else key_of(child.id))


def has_recording(page: Page) -> bool:
    """Told by the names of the blocks alone, so that a listing reads none of them."""
    stories = (getattr(page, field.name) for field in streams_of(page))
    return any(raw["type"] == BLOCK for story in stories for raw in story.raw_data)


def streams_of(page: Page) -> list[StreamField]:
    streams = [field for field in page._meta.get_fields() if isinstance(field, StreamField)]
    allowed = [field for field in streams if BLOCK in field.stream_block.child_blocks]
    return sorted(allowed, key=lambda field: field.name != OWN)
