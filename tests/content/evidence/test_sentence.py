"""Numbers of a sentence that stand in no value are found, and those that may differ are not."""

from decimal import Decimal

import pytest

from content.evidence.sentence import Known, numbers_astray


def astray(sentence: str, *values, words: str = "") -> list[str]:
    return numbers_astray(sentence, Known(tuple(Decimal(str(value)) for value in values), words))


@pytest.mark.parametrize(
    "sentence",
    [
        "55% of residents, against 74% of White British residents.",
        "The rate was 1.35 times as high, a gap of 19 points.",
        "About three in four and just over half.",
    ],
)
def test_what_the_values_say(sentence):
    assert astray(sentence, 55, 74) == []


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("54% of residents, against 74%.", "54"),
        ("Three times as many: 55% and 74%.", "Three"),
        ("Twice as many: 55% and 74%.", "Twice".lower()),
        ("One in ten: 55% and 74%.", "One in ten"),
        ("A quarter: 55% and 74%.", "quarter"),
        ("A 12-point gap between 55% and 74%.", "12"),
        ("In 2019 55% and 74%.", "2019"),
        ("55% of 1,800 and 74%.", "1,800"),
        ("55.5% and 74%.", "55.5"),
        ("Ninety per cent, 55% and 74%.", "Ninety"),
        ("Fifty-seven per cent, and 74%.", "Fifty-seven"),
        ("Eightfold: 55% and 74%.", "Eightfold"),
        ("Trebled: 55% and 74%.", "trebled"),
        ("A dozen, 55% and 74%.", "dozen"),
        ("55½% and 74%.", "½"),
        ("In 2019, 55% and 74%.", "2019"),
    ],
)
def test_what_they_do_not(sentence, wrong):
    assert astray(sentence, 55, 74) == [wrong]


def test_numbers_in_names_are_no_figures():
    words = "type 2 diabetes in Year 6 ; 2021 ; 100,000"

    assert astray("Covid-19, type 2, Year 6, in 2021: 5 per 100,000.", 5, words=words) == []


def test_a_name_is_no_multiple():
    assert astray("9 times as many: 55% and 74%.", 55, 74, words="scoring 9 or 10") == ["9"]


def test_words_are_read():
    assert astray("Fifty-five per cent and seventy-four.", 55, 74) == []


def test_one_is_a_word_too():
    assert astray("No one group has 5 of it.", 5) == []


def test_a_figure_in_a_year_is_no_fraction():
    known = Known((Decimal(1800),), "2022")

    assert numbers_astray("It was 1,800 in 2022.", known) == []
    assert numbers_astray("It was 1 in 2022.", known) == ["1 in 2022"]
