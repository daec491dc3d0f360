"""What numbers that only grow tell of those who asked in between.

A number so far grows by no more than asked in a quarter. So its growth says how many must have asked at
least, and how small it must have been before.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from content.remi.uptake.cell import Cell
from content.remi.uptake.hiding import SMALL

Span = tuple[float, float]
NEVER = float("inf")
FEW: Span = (1, SMALL - 1)


def span(cell: Cell) -> Span:
    return cell.low, NEVER if cell.high is None else cell.high


@dataclass(frozen=True)
class Growth:
    """`totals` has one more than `asked`: the number before the first quarter, if it is known."""

    totals: list[Span]
    asked: list[Span]

    def windows(self, place: int) -> Iterator[tuple[int, int]]:
        """Stretches of time around a quarter, by the places of their two totals."""
        for first in range(place + 1):
            for last in range(place + 1, len(self.totals)):
                yield first, last

    def at_least(self, place: int) -> float:
        """How many must have asked in that quarter, if all others were as many as may be."""
        return max(
            0, *(self.grown(*each) - self.others(place, *each) for each in self.windows(place))
        )

    def grown(self, first: int, last: int) -> float:
        return self.totals[last][0] - self.totals[first][1]

    def others(self, place: int, first: int, last: int) -> float:
        return sum(most for number, (_, most) in enumerate(self.asked[first:last], first)
                   if number != place)  # fmt: skip

    def hides_its_small_totals(self) -> bool:
        """None that is told as a few must have been more than 1, for what it grew to after."""
        return all(
            self.totals[last][0] - sum(most for _, most in self.asked[first:last]) <= 1
            for first, total in enumerate(self.totals)
            if total == FEW
            for last in range(first + 1, len(self.totals))
        )


def growth(
    run: Sequence[Any], total: Callable[[Any], Span], asked: Callable[[Any], Span], *, begins: bool
) -> Growth:
    """`begins`: nobody asked before the first quarter; otherwise its total is where growth begins."""
    totals = [total(each) for each in run]
    flows = [asked(each) for each in run]
    return Growth([(0, 0), *totals], flows) if begins else Growth(totals, flows[1:])
