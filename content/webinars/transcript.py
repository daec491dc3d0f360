"""What is said in a recording, as prose with places that a link can lead to."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from content.blocks.recordings import RecordingValue
from content.captions.chapters import Chapter, chapters_of
from content.captions.clock import clock, seconds_of
from content.captions.paragraphs import Paragraph, paragraphs_of
from content.captions.typed import read_typed
from content.media.captions_file import captions_in

MANY_LETTERS = 2_500  # some three minutes of speech; more of it is folded where a script runs


@dataclass(frozen=True)
class At:
    """A second of the recording, and the place on the page that stands for it."""

    seconds: int
    place: str  # the id

    @property
    def clock(self) -> str:
        return clock(self.seconds)

    @property
    def link(self) -> str:
        """What follows the page's address: a script seeks, and without one the place is found."""
        return f"?t={self.seconds}#{self.place}"


@dataclass(frozen=True)
class SaidLine:
    text: str
    at: At | None


@dataclass(frozen=True)
class SaidParagraph:
    lines: list[SaidLine]
    speaker: str
    names_speaker: bool  # whether somebody else spoke before

    @property
    def at(self) -> At | None:
        return self.lines[0].at

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True)
class Part:
    """What is said in one chapter, or before the first; all of it where there are none."""

    title: str
    at: At | None
    paragraphs: list[SaidParagraph] = field(default_factory=list)


@dataclass(frozen=True)
class Transcript:
    parts: list[Part]

    @property
    def paragraphs(self) -> list[SaidParagraph]:
        return [paragraph for part in self.parts for paragraph in part.paragraphs]

    @property
    def chapters(self) -> list[Part]:
        return [part for part in self.parts if part.title]

    @property
    def is_long(self) -> bool:
        return sum(len(paragraph.text) for paragraph in self.paragraphs) > MANY_LETTERS

    def __bool__(self):
        return bool(self.paragraphs)


def transcript_of(recording: RecordingValue, key: str = "") -> Transcript:
    """`key` tells the recordings of a page apart; the page's own has none. Never raises."""
    chapters = chapters_in(recording)
    paragraphs = paragraphs_in(recording, chapters)
    timed = any(paragraph.seconds is not None for paragraph in paragraphs)
    places = Places(key, has_text=timed)
    parts = [Part("", None), *(Part(each.title, places.of(each)) for each in chapters)]
    current, before = 0, ""
    for paragraph in paragraphs:
        while current + 1 < len(parts) and begun(parts[current + 1], paragraph):
            current += 1
        parts[current].paragraphs.append(said(paragraph, before, places))
        before = paragraph.speaker
    return Transcript([part for part in parts if part.title or part.paragraphs])


def said(paragraph: Paragraph, before: str, places: "Places") -> SaidParagraph:
    lines = [SaidLine(line.text, places.at(line.seconds)) for line in paragraph.lines]
    return SaidParagraph(lines, paragraph.speaker, paragraph.speaker != before)


def begun(part: Part, paragraph: Paragraph) -> bool:
    return paragraph.seconds is not None and paragraph.seconds >= part.at.seconds


def paragraphs_in(recording: RecordingValue, chapters: list[Chapter]) -> list[Paragraph]:
    """What an editor typed, otherwise the captions."""
    if typed := (recording.get("transcript") or "").strip():
        return read_typed(typed).paragraphs
    if captions := recording.get("captions"):
        return paragraphs_of(
            captions_in(captions).cues, parts_at=[chapter.seconds for chapter in chapters]
        )
    return []


def chapters_in(recording: RecordingValue) -> list[Chapter]:
    """Typed, otherwise from their file; a draft may hold what is no time."""
    typed = [
        (seconds_of(each["time"] or ""), each["title"]) for each in recording.get("chapters") or ()
    ]
    found = [Chapter(seconds, title) for seconds, title in typed if seconds is not None and title]
    if not found and (document := recording.get("chapters_file")):
        found = chapters_of(captions_in(document).cues)
    return sorted({chapter.seconds: chapter for chapter in reversed(found)}.values())


def place_of(key: str) -> str:
    """The id of the recording itself."""
    return f"recording_{key}" if key else "recording"


class Places:
    """Ids on the page: each once."""

    def __init__(self, key: str, *, has_text: bool):
        self.key = key
        self.has_text = has_text
        self.end = f"_{key}" if key else ""
        self.taken: Counter[int] = Counter()

    def at(self, seconds: int | None) -> At | None:
        if seconds is None:
            return None
        self.taken[seconds] += 1
        number = self.taken[seconds]
        further = f"-{number}" if number > 1 else ""  # of the lines that begin in one second
        return At(seconds, f"t{seconds}{further}{self.end}")

    def of(self, chapter: Chapter) -> At:
        """Its heading in the transcript; where there is none, the recording."""
        heading = f"chapter{chapter.seconds}{self.end}"
        return At(chapter.seconds, heading if self.has_text else place_of(self.key))


def words_of(transcript: Transcript) -> Iterator[str]:
    """As plain text, paragraph by paragraph: "[12:34] Jane Doe: ..."."""
    for part in transcript.parts:
        if part.title:
            yield part.title
        for paragraph in part.paragraphs:
            at = f"[{paragraph.at.clock}] " if paragraph.at else ""
            speaker = (
                f"{paragraph.speaker}: " if paragraph.names_speaker and paragraph.speaker else ""
            )
            yield f"{at}{speaker}{paragraph.text}"
