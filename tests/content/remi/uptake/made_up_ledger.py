"""Ledgers by chance, as tallies of one quarter after the other; no database."""

from collections import Counter
from dataclasses import replace
from datetime import date
from random import Random

from content.remi.implementation import Stage
from content.remi.quarter import Quarter
from content.remi.uptake.over_time import Past, beside
from content.remi.uptake.tally import Kind, Tally
from content.remi.uptake.telling import tell
from content.snippets.places import PLACES

FIRST = Quarter(date(2025, 1, 1))
STAGES = [stage.value for stage in Stage]


class Ledger:
    """Bodies that ask, some again, and tell now and then how far they are."""

    def __init__(self, chance: Random):
        self.chance = chance
        self.kinds = {}
        self.stages = {}
        self.open_kinds = chance.sample(list(Kind), chance.randint(2, len(Kind)))
        self.open_places = chance.sample(["", *PLACES], chance.randint(1, len(PLACES)))
        self.open_stages = chance.sample(STAGES, chance.randint(1, len(STAGES)))
        self.talks = chance.choice([0.05, 0.5, 0.95, 1])

    def quarter(self) -> Tally:
        asking = self.come(self.chance.choice([0, 2, 3, 4, 6, 12, 40, 120]))
        requests = len(asking) + self.chance.choice([0, 0, 1, 2, 9]) * bool(asking)
        waiting = min(requests, self.chance.choice([0, 1, 2, 3, 4, 6]))
        for body in self.kinds:
            if self.chance.random() < self.talks / 2:
                self.stages[body] = self.chance.choice(self.open_stages)
        reached = Counter(kind for kind, _ in self.kinds.values())
        registered = {Kind.TRUST: 32, Kind.COUNCIL: 33, Kind.ICB: 5}
        return Tally(
            requests=requests,
            completed=requests - waiting,
            by_kind=dict(Counter(self.kinds[body][0] for body in asking)),
            by_place=dict(Counter(self.kinds[body][1] for body in asking)),
            by_stage=dict(Counter(self.stages.get(body, "") for body in self.kinds)),
            reached={kind: min(reached[kind], number) for kind, number in registered.items()},
            registered=registered,
        )

    def come(self, number: int) -> list[int]:
        known = list(self.kinds)
        again = self.chance.sample(known, min(len(known), self.chance.randint(0, number)))
        new = range(len(known), len(known) + number - len(again))
        for body in new:
            self.kinds[body] = (self.kind(), self.chance.choice(self.open_places))
            if self.chance.random() < self.talks:
                self.stages[body] = self.chance.choice(self.open_stages)
        return [*again, *new]

    def kind(self) -> Kind:
        """Never more trusts, boards or councils than London has."""
        kind = self.chance.choice(self.open_kinds)
        there = sum(each == kind for each, _ in self.kinds.values())
        return (
            Kind.VOLUNTARY
            if there >= {"trust": 32, "council": 33, "icb": 5}.get(kind, 999)
            else kind
        )


def told_by_chance(seed: int, *, quarters: int = 4) -> list[Past]:
    ledger, pasts, quarter = Ledger(Random(seed)), [], FIRST  # noqa: S311
    for _ in range(quarters):
        counted = ledger.quarter()
        new = Past(quarter, counted, tell(counted, quarter=quarter.key))
        pasts.append(Past(quarter, counted, beside(pasts, new)))
        quarter = quarter.after
    return pasts


def merged(counted: Tally, chance: Random, number: int) -> Tally:
    """As if so many of those that asked had been others under a second name."""
    fields = {name: Counter(getattr(counted, name)) for name in ("by_kind", "by_place", "by_stage")}
    for _ in range(min(number, counted.organisations)):
        for counts in fields.values():
            counts[chance.choice([*counts.elements()])] -= 1
    return replace(counted, **{name: dict(+counts) for name, counts in fields.items()})
