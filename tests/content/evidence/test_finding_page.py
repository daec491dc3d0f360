"""The page of a finding: doubt first, numbers as in every export, and where they come from."""

import csv
import json
import re
from decimal import Decimal
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from content.evidence.record import as_number
from content.models import EthnicGroup, Finding, FindingChange, FindingValue, Source
from tests.content.evidence_records import a_finding, a_source
from tests.content.factories import ArticleFactory
from tests.content.structured_data.reading import described
from tests.content.structured_data.vocabulary import faults

pytestmark = pytest.mark.django_db


def page(client, slug="one") -> BeautifulSoup:
    answer = client.get(f"/evidence/{slug}/")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def words(found) -> str:
    return re.sub(r" (?=[.,:])", "", " ".join(found.get_text(" ").split()))


def with_numbers(slug: str, *, unit="percent", **numbers):
    exact = {name: Decimal(str(number)) for name, number in numbers.items() if name != "qualifier"}
    compared = FindingValue(group="White", value=Decimal(1), comparator=True)
    value = FindingValue(group="Black", qualifier=numbers.get("qualifier", ""), **exact)
    return a_finding(slug, unit=unit, values=[value, compared], statement=f"Told of {slug}.")


VARIED = {
    "plain": {"value": 55},
    "decimal": {"value": "37.25", "unit": "rate per 100,000"},
    "thousands": {"value": 1800, "unit": "count", "qualifier": "around"},
    "ratio": {"value": "2.36", "unit": "rate ratio", "lower": "2.26", "upper": "2.47"},
    "range": {"value": 2, "value_max": 4, "unit": "odds ratio"},
    "days": {"value": "9.7", "unit": "days", "qualifier": "nearly"},
}


