"""A transcript that an editor typed or pasted: "[00:12:34] Jane Doe: What we learned ..."."""

import re
from dataclasses import dataclass, field

from content.captions.clock import clock, seconds_of
from content.captions.faults import Fault
from content.captions.paragraphs import Line, Paragraph, named

IN_BRACKETS = re.compile(r"\s*[\[(](?P<clock>\d+:[\d:.]*)[\])]\s*")


@dataclass
class Typed:
    paragraphs: list[Paragraph] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


@dataclass
class Opening:
    """How a line begins: with a time, a name, both or neither."""

    words: str
    speaker: str = ""
    clock: str = ""

    @property
    def is_new(self) -> bool:
        return bool(self.speaker or self.clock)


def read_typed(text: str) -> Typed:
    """An empty line, a name or a time begins a paragraph; a speaker counts until the next."""
    typed = Typed()
    lines: list[str] = []
    speaker, seconds = "", None
    for number, line in enumerate(text.splitlines(), 1):
        opening = opening_of(line)
        if not line.strip() or opening.is_new:
            write(typed, lines, speaker, seconds)
            lines, seconds = [], None
        speaker = opening.speaker or speaker
        if opening.clock:
            seconds = read_clock(typed, number, opening.clock)
        if opening.words:
            lines.append(opening.words)
    write(typed, lines, speaker, seconds)
    return typed


def opening_of(line: str) -> Opening:
    """The time stands before the name or after it."""
    clock_before, rest = without_clock(line)
    speaker, words = named(rest.strip())
    clock_after, words = without_clock(words) if speaker and not clock_before else ("", words)
    return Opening(words.strip(), speaker, clock_before or clock_after)


def without_clock(line: str) -> tuple[str, str]:
    found = IN_BRACKETS.match(line)
    return (found["clock"], line[found.end() :]) if found else ("", line)


def write(typed: Typed, lines: list[str], speaker: str, seconds: int | None) -> None:
    if lines:
        typed.paragraphs.append(Paragraph((Line(" ".join(lines), seconds),), speaker))


def read_clock(typed: Typed, number: int, written: str) -> int | None:
    seconds = seconds_of(written)
    if seconds is None:
        problem = f"“{written}” is no time. Write it like [12:34] or [1:02:03]."
        typed.faults.append(Fault(number, problem))
        return None
    before = next((p.seconds for p in reversed(typed.paragraphs) if p.seconds is not None), 0)
    if seconds < before:
        problem = f"{written} comes before {clock(before)}, which stands above it."
        typed.faults.append(Fault(number, f"{problem} Put the times in order."))
    return seconds
