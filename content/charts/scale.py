"""From values to places along a line, as shares of its length."""

from dataclasses import dataclass
from math import log


@dataclass(frozen=True)
class Linear:
    """From nought to `highest`."""

    highest: float

    def place(self, value: float) -> float:
        """0 at nought, 1 at the highest."""
        return min(max(value / self.highest, 0), 1) if self.highest else 0

    @property
    def base(self) -> float:
        """Where bars begin."""
        return 0


@dataclass(frozen=True)
class Logarithmic:
    """For ratios: twice as much lies as far from 1 as half as much, on its other side."""

    lowest: float
    highest: float

    def place(self, value: float) -> float:
        lowest, highest = log(self.lowest), log(self.highest)
        share = (log(max(value, self.lowest)) - lowest) / (highest - lowest)
        return min(max(share, 0), 1)

    @property
    def base(self) -> float:
        return self.place(1)


MUCH_APART = 10  # times: from here on the smaller of two bars would hardly be seen
SMALLEST = 0.01  # a logarithm knows no nought
AIR = 1.15  # beyond the outermost value


def scale_of_ratios(values: list[float]) -> Linear | Logarithmic:
    """Logarithmic where some ratio is below 1, or where they are far apart."""
    highest, lowest = max([*values, 1]), min([*values, 1])
    if lowest < 1 or highest / lowest > MUCH_APART:
        return Logarithmic(max(lowest, SMALLEST) / AIR, highest * AIR)
    return Linear(highest)
