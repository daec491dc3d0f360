"""What a finding means in plain words, and how sure we are."""

from decimal import Decimal

import pytest

from content.evidence.nouns import counted_by, people_of
from content.evidence.reading import certainty_of, reading_of
from content.models import Finding, FindingValue
from tests.content.evidence_records import a_finding, a_source

pytestmark = pytest.mark.django_db

WHITE_AT_1 = ("White women", 1, True)


def ratio(**fields) -> FindingValue:
    return FindingValue(**{"group": "Black women", "value": Decimal(3), **fields})


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (
            {"qualifier": "nearly"},
            "For every 10 maternal deaths among White women there are nearly 30 among Black women",
        ),
        (
            {"value": Decimal("3.7")},
            "For every 10 maternal deaths among White women there are 37 among Black women",
        ),
        (
            {"value": Decimal("1.16")},
            "For every 100 maternal deaths among White women there are 116 among Black women",
        ),
        ({"value": Decimal(2), "value_max": Decimal(4)}, "there are 20 to 40 among Black women"),
    ],
)
def test_a_rate_ratio(value, sentence):
    finding = a_finding(
        unit="rate ratio", measure="maternal mortality ratio", values=[ratio(**value), WHITE_AT_1]
    )

    assert sentence in reading_of(finding)[0]


def test_a_surplus_says_so():
    values = [("Black", 43), ("White", 0, True)]

    said = reading_of(a_finding(values=values, measure="excess neonatal mortality"))

    assert said == ["The figure for Black people is 43% higher than that for White people."]


def test_odds_are_not_told_as_risk():
    finding = a_finding(unit="odds ratio", values=[ratio(value=Decimal("2.36")), WHITE_AT_1])

    first, warning = reading_of(finding)
    assert first == "The odds for Black women are 2.36 times those for White women."
    assert "not the same" in warning


@pytest.mark.parametrize(
    ("unit", "values", "sentence"),
    [
        (
            "percent",
            [("Black", 55), ("White", 74, True)],
            "for Black people is 19 percentage points lower than that for White people.",
        ),
        (
            "days",
            [("Black", 61), ("White", 55, True)],
            "for Black people is 6 days longer than that for White people.",
        ),
        (
            "rate per 100,000",
            [("Black", 37), ("White", 10, True)],
            "rate for Black people is about 3.7 times that for White people.",
        ),
    ],
)
def test_other_units(unit, values, sentence):
    assert sentence in reading_of(a_finding(unit=unit, values=values))[0]


@pytest.mark.parametrize(
    ("unit", "values", "said"),
    [
        (
            "rate per 100,000",
            [("Indian", 63), ("White", 64, True)],
            "for Indian people is about 0.98 times",
        ),
        ("days", [ratio(value=Decimal(50), value_max=Decimal(60)), ("White", 55, True)], None),
        ("days", [ratio(value=Decimal(50), qualifier="more than"), ("White", 55, True)], None),
        (
            "rate per 1,000",
            [ratio(value=Decimal(8), qualifier="around"), ("White", 2.78, True)],
            None,
        ),
        ("percent", [("Born abroad", 86), ("Born here", 14, True)], None),
        ("percent", [("Black", 3), ("White", 0, True)], "3 percentage points higher"),
    ],
)
def test_it_pretends_no_more_than_the_figures_hold(unit, values, said):
    sentences = reading_of(a_finding(unit=unit, values=values))

    assert (said in sentences[0]) if said else sentences == []


@pytest.mark.parametrize(
    ("unit", "measure", "values"),
    [
        ("percent", "share of new diagnoses", [("Black", 20), ("White", 3, True)]),
        ("percent", "people", [("Black", 20)]),
        ("qualitative", "health", []),
        ("percent", "people", [("Black", 20), ("White", 3, True), ("All", 4, True)]),
    ],
)
def test_where_it_is_not_plain_nothing_is_said(unit, measure, values):
    assert reading_of(a_finding(unit=unit, measure=measure, values=values)) == []


