"""One published number: what is said of it, and all that may be known of it."""

from dataclasses import dataclass
from typing import Any

from content.remi.uptake.hiding import SMALL, Shown, is_small

WORDS = {Shown.FEW: "fewer than 5", Shown.WITHHELD: "not shown"}


@dataclass(frozen=True)
class Cell:
    """From `low` to `high`, the same when the number is told; `high` is None when nothing is known.

    `of` is how many there are in all; `change` compares with the quarter before, where both are told.
    """

    key: str
    label: str
    shown: Shown
    low: int
    high: int | None
    of: int | None = None
    change: int | None = None

    @property
    def text(self) -> str:
        words = WORDS.get(self.shown) or spanned(self.low, self.high)
        if self.of is None or self.shown == Shown.WITHHELD:
            return words
        return f"{words} of {self.of}"

    @property
    def change_text(self) -> str:
        if self.change is None:
            return ""
        return f"{self.change:+,}".replace("-", "\u2212") if self.change else "no change"

    @property
    def is_hidden(self) -> bool:
        return self.shown in WORDS

    def as_data(self) -> dict[str, Any]:
        data = {"key": self.key, "label": self.label, "text": self.text, "shown": str(self.shown),
                "low": self.low, "high": self.high, "change": self.change}  # fmt: skip
        return data | ({"of": self.of} if self.of is not None else {})

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Cell":
        return cls(data["key"], data["label"], Shown(data["shown"]), data["low"], data["high"],
                   data.get("of"), data["change"])  # fmt: skip


def spanned(low: int, high: int) -> str:
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def told(key: str, label: str, number: int, shown: Shown) -> Cell:
    if shown == Shown.EXACT:
        return Cell(key, label, shown, number, number)
    if shown == Shown.FEW:
        return Cell(key, label, shown, 1, SMALL - 1)
    return withheld(key, label)


def withheld(key: str, label: str, *, of: int | None = None) -> Cell:
    return Cell(key, label, Shown.WITHHELD, 0, None, of)


def in_fives(key: str, label: str, number: int) -> Cell:
    """For what only grows: by how little it grew can't be seen from one quarter to the next."""
    if number == 0 or is_small(number):
        return told(key, label, number, Shown.FEW if number else Shown.EXACT)
    low = number - number % SMALL
    return Cell(key, label, Shown.RANGE, low, low + SMALL - 1)


def last_range(of: int) -> int:
    """Where the range that ends with all of them begins: it has five at least, and begins at a five."""
    return (of - SMALL + 1) // SMALL * SMALL


def share(key: str, label: str, number: int, of: int) -> Cell:
    """In fives; and so that it never says that nearly all of them were reached, which would name
    each. Of fewer than ten, no number can be told at all."""
    if of < 2 * SMALL:
        return withheld(key, label, of=of)
    fives = in_fives(key, label, number)
    last = last_range(of)
    if number >= last:
        return Cell(key, label, Shown.RANGE, last, of, of)
    return Cell(key, label, fives.shown, fives.low, fives.high, of)
