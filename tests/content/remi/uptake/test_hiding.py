import pytest

from content.remi.uptake.cell import share
from content.remi.uptake.hiding import Shown, Version, hide, secret_order
from content.remi.uptake.tables import KINDS
from content.remi.uptake.tally import Kind, Tally
from content.remi.uptake.telling import tell

E, F, W = Shown.EXACT, Shown.FEW, Shown.WITHHELD


def hidden(counts: dict[str, int], **rules) -> list[Shown]:
    """As if the secret order were that of the alphabet."""
    return list(hide(counts, order=str, **rules).values())


@pytest.mark.parametrize(
    ("numbers", "marks"),
    [
        ([12, 7, 0], [E, E, E]),
        ([12, 3, 9], [W, F, E]),  # the first of those that suffice, however large
        ([5, 1, 20], [E, F, W]),  # 5 would give away that the other is 1
        ([2, 3, 9], [F, F, W]),  # 2 and 3 alone may be anything; 1 and 1 could not
        ([1, 1, 9, 30], [F, F, W, E]),
        ([1, 5, 6, 6], [W, W, W, W]),  # two would be needed, which says that one isn't enough
        ([4, 4], [W, W]),  # nothing else could be withheld
        ([1, 2, 0], [W, W, W]),  # the total itself is small
        ([0, 0, 0], [E, E, E]),
    ],
)
def test_further_cells_are_withheld_until_none_can_be_worked_out(numbers, marks):
    assert hidden({str(place): number for place, number in enumerate(numbers)}) == marks


def test_what_could_be_known_from_elsewhere_protects_nothing():
    counts = {"charity": 9, "nhs": 3, "school": 30}

    assert hidden(counts, rigid=["charity"]) == [E, F, W]


@pytest.mark.parametrize(
    ("before", "told", "now", "marks"),
    [
        ([5, 7, 11], [E, E, E], [4, 7, 11], [W, W, W]),  # "fewer than 5" would say 4
        ([5, 7, 11], [E, E, E], [5, 6, 11], [W, W, W]),  # or that it is told would say it
        ([7, 7, 11], [E, E, E], [7, 6, 11], [E, E, E]),
        ([5, 7, 11], [E, E, E], [4, 8, 11], [W, W, W]),
        ([7, 0, 11], [E, E, E], [7, 1, 11], [W, W, W]),
        ([4, 7, 11], [F, W, E], [3, 7, 11], [F, W, E]),
        ([4, 7, 11], [F, W, E], [5, 7, 11], [W, W, E]),
        ([4, 0, 11], [W, W, W], [9, 0, 11], [W, W, W]),
    ],
)
def test_a_revision_counts_as_known_what_was_told(before, told, now, marks):
    older = Version(dict(zip("abc", before, strict=True)), dict(zip("abc", told, strict=True)))

    assert hidden(dict(zip("abc", now, strict=True)), older=[older]) == marks


def test_the_secret_order_is_the_same_again_and_another_in_each_table():
    orders = [
        sorted(KINDS, key=secret_order(*each))
        for each in [("2026-Q3", "kinds"), ("2026-Q3", "kinds"), ("2026-Q4", "kinds")]
    ]

    assert orders[0] == orders[1] != orders[2]


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


@pytest.mark.parametrize(
    ("councils", "charities", "said"),
    [
        (24, 11, "24"),
        (25, 11, "25 to 33"),  # as their share reads
        (33, 11, "25 to 33"),
        (34, 11, "not shown"),  # some of them aren't London's
        (33, 4, "not shown"),  # and the total would say the rest
    ],
)
def test_that_nearly_all_of_a_kind_asked_is_told_nowhere(councils, charities, said):
    kinds = {Kind.COUNCIL: councils, Kind.VOLUNTARY: charities}
    total = councils + charities
    counted = Tally(total, total, kinds, {"": total}, {"": total}, reached={},
                    registered={Kind.COUNCIL: 33})  # fmt: skip

    told = tell(counted, quarter="2026-Q3").tables["kinds"]

    texts = {cell.key: cell.text for cell in told}
    assert texts["council"] == said
    assert (texts["voluntary"] == "not shown") == (councils > 24)
