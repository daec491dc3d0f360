"""Numbers that changed places between two groups of one sentence."""

from decimal import Decimal

import pytest

from content.evidence.faults import faults_of
from content.evidence.group_numbers import numbers_exchanged
from content.models import Finding, FindingValue

WORDINGS = [
    "In 2022 it was {} of White residents and {} of Black residents.",
    "White {}, Black {}.",
    "More White residents ({}) than Black residents ({}) felt so.",
    "White people: {}; Black people: {}.",
    "Compared with {} of White residents, {} of Black residents did.",
    "It felt so to {} of White residents in 2021, but to {} of Black ones.",
]


def values(**numbers) -> list[FindingValue]:
    return [FindingValue(group=f"{group} residents", value=Decimal(number))
            for group, number in numbers.items()]  # fmt: skip


@pytest.mark.parametrize("wording", WORDINGS)
def test_an_exchange_is_found_and_the_right_order_passes(wording):
    record = values(White=74, Black=55)

    assert numbers_exchanged(wording.format("74%", "55%"), record) == []
    found = numbers_exchanged(wording.format("55%", "74%"), record)
    assert {(each.number, each.beside) for each in found} == {
        ("55", "White residents"), ("74", "Black residents")
    }  # fmt: skip


def test_the_message_says_how_to_mend_it():
    finding = Finding(statement="It was 55% of White and 74% of Black residents.", unit="percent")

    faults = faults_of(finding, values(White=74, Black=55))

    assert faults[0] == (
        "statement",
        "In the sentence 55 stands beside “White residents”, but in the values it belongs to “Black "
        "residents”. Exchange the numbers in the sentence, or put the values right.",
    )


@pytest.mark.parametrize(
    "statement",
    [
        "Black and White residents: 55% and 74% respectively.",
        "Black residents had less, 55%, than the 74% of White residents.",
        "For Black residents it was 55% rather than 74%.",
        "Of South Asian residents 74% did, and of White British residents 55%.",
        "It rose from 55% to 74%.",
    ],
)
def test_what_may_mean_something_else_passes(statement):
    assert numbers_exchanged(statement, values(Black=55, White=74, Asian=60)) == []
