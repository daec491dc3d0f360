"""Break a title into lines that fit a box, as measured in the font, in the largest size that does."""

from collections.abc import Iterator
from dataclasses import dataclass

from content.sharing_pictures.letters import font

SIZES = (84, 76, 68, 60, 54, 48, 42, 38)  # pixels, the largest first
LEADING = 1.18
ELLIPSIS = "…"


@dataclass(frozen=True)
class Lines:
    lines: list[str]
    size: int

    @property
    def step(self) -> int:
        """Pixels from one line to the next."""
        return round(self.size * LEADING)

    @property
    def height(self) -> int:
        return self.step * len(self.lines)


def fitted(text: str, *, width: int, height: int) -> Lines:
    """The smallest size breaks words and ends in an ellipsis where it must; no larger one does."""
    for size in SIZES[:-1]:
        words = text.split()
        if all(width_of(word, size) <= width for word in words):
            found = Lines(wrapped(words, size, width), size)
            if found.height <= height:
                return found
    size = SIZES[-1]
    pieces = [piece for word in text.split() for piece in broken(word, size, width)]
    lines = wrapped(pieces, size, width)
    room = height // round(size * LEADING)
    return Lines(shortened(lines, room, size, width), size)


def width_of(text: str, size: int) -> float:
    return font(size).getlength(text)


def wrapped(words: list[str], size: int, width: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else ""
        if lines and width_of(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def broken(word: str, size: int, width: int) -> Iterator[str]:
    """The word in pieces of which each fits a line."""
    piece = ""
    for character in word:
        if piece and width_of(piece + character, size) > width:
            yield piece
            piece = ""
        piece += character
    yield piece


def shortened(lines: list[str], room: int, size: int, width: int) -> list[str]:
    if len(lines) <= room:
        return lines
    last = lines[room - 1]
    while last and width_of(last + ELLIPSIS, size) > width:
        shorter, _, _ = last.rpartition(" ")
        last = shorter or last[:-1]
    return [*lines[: room - 1], last + ELLIPSIS]