@pytest.mark.parametrize("slug", VARIED)
def test_numbers_are_the_same_in_table_csv_and_json(client, structure, slug):
    finding = with_numbers(slug, **VARIED[slug])
    stored = [as_number(number) for number in finding.values.first().numbers]

    (row,) = csv.DictReader(StringIO(client.get(f"/evidence/{slug}.csv").content.decode()))
    record = client.get(f"/evidence/{slug}.json").json()
    cells = words(page(client, slug).select_one(".finding-numbers table tbody tr"))

    first = record["values"][0]
    given = [first[name] for name in ("value", "value_max", "lower", "upper")]
    assert [number for number in given if number is not None] == stored
    assert json.loads(row["values"]) == record["values"]
    shown = {float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", cells)}
    assert {float(number) for number in stored[:1]} <= shown
    assert shown - {1000, 100_000} <= {float(number) for number in stored}
    if first["qualifier"]:
        assert first["qualifier"] in cells
        assert first["qualifier"] in row["figures"]


def test_each_number_of_the_sentence_stands_in_csv_and_json(client, structure):
    a_finding()

    record = client.get("/evidence/one.json").json()
    (row,) = csv.DictReader(StringIO(client.get("/evidence/one.csv").content.decode()))

    told = [int(number) for number in re.findall(r"\d+", record["statement"])]
    assert told == [value["value"] for value in record["values"]]
    assert row["figures"] == "Black: 30%; White: 10% (comparator)"


def test_it_shows_what_the_figure_rests_on(client, structure):
    finding = a_finding(passage="thirty <of> a hundred", population="adults", note="A note.")
    value = finding.values.first()
    value.groups = [EthnicGroup.objects.get(slug="black")]
    value.save()

    found = page(client)

    assert words(found.blockquote) == "thirty <of> a hundred"
    assert "Black: Black" in words(found.select_one(".mapped-groups"))
    facts = words(found.select_one("dl.facts"))
    for fact in ("People who have it", "Percent", "London", "2022", "adults", "Evidence team"):
        assert fact in facts
    assert found.select_one('.finding-rests-on a[href="https://report.example/"]')
    assert found.select_one('a[href="/evidence/briefing/?ids=one"]')


@pytest.mark.parametrize(
    ("state", "fields"),
    [
        ("unverified", {}),
        ("disputed", {"state_reason": "A reason."}),
        ("withdrawn", {"state_reason": "A reason."}),
        ("superseded", {}),
    ],
)
def test_doubt_stands_before_the_sentence_and_in_the_title(client, structure, state, fields):
    if state == "superseded":
        fields = {"superseded_by": a_finding("two")}
    a_finding(state=state, **fields)

    found = page(client)

    assert found.title.get_text().startswith(f"{state.capitalize()}: ")
    text = words(found.article)
    assert text.index(state.capitalize()) < text.index("In London 30%")
    robots = bool(found.select('meta[name="robots"][content="noindex"]'))
    assert robots == (state in ("withdrawn", "superseded"))
    assert bool(found.select("link[rel=canonical]")) != robots


def test_a_draft_has_no_page_and_no_files(client, structure):
    a_finding(live=False)

    for end in ("/", ".csv", ".json", ".bib", ".ris"):
        assert client.get(f"/evidence/one{end}").status_code == 404


def test_corrections_are_told_with_their_reason(client, structure):
    finding = a_finding()
    FindingChange.objects.create(
        finding=finding, kind="corrected", what="31% became 30%.", why="A slip.", record={}
    )
    change = finding.changes.get()

    told = words(page(client).select_one(".changes"))

    assert told == f"Corrected on {change.at:%-d %B %Y}: 31% became 30%. Because: A slip."


def test_it_says_where_it_is_quoted_and_only_on_pages_that_readers_may_open(client, resources):
    finding = a_finding()
    pages = {}
    for slug in ("open", "secret", "away"):
        article = ArticleFactory(parent=resources, slug=slug, title=f"The {slug} article")
        stream = article.body.stream_block
        article.body = stream.to_python(
            [{"type": "finding_quote", "value": {"finding": finding.pk, "show": "sentence"}}]
        )
        article.save_revision().publish()
        pages[slug] = article
    PageViewRestriction.objects.create(page=pages["secret"], restriction_type="login")
    pages["away"].unpublish()

    text = words(page(client).article)

    assert "Quoted on this site The open article" in text
    assert "secret" not in text
    assert "away article" not in text


def test_related_findings_are_of_the_same_condition_and_keep_their_labels(client, structure):
    a_finding()
    a_finding("two", state="unverified", statement="Another 30% and 10%.")
    a_finding("gone", state="withdrawn", state_reason="Wrong.", statement="Gone.")

    related = page(client).select_one(".related-findings")

    assert "Unverified" in words(related)
    assert [link["href"] for link in related.select("li h3 a")] == ["/evidence/two/"]


def test_readers_find_the_form_for_evidence_from_the_finding_and_from_every_foot(client, structure):
    a_finding("one")

    found = page(client)

    assert found.main.select_one('a[href="/evidence/suggest/?condition=maternity"]')
    assert found.select_one('.footer-nav a[href="/evidence/suggest/"]')


def test_citations_are_there_to_read_and_to_download(client, structure):
    a_finding()

    found = page(client)
    bibtex, ris = client.get("/evidence/one.bib"), client.get("/evidence/one.ris")

    assert [each.get_text() for each in found.select(".citations dt")] == [
        "Harvard", "Vancouver", "Plain text",
    ]  # fmt: skip
    assert found.select("pre")[0].get_text().strip() == bibtex.content.decode().strip()
    assert ris.content.startswith(b"TY  - ELEC\r\n")
    assert ris["Content-Disposition"] == 'attachment; filename="one.ris"'


def test_search_engines_are_told_in_words_that_they_know(client, structure):
    finding = with_numbers("ratio", **VARIED["ratio"])
    finding.source = a_source()

    told = described(client, "/evidence/ratio/")

    assert list(faults(list(told.values()))) == []
    data = told["Dataset"]
    assert data["temporalCoverage"] == "2022"
    assert data["spatialCoverage"]["name"] == "London"
    assert data["isBasedOn"]["name"] == "A report"
    assert [each["value"] for each in data["variableMeasured"]] == [2.36, 1]
    assert {each["encodingFormat"] for each in data["distribution"]} == {
        "text/csv",
        "application/json",
    }
    assert [each["name"] for each in told["BreadcrumbList"]["itemListElement"]][:2] == [
        "Home",
        "Evidence",
    ]


def test_when_a_source_was_last_seen_is_told_where_it_is_known(client, structure, monkeypatch):
    a_finding()
    assert "Last seen working" not in words(page(client))

    from datetime import date

    monkeypatch.setattr(Source, "last_seen", date(2026, 11, 3), raising=False)

    assert "Last seen working on 3 November 2026." in words(page(client))


def queries(client) -> int:
    page(client)
    with CaptureQueriesContext(connection) as captured:
        page(client)
    return len(captured)


def test_more_of_everything_costs_no_more_queries(client, resources):
    finding = a_finding()
    a_finding("two")
    quote(finding, resources)
    FindingChange.objects.create(finding=finding, what="New.", record={})
    few = queries(client)
    for number in range(5):
        a_finding(f"more-{number}")
        quote(finding, resources)
        FindingChange.objects.create(finding=finding, what="New.", record={})

    assert queries(client) == few
    assert Finding.objects.count() == 7


def quote(finding, resources):
    article = ArticleFactory(parent=resources)
    article.body = article.body.stream_block.to_python(
        [{"type": "finding_quote", "value": {"finding": finding.pk, "show": "sentence"}}]
    )
    article.save_revision().publish()
