"""Which cells of a table whose total is known may be told, so that no small one can be worked out.

Whoever reads the table knows its total, and so the sum of what is hidden. A small cell, 1 to 4, is
safe when that sum leaves it all four values, whatever else is hidden with it. Until that is so,
further cells are withheld: secondary suppression.
"""

from collections.abc import Collection
from enum import StrEnum

SMALL = 5  # below it, and above nought, a number may point to somebody


class Shown(StrEnum):
    EXACT = "exact"
    FEW = "few"  # 1 to 4
    RANGE = "range"
    WITHHELD = "withheld"


def is_small(number: int) -> bool:
    return 0 < number < SMALL


def hide(
    counts: dict[str, int], *, rigid: Collection[str] = (), before: Collection[str] = ()
) -> dict[str, Shown]:
    """How each cell is told, by its key.

    `rigid`: cells that could be known from elsewhere, and so protect nothing by being withheld.
    `before`: hidden in an earlier version; what was hidden once stays hidden.
    """
    total = sum(counts.values())
    if is_small(total):
        return dict.fromkeys(counts, Shown.WITHHELD)
    small = {key for key, number in counts.items() if is_small(number)}
    hidden = small | ({key for key in before if key in counts and total})
    while not is_safe(counts, small, hidden, rigid):
        further = choose(counts, small, hidden, rigid)
        if further is None:
            return dict.fromkeys(counts, Shown.WITHHELD)
        hidden.add(further)
    return {key: mark(key, small, hidden) for key in counts}


def mark(key: str, small: set[str], hidden: set[str]) -> Shown:
    if key in small:
        return Shown.FEW
    return Shown.WITHHELD if key in hidden else Shown.EXACT


def is_safe(counts: dict[str, int], small: set[str], hidden: set[str], rigid) -> bool:
    """Each small cell could be 1, and could be 4, for all that the sum of the hidden ones tells."""
    known = sum(counts[key] for key in hidden)
    for cell in small:
        others = [span(counts, each, small, rigid) for each in hidden - {cell}]
        lowest = known - sum(high for _, high in others)
        highest = known - sum(low for low, _ in others)
        if lowest > 1 or highest < SMALL - 1:
            return False
    return True


def span(counts: dict[str, int], key: str, small: set[str], rigid) -> tuple[float, float]:
    """What a hidden cell could be, for somebody who knows these rules."""
    if key in small:
        return 1, SMALL - 1
    if key in rigid:
        return counts[key], counts[key]
    return (SMALL if counts[key] else 0), float("inf")


def choose(counts: dict[str, int], small: set[str], hidden: set[str], rigid) -> str | None:
    """The smallest cell that makes the table safe; else the largest, and more must follow."""
    free = sorted(
        (number, key)
        for key, number in counts.items()
        if number >= SMALL and key not in hidden and key not in rigid
    )
    for _, key in free:
        if is_safe(counts, small, hidden | {key}, rigid):
            return key
    return free[-1][1] if free else None
