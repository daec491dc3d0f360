import pytest

from content.remi.uptake.cell import share
from content.remi.uptake.hiding import Shown, hide

E, F, W = Shown.EXACT, Shown.FEW, Shown.WITHHELD


@pytest.mark.parametrize(
    ("numbers", "marks"),
    [
        ([12, 7, 0], [E, E, E]),
        ([12, 3, 9], [E, F, W]),  # the smallest that leaves 1 to 4 possible
        ([5, 1, 20], [E, F, W]),  # 5 would give away that the other is 1
        ([2, 3, 9], [F, F, E]),  # together they may be 1 and 4, or 4 and 1
        ([1, 1, 9, 30], [F, F, W, E]),
        ([4, 4], [W, W]),  # nothing else could be withheld
        ([1, 2, 0], [W, W, W]),  # the total itself is small
        ([0, 0, 0], [E, E, E]),
    ],
)
def test_further_cells_are_withheld_until_none_can_be_worked_out(numbers, marks):
    counts = {str(place): number for place, number in enumerate(numbers)}

    assert list(hide(counts).values()) == marks


def test_what_could_be_known_from_elsewhere_protects_nothing():
    counts = {"nhs": 9, "charity": 3, "school": 30}

    assert hide(counts, rigid=["nhs"]) == {"nhs": E, "charity": F, "school": W}


def test_what_was_hidden_in_an_earlier_version_stays_hidden():
    assert hide({"a": 12, "b": 7}, before=["a"]) == {"a": W, "b": E}


@pytest.mark.parametrize(
    ("number", "of", "said"),
    [
        (0, 32, "0 of 32"),
        (3, 32, "fewer than 5 of 32"),
        (23, 32, "20 to 24 of 32"),
        (25, 32, "25 to 32 of 32"),
        (32, 32, "25 to 32 of 32"),  # who said "32 of 32" would name each
        (5, 5, "not shown"),
        (0, 5, "not shown"),
        (3, 0, "not shown"),
    ],
)
def test_a_share_names_nobody(number, of, said):
    assert share("trust", "NHS trusts", number, of).text == said
