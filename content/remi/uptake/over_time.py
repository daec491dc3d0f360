"""What one quarter tells of another, and withholding what would tell too much."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from content.remi.quarter import Quarter
from content.remi.uptake.growth import FEW, Growth, Span, growth, span
from content.remi.uptake.hiding import SMALL, Shown
from content.remi.uptake.tables import NHS, NOT_KNOWN, SHARES, SO_FAR, STAGES
from content.remi.uptake.tally import Kind, Tally
from content.remi.uptake.telling import Told

TRUST, COUNCIL = Kind.TRUST.value, Kind.COUNCIL.value
# What of a table is withheld first, and what next.
STEPS = {
    "stages": ([], [SO_FAR], [SO_FAR, NOT_KNOWN], [SO_FAR, NOT_KNOWN, *STAGES]),
    "shares": ([], [TRUST], [COUNCIL], list(SHARES)),
}


@dataclass(frozen=True)
class Past:
    """A quarter as it was counted, and as it was told."""

    quarter: Quarter
    counted: Tally
    told: Told

    def span(self, table: str, key: str) -> Span:
        return span(self.told.cell(table, key))

    @property
    def organisations(self) -> Span:
        return self.span("downloads", "organisations")

    @property
    def so_far(self) -> Span:
        """From its own cell, and from the sum of the stages."""
        low, high = self.span("stages", SO_FAR)
        parts = [span(each) for each in self.told.tables["stages"] if each.key != SO_FAR]
        return max(low, sum(each for each, _ in parts)), min(high, sum(each for _, each in parts))


def beside(others: Sequence[Past], new: Past, *, revised: Sequence[Past] = ()) -> Told:
    """What is told of `new`, with whatever more must be withheld beside the other quarters.

    `revised`: older versions of them, which still can be read.
    """
    told = new.told
    known = [others, *([one if each.quarter == one.quarter else each for each in others]
                       for one in revised)]  # fmt: skip
    for table, is_safe in (("stages", stages_are_safe), ("shares", shares_are_safe)):
        told = with_least_withheld(known, replace(new, told=told), table, is_safe)
    return told


def with_least_withheld(known: list[Sequence[Past]], new: Past, table: str, is_safe) -> Told:
    for more in STEPS[table]:
        told = new.told.without(table, more)
        if all(is_safe(in_order(others, replace(new, told=told))) for others in known):
            break
    return told


def in_order(others: Collection[Past], new: Past) -> list[Past]:
    rest = [each for each in others if each.quarter != new.quarter]
    return sorted([*rest, new], key=lambda each: each.quarter)


def unbroken(quarters: list[Past]) -> Iterator[tuple[list[Past], bool]]:
    """Runs of quarters of which none is missing in between, and whether the ledger begins with them."""
    runs: list[list[Past]] = []
    for each in quarters:
        if runs and runs[-1][-1].quarter.after == each.quarter:
            runs[-1].append(each)
        else:
            runs.append([each])
    for run in runs:
        yield run, run[0].counted.so_far == run[0].counted.organisations


def stages_are_safe(quarters: list[Past]) -> bool:
    for run, begins in unbroken(quarters):
        found = growth(
            run, lambda each: each.so_far, lambda each: each.organisations, begins=begins
        )
        few = [place for place, asked in enumerate(found.asked) if asked == FEW]
        if any(found.at_least(place) > 1 for place in few) or not found.hides_its_small_totals():
            return False
    return silence_is_safe(quarters)


def silence_is_safe(quarters: list[Past]) -> bool:
    """A few that never said anything are all but those who did; that these only grow in number must
    not tell how many. Taken as if the number of all organisations were known."""
    lows, highs = [], []
    for each in quarters:
        cells = [each.span("stages", key) for key in STAGES]
        fewest, most = each.span("stages", NOT_KNOWN)
        lows.append(max(sum(low for low, _ in cells), each.counted.so_far - most))
        highs.append(min(sum(high for _, high in cells), each.counted.so_far - fewest))
    lows = list(accumulate(lows, max))
    highs = list(accumulate(reversed(highs), min))[::-1]
    return all(
        each.counted.so_far - high <= 1 and each.counted.so_far - low >= SMALL - 1
        for each, low, high in zip(quarters, lows, highs, strict=True)
        if each.told.cell("stages", NOT_KNOWN).shown == Shown.FEW
    )


def shares_are_safe(quarters: list[Past]) -> bool:
    for run, begins in unbroken(quarters):
        trusts = growth_of_share(run, TRUST, NHS, begins=begins)
        councils = growth_of_share(run, COUNCIL, COUNCIL, begins=begins)
        whole = growth(
            run, lambda each: each.so_far, lambda each: each.organisations, begins=begins
        )
        if not all(each.hides_its_small_totals() for each in (trusts, councils)):
            return False
        for place, asked in enumerate(whole.asked):
            least = trusts.at_least(place), councils.at_least(place)
            told = asked, trusts.asked[place], councils.asked[place]
            limits = zip(told, (sum(least), *least), strict=True)
            if any(cell == FEW and limit > 1 for cell, limit in limits):
                return False
        if not (has_room(trusts, councils, whole) and has_room(councils, trusts, whole)):
            return False
    return True


def growth_of_share(run: list[Past], total: str, asked: str, *, begins: bool) -> Growth:
    return growth(
        run,
        lambda each: each.span("shares", total),
        lambda each: each.span("kinds", asked),
        begins=begins,
    )


def has_room(share: Growth, other: Growth, whole: Growth) -> bool:
    """A few could be 4, for all that asked in any time before it, and were of the other kind."""
    return all(
        share.totals[first][1]
        + grown_at_most(whole, first, last)
        - max(0, other.grown(first, last))
        >= SMALL - 1
        for last, total in enumerate(share.totals)
        if total == FEW
        for first in range(last)
    )


def grown_at_most(whole: Growth, first: int, last: int) -> float:
    asked = sum(most for _, most in whole.asked[first:last])
    return min(asked, whole.totals[last][1] - whole.totals[first][0])
