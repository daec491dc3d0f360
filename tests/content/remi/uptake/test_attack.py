"""No small number can be worked out from everything that is told, of a quarter and its neighbours."""

from dataclasses import replace

import pytest

from content.remi.uptake.hiding import Shown
from content.remi.uptake.over_time import Past, beside
from content.remi.uptake.tables import STAGES_TOLD
from content.remi.uptake.telling import tell
from tests.content.remi.uptake.attack import Attack
from tests.content.remi.uptake.made_up_ledger import told_by_chance

LEDGERS = 40


def published(past: Past) -> dict[tuple[str, str], str]:
    return {(table, cell.key): cell.text for table, _, cells in past.told for cell in cells}


def recovered(pasts: list[Past]) -> tuple[list, int]:
    """Cells of which the solver leaves less than all of 1 to 4, and how many were attacked."""
    attack, attacked, found = Attack([published(past) for past in pasts]), 0, []
    for time, past in enumerate(pasts):
        for table, _, cells in past.told:
            for cell in cells:
                if cell.shown == Shown.FEW:
                    attacked += 1
                    lowest, highest = attack.range_of((time, table, cell.key))
                    if lowest > 1 or highest < 4:
                        found.append((past.quarter.key, table, cell.key, lowest, highest))
    return found, attacked


def test_a_solver_recovers_nothing():
    results = [recovered(told_by_chance(seed)) for seed in range(LEDGERS)]

    assert [cell for found, _ in results for cell in found] == []
    assert sum(attacked for _, attacked in results) > 500


def test_without_further_cells_withheld_it_recovers_much(monkeypatch):
    """The attack is worth something."""
    monkeypatch.setattr("content.remi.uptake.hiding.Table.is_safe", lambda *_: True)

    found = [cell for seed in range(LEDGERS) for cell in recovered(told_by_chance(seed))[0]]

    assert len(found) > 50


@pytest.mark.parametrize("seed", [202, 237, 312, 382, 630, 641])
def test_nor_from_how_little_numbers_grew(monkeypatch, seed):
    """Each of these ledgers gives something away unless quarters are looked at together."""
    assert recovered(told_by_chance(seed))[0] == []

    monkeypatch.setattr("content.remi.uptake.over_time.stages_are_safe", lambda _: True)
    monkeypatch.setattr("content.remi.uptake.over_time.shares_are_safe", lambda _: True)
    assert recovered(told_by_chance(seed))[0] != []


def test_nor_beside_an_older_version_that_still_can_be_read():
    """The newest versions say nothing of stages, so that only the older ones could give anything away."""
    *others, last = told_by_chance(202)
    silent = [replace(each, told=each.told.without("stages", STAGES_TOLD)) for each in others]
    counted = replace(last, told=tell(last.counted, quarter=last.quarter.key))
    older = beside(silent, counted, revised=others)

    assert beside(silent, counted).hidden("stages") < older.hidden("stages")
    assert recovered([*others, replace(last, told=older)])[0] == []


def test_every_small_number_is_hidden_and_every_told_number_is_true():
    for past in told_by_chance(7, quarters=6) + told_by_chance(11, quarters=6):
        counted = past.counted
        truth = {
            ("downloads", "requests"): counted.requests,
            ("downloads", "completed"): counted.completed,
            ("downloads", "organisations"): counted.organisations,
            ("stages", "so-far"): counted.so_far,
            ("stages", "not-known"): counted.by_stage.get("", 0),
            ("kinds", "voluntary"): counted.by_kind.get("voluntary", 0),
            ("shares", "trust"): counted.reached["trust"],
        }
        for (table, key), number in truth.items():
            cell = past.told.cell(table, key)
            assert cell.low <= number <= (number if cell.high is None else cell.high)
            assert not (1 <= number <= 4 and cell.shown in (Shown.EXACT, Shown.RANGE))
