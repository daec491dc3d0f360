"""The figures of a finding, taken apart so that the numbers can be set larger than their words.

Only the type differs: every word and number stays, in its order, as the editor wrote it.
"""

import re
from dataclasses import dataclass

from django import template

register = template.Library()

NUMBER = r"(?:\d[\d.,]*\d|\d)%?"
FIGURE = re.compile(rf"{NUMBER}(?: (?:to|and) {NUMBER})?")
SENTENCE_ENDS = re.compile(r"\.\s+(?=[A-Z])")
LOOKS_MEASURED = re.compile(r"[%.]| to ")


@dataclass(frozen=True)
class Part:
    """ "Black 7.1" is `before` "Black" and `number` "7.1"; `mark` is what stood after it."""

    before: str
    number: str
    after: str
    mark: str


@register.filter
def figure_rows(text: str) -> list[list[Part]]:
    """A row for each sentence, and in it a part for each figure; words without one join the next."""
    if not text:
        return []
    sentences = SENTENCE_ENDS.split(text)
    ends = [". "] * (len(sentences) - 1) + [""]
    return [parts_of(sentence, end) for sentence, end in zip(sentences, ends, strict=True)]


def parts_of(sentence: str, end: str) -> list[Part]:
    pieces: list[str] = []
    waiting = ""
    for piece in sentence.split(", "):
        waiting = f"{waiting}, {piece}" if waiting else piece
        if FIGURE.search(piece):
            pieces.append(waiting)
            waiting = ""
    if waiting and pieces:
        pieces[-1] += f", {waiting}"
    elif waiting:
        pieces = [waiting]
    marks = [", "] * (len(pieces) - 1) + [end]
    return [part_of(piece, mark) for piece, mark in zip(pieces, marks, strict=True)]


def part_of(piece: str, mark: str) -> Part:
    """The figure is the first number that looks measured: in "band 2 72%" it isn't the 2."""
    found = list(FIGURE.finditer(piece))
    if not found:
        return Part(before=piece, number="", after="", mark=mark)
    figure = next((each for each in found if LOOKS_MEASURED.search(each[0])), found[0])
    before, after = piece[: figure.start()], piece[figure.end() :]
    return Part(before, figure[0], after, mark)
