"""Reads WebVTT and tells what is wrong with it, line by line. https://www.w3.org/TR/webvtt1/

Players pass over what they can't read, and nobody notices. Here every such line is a fault.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from content.captions.cue_text import Said, faults_in, said_in
from content.captions.faults import Fault

MOST_BYTES = 5 * 1024 * 1024  # captions of two hours take a twentieth of it
ARROW = "-->"
EXAMPLE = "00:01:02.500 --> 00:01:05.000"
TIME = re.compile(r"(?:(?P<hours>\d{2,}):)?(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d\.\d{3})")
LOOKS_LIKE_TIME = re.compile(r"\d+:\d+[\d:.,]*\s*(?:-+>?|=>|→|,|\s)\s*\d+:\d+")
SETTING = re.compile(r"(?:vertical|line|position|size|align|region):\S+")
NOT_A_CUE = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t].*)?")
SUBRIP = re.compile(r"\s*1\s*\n\s*\d+:\d+:\d+,\d+\s*-->")
CUT_OFF = " The file may be cut off here: upload it whole."


@dataclass(frozen=True)
class Cue:
    start: float  # seconds
    end: float
    said: tuple[Said, ...]
    line: int


@dataclass
class Captions:
    """The cues that can be read, and what is wrong with the others."""

    cues: list[Cue] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def wrong(self, line: int, words: str) -> None:
        self.faults.append(Fault(line, words))


def read_webvtt(data: bytes) -> Captions:
    captions = Captions()
    text = text_of(data, captions)
    if text is None:
        return captions
    lines = text.split("\n")
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        captions.wrong(1, no_signature(text))
        return captions
    last = max(number for number, line in enumerate(lines, 1) if line)
    for number, block in blocks_in(lines):
        read_block(captions, number, block, is_last=number + len(block) > last)
    if not captions.cues and not captions.faults:
        captions.wrong(0, f"There is no cue in this file. A cue is a line like {EXAMPLE}, "
                          "and below it the words.")  # fmt: skip
    return captions


def text_of(data: bytes, captions: Captions) -> str | None:
    """With one kind of line end. Nothing where it can't be read at all."""
    if len(data) > MOST_BYTES:
        captions.wrong(0, "This file is larger than 5 MB. Captions of two hours take less than "
                          "0.3 MB: is it the right file?")  # fmt: skip
        return None
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        captions.wrong(1, "This file is written in UTF-16. Save it as UTF-8.")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = one_kind_of_line_end(data[: error.start].decode("utf-8-sig"))
        captions.wrong(before.count("\n") + 1,
                       "A letter here isn't written in UTF-8. Save the file as UTF-8.")  # fmt: skip
        return None
    text = one_kind_of_line_end(text)
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        captions.wrong(line, "This line holds a NUL, which no text has: the file is damaged.")
        return None
    return text


def one_kind_of_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def no_signature(text: str) -> str:
    if SUBRIP.match(text):
        return ("This is a SubRip file (SRT). Export the captions as WebVTT; to change the name "
                "is not enough.")  # fmt: skip
    return "The first line has to be WEBVTT, in capitals and with nothing before it."


def blocks_in(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """What stands between empty lines, without the header; the number is its first line's."""
    block: list[str] = []
    header = True
    for number, line in enumerate([*lines, ""], 1):
        if line:
            if header and ARROW in line:  # the empty line after the header was forgotten
                block, header = [], False
            block.append(line)
            continue
        if block and not header:
            yield number - len(block), block
        block, header = [], False


def read_block(captions: Captions, number: int, block: list[str], *, is_last: bool) -> None:
    arrows = [place for place, line in enumerate(block) if ARROW in line]
    if NOT_A_CUE.fullmatch(block[0]):
        if arrows:
            captions.wrong(number + arrows[0], "A cue begins inside of a note. Put an empty line "
                                               "above it.")  # fmt: skip
        return
    if not arrows or arrows[0] > 1:
        captions.wrong(number, without_times(block))
        return
    for place in arrows[1:]:
        captions.wrong(number + place, "A cue begins here. Put an empty line above it (and above "
                                       "its number, if it has one).")  # fmt: skip
    for place, following in zip(arrows, [*arrows[1:], len(block)], strict=True):
        read_cue(captions, number + place, block[place:following], is_last=is_last)


def without_times(block: list[str]) -> str:
    if any(LOOKS_LIKE_TIME.match(line.strip()) for line in block[:2]):
        return f"Between the times stands no arrow. Write them like {EXAMPLE}."
    if any(ARROW in line for line in block):
        return "More than one line stands above the times. A cue has a name of one line, or none."
    return ("No times stand above these words. Write times above them, or take out the empty line "
            "before them if they belong to the cue above.")  # fmt: skip


def read_cue(captions: Captions, number: int, lines: list[str], *, is_last: bool) -> None:
    before = len(captions.faults)
    times = read_times(captions, number, lines[0], maybe_cut=is_last and len(lines) == 1)
    text = "\n".join(lines[1:])
    for place, words in faults_in(text):
        captions.wrong(number + 1 + text[:place].count("\n"), words)
    if is_last and len(lines) == 1 and len(captions.faults) == before:
        captions.wrong(number, "No words stand below these times." + CUT_OFF)
    if times:
        captions.cues.append(Cue(*times, tuple(said_in(text)), number))


def read_times(
    captions: Captions, number: int, line: str, *, maybe_cut: bool
) -> tuple[float, float] | None:
    first, _, rest = line.partition(ARROW)
    second, *settings = rest.split() or [""]
    start, end = (
        read_time(captions, number, written, maybe_cut) for written in (first.strip(), second)
    )
    for setting in settings:
        if not SETTING.fullmatch(setting):
            captions.wrong(number, f"“{setting}” is no setting of a cue. Words stand in a line of "
                                   "their own, below the times.")  # fmt: skip
            break
    if start is None or end is None:
        return None
    if end <= start:
        captions.wrong(number, f"The cue ends at {second}, and starts at {first.strip()}: put the "
                               "later time second.")  # fmt: skip
    if captions.cues and start < captions.cues[-1].start:
        captions.wrong(number, f"This cue starts before the one in line {captions.cues[-1].line}. "
                               "Put the cues in the order of their start.")  # fmt: skip
    return start, end


def read_time(captions: Captions, number: int, written: str, maybe_cut: bool) -> float | None:
    found = TIME.fullmatch(written)
    if found:
        hours, minutes = int(found["hours"] or 0), int(found["minutes"])
        return hours * 3600 + minutes * 60 + float(found["seconds"])
    if not written:
        problem = "A time is missing."
    elif TIME.fullmatch(written.replace(",", ".")):
        problem = f"“{written}” has a comma where a full stop belongs."
    else:
        problem = f"“{written}” is no time."
    captions.wrong(number, f"{problem} Write times like {EXAMPLE}.{CUT_OFF if maybe_cut else ''}")
    return None
