"""Makes prose of cues: what one person says without a long pause is one paragraph."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from content.captions.webvtt import Cue

PAUSE = 2.0  # seconds of silence after which a new paragraph begins
LONG = 600  # characters after which it begins at the next sentence
LONGEST = 1_200  # after which it begins at the next cue: machines write no full stops
ENDS_SENTENCE = re.compile(r"[.?!\u2026][\"'\u201d\u2019)]*$")
# "Jane Doe: hello". Programs for meetings write names so, instead of marking a voice.
NAMED = re.compile(
    r"(?:>>\s*)?(?P<speaker>[^\W\d_][^:<>\[\]\n]{0,58}):\s+(?P<words>\S.*)", re.DOTALL
)
PARTICLES = {"of", "the", "de", "da", "del", "van", "von", "der", "el", "al", "bin", "and"}
MOST_NAMES = 6
TWICE = 2


@dataclass(frozen=True)
class Line:
    """What is said from one second on."""

    text: str
    seconds: int | None = None  # into the recording, where it is known


@dataclass(frozen=True)
class Paragraph:
    lines: tuple[Line, ...]
    speaker: str = ""

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def seconds(self) -> int | None:
        return self.lines[0].seconds


@dataclass(frozen=True)
class Stretch:
    """What one person says in one cue."""

    start: float
    end: float
    speaker: str
    text: str


def paragraphs_of(cues: Iterable[Cue], *, parts_at: Iterable[int] = ()) -> list[Paragraph]:
    """`parts_at`: the seconds at which chapters begin, and a paragraph with them."""
    waiting = sorted(parts_at)
    paragraphs: list[Paragraph] = []
    held: list[Stretch] = []
    for stretch in stretches(list(cues)):
        opens_part = False
        while waiting and stretch.start >= waiting[0]:
            waiting.pop(0)
            opens_part = True
        if held and (opens_part or parts(held, stretch)):
            paragraphs.append(joined(held))
            held = []
        held.append(stretch)
    return [*paragraphs, joined(held)] if held else paragraphs


def parts(held: list[Stretch], following: Stretch) -> bool:
    last = held[-1]
    length = sum(len(each.text) + 1 for each in held)
    return (
        following.speaker != last.speaker
        or following.start - last.end >= PAUSE
        or length > LONGEST
        or (length > LONG and bool(ENDS_SENTENCE.search(last.text)))
    )


def joined(held: list[Stretch]) -> Paragraph:
    """Cues that begin within one second are one line, so that a second leads to one place."""
    lines: list[Line] = []
    for each in held:
        if lines and lines[-1].seconds == int(each.start):
            lines[-1] = Line(f"{lines[-1].text} {each.text}", lines[-1].seconds)
        else:
            lines.append(Line(each.text, int(each.start)))
    return Paragraph(tuple(lines), held[0].speaker)


def stretches(cues: list[Cue]) -> list[Stretch]:
    found = [
        Stretch(cue.start, cue.end, speaker, words) for cue in cues for speaker, words in cue.said
    ]
    return found if any(each.speaker for each in found) else list(with_written_names(found))


def with_written_names(found: list[Stretch]) -> Iterator[Stretch]:
    """A name has to come twice: once may be a word before a colon. It counts until the next."""
    names = Counter(name for each in found if (name := named(each.text)[0]))
    speaker = ""
    for each in found:
        name, words = named(each.text)
        if names[name] < TWICE:
            name, words = "", each.text
        speaker = name or speaker
        yield Stretch(each.start, each.end, speaker, words)


def named(text: str) -> tuple[str, str]:
    """Speaker and words; no speaker where what stands before the colon isn't written as a name."""
    match = NAMED.match(text)
    if not match:
        return "", text
    names = match["speaker"].split()
    is_name = len(names) <= MOST_NAMES and all(map(is_part_of_name, names))
    return (match["speaker"].strip(), match["words"]) if is_name else ("", text)


def is_part_of_name(word: str) -> bool:
    """ "Jane", "van", "(NHS" or the number of "Speaker 2"; a year isn't."""
    is_number = word.isdigit() and len(word) < len("100")
    return word[0].isupper() or word[0] in "(&" or word.lower() in PARTICLES or is_number
