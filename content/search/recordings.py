"""What is said in the recordings of a page: an entry for every forty minutes or so.

PostgreSQL counts places in a text up to 16,383, and of one word it keeps 256: in a single entry a
phrase from the second hour would not be found.
"""

from collections.abc import Iterator
from typing import Any

from content.models import SearchEntry
from content.pages.base import BasePage
from content.search.page_contents import Passage
from content.search.page_facts import Facts
from content.search_index.folding import composed
from content.search_index.kinds import Kind
from content.webinars.recordings import PlacedRecording, recordings_on
from content.webinars.transcript import SaidParagraph

PART = 30_000  # characters
ENOUGH = 160  # characters of a passage: a few sentences, of which each line knows its second

Texts = dict[str, Any]


def recording_entries(
    page: BasePage, facts: Facts, topics: list[int]
) -> Iterator[tuple[SearchEntry, Texts]]:
    for recording in recordings_on(page):
        for number, passages in enumerate(parts_of(recording), 1):
            entry = SearchEntry(
                kind=Kind.RECORDING,
                label="Recording" if number == 1 else f"Recording, part {number}",
                title=composed(page.title),
                page=page.page_ptr,
                place=f"#{recording.place}",
                topic_ids=topics,
                listed_on=facts.listed_on,
                when=facts.when,
            )
            entry.summary = composed(recording.value.get("title") or "")
            yield entry, texts_of(recording, passages)


def texts_of(recording: PlacedRecording, passages: list[Passage]) -> Texts:
    speakers = dict.fromkeys(passage.heading for passage in passages if passage.heading)
    chapters = [part.title for part in recording.transcript.chapters]
    title = recording.value.get("title") or ""
    return {"names": list(speakers), "headings": [title, *chapters], "passages": passages}


def parts_of(recording: PlacedRecording) -> Iterator[list[Passage]]:
    part: list[Passage] = []
    length = 0
    for paragraph in recording.transcript.paragraphs:
        for passage in passages_of(paragraph, f"#{recording.place}"):
            if part and length > PART:
                yield part
                part, length = [], 0
            part.append(passage)
            length += len(passage.text)
    if part:
        yield part


def passages_of(paragraph: SaidParagraph, otherwise: str) -> list[Passage]:
    """Of one speaker. `otherwise` is the place of what has no time."""
    passages: list[Passage] = []
    for line in paragraph.lines:
        at, text = line.at, composed(line.text)
        if passages and (at is None or len(passages[-1].text) < ENOUGH):
            start = len(passages[-1].text) + 1
            passages[-1].text += f" {text}"
        else:
            start = 0
            link, seconds = (at.link, at.seconds) if at else (otherwise, None)
            passages.append(Passage(text, paragraph.speaker, link, seconds))
        if at:
            passages[-1].lines.append((start, at.link, at.seconds))
    return passages
