"""Which cells of a table whose total is known may be told, so that no small one can be worked out.

Whoever reads the table knows its total, and so the sum of what is hidden. A small cell, 1 to 4, is
safe when that sum leaves it all four values, whatever else is hidden with it. Until that is so,
further cells are withheld: secondary suppression.

Readers may know these rules too, though not which cell is withheld first. Were that the smallest that
suffices, each smaller one that is told would say that it didn't.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.crypto import salted_hmac

SMALL = 5  # below it, and above nought, a number may point to somebody

Order = Callable[[str], str]


class Shown(StrEnum):
    EXACT = "exact"
    FEW = "few"  # 1 to 4
    RANGE = "range"
    WITHHELD = "withheld"


def is_small(number: int) -> bool:
    return 0 < number < SMALL


def secret_order(quarter: str, table: str) -> Order:
    """The same in each version, and known to nobody outside."""

    def place(key: str) -> str:
        return salted_hmac("content.remi.uptake.hiding", f"{quarter}/{table}/{key}").hexdigest()

    return place


@dataclass(frozen=True)
class Version:
    """A table as an older version of its quarter, which still can be read, counted and told it."""

    counts: dict[str, int]
    marks: dict[str, Shown]

    def told(self, *shown: Shown) -> set[str]:
        return {key for key, each in self.marks.items() if each in shown}

    def may_have_become_small(self, total: int) -> bool:
        """Some number that it told, for all that the total tells since. Whether one did makes no
        difference: or that the table is withheld would say it."""
        fewer = sum(self.counts.values()) - total
        told = [self.counts[key] for key in self.told(Shown.EXACT)]
        if fewer < 0:
            return 0 in told
        return fewer > 0 and any(number - fewer < SMALL <= number for number in told)


@dataclass(frozen=True)
class Table:
    """`rigid` could be known from elsewhere, and so protect nothing; `guarded` must not be worked out,
    although they aren't small."""

    counts: dict[str, int]
    rigid: set[str]
    guarded: set[str]

    @property
    def small(self) -> set[str]:
        return {key for key, number in self.counts.items() if is_small(number)}

    def is_safe(self, hidden: set[str]) -> bool:
        """Each small cell could be 1, and could be 4, for all that the sum of the hidden ones tells;
        and next to a guarded one something large is hidden."""
        known = sum(self.counts[key] for key in hidden)
        for cell in self.small:
            others = [self.span(each) for each in hidden - {cell}]
            lowest = known - sum(high for _, high in others)
            highest = known - sum(low for low, _ in others)
            if lowest > 1 or highest < SMALL - 1:
                return False
        large = hidden - self.small - self.rigid
        if self.small and not large:  # always, or that it wasn't needed would say something of them
            return False
        return all(large - {cell} for cell in (self.guarded & hidden) - self.small)

    def span(self, key: str) -> tuple[float, float]:
        """What a hidden cell could be, for somebody who knows these rules. Nothing but what is
        published, or may be, goes into it."""
        if key in self.small:
            return 1, SMALL - 1
        if key in self.rigid:
            return self.counts[key], self.counts[key]
        return SMALL, float("inf")

    def completed(self, hidden: set[str], order: Order) -> set[str] | None:
        """With the first one more that makes it safe. Never with two: that one alone was not enough
        would say something of the small ones."""
        free = {key for key, number in self.counts.items() if number >= SMALL}
        more = (hidden | {key} for key in sorted(free - hidden - self.rigid, key=order))
        return next((each for each in (hidden, *more) if self.is_safe(each)), None)


def hide(
    counts: dict[str, int],
    *,
    order: Order,
    rigid: Collection[str] = (),
    guarded: Collection[str] = (),
    hidden: Collection[str] = (),
    older: Sequence[Version] = (),
) -> dict[str, Shown]:
    """How each cell is told, by its key. What was hidden in an older version stays hidden, and what it
    told counts as known: if that leaves a cell unsafe, the whole table is withheld, so that nothing
    says which cell it was."""
    total = sum(counts.values())
    nothing = dict.fromkeys(counts, Shown.WITHHELD)
    known = {key for each in older for key in each.told(Shown.EXACT)}
    few = {key for each in older for key in each.told(Shown.FEW)}
    table = Table(counts, {*rigid, *known}, {*guarded, *few} & {*counts})
    if is_small(total) or table.small & known:
        return nothing
    if any(each.may_have_become_small(total) for each in older):
        return nothing
    stays = {key for each in older for key in each.told(Shown.FEW, Shown.WITHHELD) if total}
    hides = table.small | ({*hidden, *guarded, *stays} & {*counts})
    completed = table.completed(hides, order)
    if completed is None:
        return nothing
    return {key: mark(key, table.small, completed) for key in counts}


def mark(key: str, small: set[str], hidden: set[str]) -> Shown:
    if key in small:
        return Shown.FEW
    return Shown.WITHHELD if key in hidden else Shown.EXACT
