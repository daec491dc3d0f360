"""Two versions of one quarter stand side by side, and neither gives away what the other hides."""

from random import Random

import pytest

from content.remi.uptake.hiding import Shown, is_small
from content.remi.uptake.over_time import Past
from content.remi.uptake.tables import KINDS, by_area, by_kind
from content.remi.uptake.tally import Kind, Tally
from content.remi.uptake.telling import Told, tell
from tests.content.remi.uptake.attack import Attack
from tests.content.remi.uptake.made_up_ledger import FIRST, merged, told_by_chance
from tests.content.remi.uptake.test_attack import published

LEDGERS = 60


def counted(social: int, primary: int, charities: int) -> Tally:
    kinds = {Kind.SOCIAL_CARE: social, Kind.PRIMARY_CARE: primary, Kind.VOLUNTARY: charities}
    total = sum(kinds.values())
    return Tally(total, total, by_kind=kinds, by_place={"": total}, by_stage={"": total},
                 reached={}, registered={})  # fmt: skip


def revised(before: Tally, now: Tally, quarter: str = "2025-Q2") -> tuple[Told, Told]:
    first = tell(before, quarter=quarter)
    return first, tell(now, quarter=quarter, earlier=[(before, first)])


@pytest.mark.parametrize("now", [(4, 7, 11), (5, 6, 11), (5, 7, 10)])
def test_of_two_that_were_merged_nothing_says_which_number_fell(now):
    first, second = revised(counted(5, 7, 11), counted(*now))

    told = [first.cell("kinds", key).text for key in ("social-care", "primary-care", "voluntary")]
    assert told == ["5", "7", "11"]
    assert {cell.text for cell in second.tables["kinds"]} == {"not shown"}
    assert len(second.tables["kinds"]) == len(KINDS)


@pytest.mark.parametrize("merges", [1, 2, 3])
def test_a_solver_with_both_versions_recovers_nothing(merges):
    attacked, found = 0, []
    for seed in range(LEDGERS):
        for past in told_by_chance(seed, quarters=2):
            now = merged(past.counted, Random(seed), merges)  # noqa: S311
            first, second = revised(past.counted, now, past.quarter.key)
            attack = Attack([published(Past(FIRST, now, second))], from_the_first=False)
            attack.know_older(0, published(Past(FIRST, past.counted, first)), merges)
            for table, counts in (("kinds", by_kind(now.by_kind)), ("areas", by_area(now.by_place)),
                                  ("stages", now.by_stage)):  # fmt: skip
                for cell in second.tables[table]:
                    if is_small(counts.get(cell.key, 0)) and cell.shown != Shown.RANGE:
                        attacked += 1
                        lowest, highest = attack.range_of((0, table, cell.key))
                        if lowest == highest:
                            found.append((seed, past.quarter.key, table, cell.key, lowest))

    assert found == []
    assert attacked > 100
