"""Somebody who knows the rules asks of each table that could lie behind what is published: would it have
been told like this? Nobody outside knows which cell is withheld first, so any order counts."""

from collections import defaultdict
from itertools import permutations, product
from random import Random

from content.remi.uptake.hiding import Shown, hide

TABLES = 400
FEW = range(1, 5)


def by_size(counts: dict[str, int]):
    return [lambda key: counts[key]]


def by_any(counts: dict[str, int]):
    return [each.index for each in permutations(counts)]


def could_lie_behind(counts: dict[str, int], marks: dict[str, Shown]):
    """Every table with the same numbers told, the same total and some numbers where they are hidden."""
    hidden = [key for key, shown in marks.items() if shown != Shown.EXACT]
    most = sum(counts[key] for key in hidden)
    spans = [FEW if marks[key] == Shown.FEW else range(most + 1) for key in hidden[:-1]]
    for numbers in product(*spans):
        last = most - sum(numbers)
        if last >= 0 and (marks[hidden[-1]] != Shown.FEW or last in FEW):
            yield counts | dict(zip(hidden, [*numbers, last], strict=True))


def left_possible(counts: dict[str, int], orders, marks: dict[str, Shown]) -> list[set[int]]:
    """Of each cell told as a few, the numbers that it could be."""
    possible = defaultdict(set)
    for table in could_lie_behind(counts, marks):
        if any(hide(table, order=order) == marks for order in orders(table)):
            for key, shown in marks.items():
                if shown == Shown.FEW:
                    possible[key].add(table[key])
    return list(possible.values())


def attacked(orders) -> list[set[int]]:
    chance, found = Random(9), []  # noqa: S311
    for _ in range(TABLES):
        numbers = [chance.choice([0, 1, 2, 3, 4, 5, 6, 7, 9, 11, 14]) for _ in range(4)]
        counts = {"abcd"[place]: number for place, number in enumerate(numbers)}
        marks = hide(counts, order=chance.choice(orders(counts)))
        if Shown.FEW in marks.values():
            found += left_possible(counts, orders, marks)
    return found


def test_what_is_withheld_with_a_few_doesnt_say_how_few():
    found = attacked(by_any)

    assert len(found) > 500
    assert [each for each in found if each != {*FEW}] == []


def test_were_it_the_smallest_that_suffices_it_would():
    """The attack is worth something; and so it was with 1, 7 and 11."""
    counts = {"social": 1, "primary": 7, "charity": 11}
    (order,) = by_size(counts)

    assert left_possible(counts, by_size, hide(counts, order=order)) == [{1}]
    assert left_possible(counts, by_any, hide(counts, order=order)) == [{*FEW}]
    assert min(map(len, attacked(by_size))) == 1
