"""Somebody with a linear solver, every published number, and all that is known of how they are made."""

import re
from math import ceil, floor

from scipy.optimize import linprog

from content.remi.uptake.tables import (
    AREAS,
    BOROUGHS_OF,
    KINDS,
    NHS,
    NOT_KNOWN,
    SHARES,
    SO_FAR,
    STAGES,
    WHOLE_AREA,
)

# Read from the published words alone: nothing of the attack shares code with what it attacks.
NUMBER = re.compile(r"([\d,]+)(?: to ([\d,]+))?(?: of (\d+))?")


class Attack:
    """`quarters`: for each, table and cell to what is published as text, in order of time."""

    def __init__(self, quarters: list[dict[tuple[str, str], str]], *, from_the_first: bool = True):
        self.names = [(time, *key) for time, quarter in enumerate(quarters) for key in quarter]
        self.place = {name: place for place, name in enumerate(self.names)}
        self.bounds = [bounds(quarters[time][table, key]) for time, table, key in self.names]
        self.equal, self.at_most = [], []
        for time in range(len(quarters)):
            self.know_sums(time)
            self.know_growth(time, from_the_first)

    def row(self, parts: dict) -> list[float]:
        row = [0.0] * len(self.names)
        for name, factor in parts.items():
            row[self.place[name]] += factor
        return row

    def sums(self, whole: tuple, parts: list[tuple]) -> None:
        self.equal.append(self.row({whole: -1} | dict.fromkeys(parts, 1)))

    def never_more(self, less: list[tuple], more: list[tuple]) -> None:
        self.at_most.append(self.row(dict.fromkeys(less, 1) | dict.fromkeys(more, -1)))

    def know_older(self, time: int, older: dict[tuple[str, str], str], fewer: int) -> None:
        """A version before said this of the quarter, and since at most so many were merged or erased."""
        for key, text in older.items():
            low, high = bounds(text)
            place = self.place[time, *key]
            now_low, now_high = self.bounds[place]
            ends = [each for each in (high, now_high) if each is not None]
            self.bounds[place] = max(low - fewer, now_low), min(ends, default=None)

    def know_sums(self, time: int) -> None:
        asked = (time, "downloads", "organisations")
        requests = (time, "downloads", "requests")
        self.sums(requests, [(time, "downloads", each) for each in ("completed", "waiting")])
        self.sums(asked, [(time, "kinds", each) for each in KINDS])
        self.sums(asked, [(time, "areas", each) for each in AREAS])
        for area, boroughs in BOROUGHS_OF.items():
            within = [*boroughs, f"{WHOLE_AREA}-{area}"]
            self.sums((time, "areas", area), [(time, "boroughs", each) for each in within])
        so_far = (time, "stages", SO_FAR)
        self.sums(so_far, [(time, "stages", each) for each in [*STAGES, NOT_KNOWN]])
        self.never_more([asked], [requests])
        self.never_more([asked], [so_far])
        self.never_more([(time, "shares", each) for each in SHARES], [so_far])

    def know_growth(self, time: int, from_the_first: bool) -> None:
        told = [(time, "stages", each) for each in STAGES]
        for total, asked in (
            (("stages", SO_FAR), ("downloads", "organisations")),
            (("shares", "trust"), ("kinds", NHS)),
            (("shares", "council"), ("kinds", "council")),
        ):
            if time:
                self.never_more([(time - 1, *total)], [(time, *total)])
                self.never_more([(time, *total)], [(time - 1, *total), (time, *asked)])
            elif from_the_first:
                self.never_more([(0, *total)], [(0, *asked)])
        if time:
            self.never_more([(time - 1, "stages", each) for each in STAGES], told)
        elif from_the_first:
            self.equal.append(
                self.row({(0, "stages", SO_FAR): 1, (0, "downloads", "organisations"): -1})
            )

    def range_of(self, name: tuple) -> tuple[int, int]:
        """The whole numbers that the cell could be."""
        ends = []
        for sign in (1, -1):
            found = linprog(
                self.row({name: sign}),
                A_ub=self.at_most or None,
                b_ub=[0] * len(self.at_most) or None,
                A_eq=self.equal,
                b_eq=[0] * len(self.equal),
                bounds=self.bounds,
                method="highs",
            )
            assert found.status in (0, 3), found.message
            ends.append(sign * found.fun if found.status == 0 else float("inf"))
        lowest, highest = ends
        return ceil(lowest - 1e-6), 10**9 if highest == float("inf") else floor(highest + 1e-6)


def bounds(text: str) -> tuple[float, float | None]:
    if text.startswith("fewer than 5"):
        return 1, 4
    if text == "not shown":
        return 0, None
    low, high, _ = NUMBER.fullmatch(text).groups()
    return float(low.replace(",", "")), float((high or low).replace(",", ""))
