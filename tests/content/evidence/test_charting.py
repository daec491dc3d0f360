"""A finding's chart says the numbers that its table, its sentence and its data say."""

import json
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template

from content.evidence.charting import chart_of, title_of
from content.evidence.record import as_record
from content.evidence.sentence import FOUND
from content.models import FindingValue
from tests.content.evidence_records import a_finding

pytestmark = pytest.mark.django_db


def value(group, number, **fields) -> FindingValue:
    decimals = {
        name: Decimal(str(fields.pop(name)))
        for name in ("value_max", "lower", "upper")
        if name in fields
    }
    return FindingValue(group=group, value=Decimal(str(number)), **decimals, **fields)


WHITE = ("White", 1, True)
KINDS = {
    "bars": ("percent", [("Black", 55), ("White", 74, True)], "chart-bars"),
    "rates": ("rate per 100,000", [("Black", 37.2), ("White", 9.7, True)], "chart-bars"),
    "ratio": ("rate ratio", [value("Black", 3, qualifier="nearly"), WHITE], "chart-bars"),
    "range": ("rate ratio", [value("Black", 1.5, value_max=2.5), WHITE], "chart-bars"),
    "odds": ("odds ratio", [value("Black", 0.87, lower=0.84, upper=0.91), WHITE], "chart-bars"),
    "count": ("count", [("All", 1800)], "chart-bars"),
    "series": (
        "percent",
        [value("Black", 55, period="Before"), value("Black", 87.4, period="After"),
         value("White", 67, period="Before", comparator=True),
         value("White", 86.9, period="After", comparator=True)],
        "chart-series",
    ),
    "series with one comparator": (
        "rate ratio",
        [value("White applicants", 1.43, period="2022"), value("White applicants", 1.16, period="2024"),
         value("Others", 1, comparator=True)],
        "chart-series",
    ),
}  # fmt: skip


def shown(finding) -> BeautifulSoup:
    template = Template("{% load evidence %}{% chart_of finding %}{% table_of finding %}")
    return BeautifulSoup(template.render(Context({"finding": finding})), "html.parser")


def numbers_of(text: str) -> set[float]:
    return {float(each.group().replace(",", "")) for each in FOUND.finditer(text)
            if each.group()[0].isdigit()}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_chart_table_and_data_say_the_same_numbers(kind):
    unit, values, chart = KINDS[kind]
    finding = a_finding(unit=unit, values=values, period="Not stated", live=False)

    page = shown(finding)

    data = {
        value[name]
        for value in json.loads(json.dumps(as_record(finding)))["values"]
        for name in ("value", "value_max", "lower", "upper")
        if value[name] is not None
    }
    cells = " ; ".join(cell.get_text() for cell in page.select("td.number"))
    assert numbers_of(cells) - {100_000.0} == data
    drawn = {
        text.get_text() for text in page.select("svg .chart-number, svg .chart-reference-label")
    }
    stated = {
        value[name] for value in as_record(finding)["values"] for name in ("value", "value_max")
    } - {None}
    assert numbers_of(" ; ".join(drawn)) == stated
    assert numbers_of(page.find("desc").get_text()) - {100_000.0} >= data - {2022.0}
    assert page.svg["class"] == ["chart", chart]


def test_what_has_no_figure_has_no_chart():
    page = shown(a_finding(unit="qualitative", values=[], statement="It is so."))

    assert page.svg is None
    assert page.table is None


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"period": "Not stated"}, "People who have it: London, years not stated"),
        ({"place_detail": "South London"}, "People who have it: South London, 2022"),
        ({"period": "About 2020"}, "People who have it: London, about 2020"),
        ({"period": "March 2021"}, "People who have it: London, March 2021"),
        (
            {"state": "disputed", "state_reason": "So."},
            "Disputed: people who have it: London, 2022",
        ),
    ],
)
def test_a_title_reads_well_and_names_doubt(fields, title):
    assert title_of(a_finding(**fields)) == title


def test_disputed_ratios_are_named_within_their_chart():
    values = [("Black", 5.5), ("Asian", 1.4), ("White", 1, True)]
    finding = a_finding(unit="rate ratio", values=values, state="disputed", state_reason="So.")

    drawn = BeautifulSoup(chart_of(finding), "html.parser")

    shown = " ".join(text.get_text(" ") for text in drawn.select("text"))
    assert "disputed figures" in " ".join(shown.split())