def test_what_we_are_sure_of_comes_from_the_record():
    value = ratio(
        value=Decimal("1.1"), lower=Decimal("0.9"), upper=Decimal("1.3"), qualifier="about"
    )
    finding = a_finding(
        unit="rate ratio", values=[value, WHITE_AT_1], source=a_source(kind="repost", slug="copy")
    )

    said = " ".join(certainty_of(finding))

    assert "on 22 November 2026" in said
    assert "a copy of a report" in said
    assert "it holds 1" in said
    assert "“about”" in said


def test_doubt_and_gaps_are_said():
    finding = a_finding(state="unverified", source=None, period="Not stated")

    said = " ".join(certainty_of(finding))

    assert "do not quote it" in said
    assert "No source is known" in said
    assert "No interval" in said
    assert "which years" in said


@pytest.mark.parametrize(
    ("group", "fields", "words"),
    [
        ("Black", {}, "Black people"),
        ("Black women", {}, "Black women"),
        ("Black", {"measure": "obesity at the end of primary school"}, "Black children"),
        ("Black", {"population": "patients of ten practices"}, "Black patients"),
        ("Black Other", {}, "people of Black Other ethnicity"),
        ("Not stated", {}, "people whose ethnicity is not known"),
        ("England average", {}, "England as a whole"),
        ("England", {}, "England as a whole"),
        ("General population", {}, "the general population"),
        ("Other groups (not named)", {}, "other groups"),
        ("Non-Asian", {}, "non-Asian people"),
        ("2022", {}, ""),
        ("Black population share", {}, ""),
    ],
)
def test_a_group_gets_its_noun(group, fields, words):
    assert people_of(group, Finding(**fields)) == words


@pytest.mark.parametrize(
    ("measure", "noun"),
    [
        ("stillbirth rate", "stillbirths"),
        (
            "adjusted risk of death after a confirmed diagnosis",
            "deaths after a confirmed diagnosis",
        ),
        ("late stage prostate cancer diagnosis rate", "late diagnoses of prostate cancer"),
        ("relative likelihood of emergency asthma admission", "emergency admissions for asthma"),
        ("happiness", ""),
    ],
)
def test_a_measure_says_what_was_counted(measure, noun):
    assert counted_by(Finding(measure=measure)) == noun


def test_a_pair_shares_its_place_or_its_time_or_nothing_is_said():
    places = [("Croydon, BME", 14), ("Croydon, White", 4, True), ("Kingston, BME", 13),
              ("Kingston, White", 5, True)]  # fmt: skip
    times = [
        FindingValue(group=group, value=Decimal(value), period=period, comparator=group == "White")
        for group, value, period in [("Black", 55, "Before"), ("White", 67, "Before"),
                                     ("Black", 80, "After"), ("White", 79, "After")]
    ]  # fmt: skip

    assert reading_of(a_finding("a", values=places)) == [
        "Croydon: the figure for BME people is 10 percentage points higher than that for White people.",
        "Kingston: the figure for BME people is 8 percentage points higher than that for White people.",
    ]
    assert reading_of(a_finding("b", values=times)) == [
        "Before: the figure for Black people is 12 percentage points lower than that for White people.",
        "After: the figure for Black people is 1 percentage point higher than that for White people.",
    ]
    assert reading_of(a_finding("c", values=[*places, ("Bexley, BME", 9)])) == []


@pytest.mark.parametrize(("said", "readings"), [("3.5 times", 0), ("3.6 times", 1), ("more", 1)])
def test_no_other_multiple_is_worked_out_than_the_source_names(said, readings):
    finding = a_finding(
        statement=f"It came to 228 per 100,000 Black people and 64 per 100,000 White people: {said}.",
        unit="rate per 100,000",
        values=[("Black", 228), ("White", 64, True)],
    )

    assert len(reading_of(finding)) == readings
