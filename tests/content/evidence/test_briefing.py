"""A briefing is its address: order kept, doubt and changes told, nothing dropped in silence."""

import re
from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.models import FindingChange
from tests.content.evidence_records import a_finding, a_source

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("structure")]
PATH = "/evidence/briefing/"


def briefing(client, query: str, status: int = 200) -> BeautifulSoup:
    answer = client.get(f"{PATH}?{query}")
    assert answer.status_code == status
    assert not answer.cookies
    return BeautifulSoup(answer.content, "html.parser")


def words(found) -> str:
    return re.sub(r" (?=[.,:])", "", " ".join(found.get_text(" ").split()))


def picked(found) -> list[str]:
    return [a["href"].split("/")[2] for a in found.select(".briefing-ways a:first-child")]


@pytest.mark.parametrize(
    "query",
    [
        "ids=two,one",
        "ids=two&ids=one",
        "ids=two,one,two&ids=one",
        "ids=+two+,,one",
        "ids=https://larch.example/evidence/two/?x%3D1,/evidence/one",
    ],
)
def test_findings_stand_once_in_the_order_asked_for(client, query):
    a_finding("one")
    a_finding("two")

    assert picked(briefing(client, query)) == ["two", "one"]


def test_each_source_is_one_reference(client):
    a_finding("one")
    a_finding("two", source=a_source("other", title="Another report"))
    a_finding("three")
    a_finding("none", source=None, state="unverified")

    found = briefing(client, "ids=one,two,three,none")

    marks = [mark.get_text() for mark in found.select(".reference-mark")]
    assert marks == ["[1]", "[2]", "[1]"]
    references = [words(each) for each in found.select(".briefing-references li")]
    assert [each.split(",")[0] for each in references] == ["A report", "Another report"]
    assert "No source is known." in words(found.select(".briefing-entry")[3])


def test_names_that_are_not_known_are_listed_drafts_among_them(client):
    a_finding("one")
    a_finding("draft", live=False)

    found = briefing(client, "ids=one,draft,<b>no</b>")

    # What looks like an address is read as one: its end is the name.
    assert [words(li) for li in found.select(".briefing-unknown li")] == ["draft", "b>"]
    assert picked(found) == ["one"]


@pytest.mark.parametrize("state", ["withdrawn", "unverified", "disputed"])
def test_doubt_stands_before_the_sentence(client, state):
    a_finding(state=state, state_reason="A reason.")

    entry = words(briefing(client, "ids=one").select_one(".briefing-entry"))

    assert entry.startswith(f"{state.capitalize()} A reason. 1. In London")


def test_what_took_its_place_is_told(client):
    a_finding("old", state="superseded", superseded_by=a_finding("one"))

    entry = briefing(client, "ids=old").select_one(".briefing-entry")

    assert words(entry).startswith("Superseded Use the finding that took its place")
    assert entry.select_one('a[href="/evidence/one/"]')


@pytest.mark.parametrize(
    ("made", "marked"),
    [("2026-03-01", True), ("2026-03-02", False), ("", False)],
)
def test_what_changed_after_that_day_is_marked(client, made, marked):
    changed = a_finding("one")
    a_finding("two")
    FindingChange.objects.create(
        finding=changed, at=datetime(2026, 3, 2, 12, tzinfo=UTC), kind="corrected",
        what="31 became 30.", why="A slip.", record={},
    )  # fmt: skip

    entries = briefing(client, f"ids=one,two&made={made}").select(".briefing-entry")

    told = ["Changed since this was made" in words(entry) for entry in entries]
    assert told == [marked, False]
    assert (
        "Corrected on 2 March 2026: 31 became 30. Because: A slip." in words(entries[0])
    ) == marked


def test_that_a_finding_was_published_is_no_change_of_it(client):
    finding = a_finding("one")

    def change(day: int, kind: str) -> None:
        at = datetime(2026, 3, day, 12, tzinfo=UTC)
        FindingChange.objects.create(finding=finding, at=at, kind=kind, what="So.", record={})

    change(1, "published")
    assert not briefing(client, "ids=one&made=2020-01-01").select(".briefing-changed")

    change(2, "removed")
    change(3, "published")
    assert len(briefing(client, "ids=one&made=2020-01-01").select(".briefing-changed li")) == 2


@pytest.mark.parametrize(
    ("made", "said"),
    [("2999-01-01", "is still to come"), ("2026-13-01", "be read"), ("%00", "be read")],
)
def test_a_day_that_means_nothing_is_told_and_left_out(client, made, said):
    a_finding("one")

    found = briefing(client, f"ids=one&made={made}", status=400)

    assert picked(found) == ["one"]
    assert found.title.get_text().startswith("Error: ")
    problem = found.select_one(".error-summary")
    assert said in words(problem)
    assert problem.a["href"] == "/evidence/briefing/?ids=one"
    assert not found.select("input[name=made]")


def test_its_address_holds_the_day_and_what_was_found(client, time_machine):
    time_machine.move_to(datetime(2026, 11, 26, 12, tzinfo=UTC))
    a_finding("one")
    a_finding("two")

    found = briefing(client, "ids=two,one,no")

    end = "/evidence/briefing/?ids=two,one&made=2026-11-26"
    assert found.select_one(".briefing-address a")["href"].endswith(end)
    assert words(found.select_one(".page-head")).startswith(
        "London Anti-Racism Collaboration for Health Evidence briefing Made on 26 November 2026."
    )


def test_a_finding_is_taken_out_by_a_link_that_keeps_the_day(client):
    a_finding("one")
    a_finding("two")

    found = briefing(client, "ids=one,two&made=2026-01-01")

    out = [link["href"] for link in found.select(".briefing-ways a")
           if link.get_text().startswith("Take out")]  # fmt: skip
    assert out == [
        "/evidence/briefing/?ids=two&made=2026-01-01",
        "/evidence/briefing/?ids=one&made=2026-01-01",
    ]


def test_a_finding_is_moved_up_by_a_link_that_keeps_the_day(client):
    for slug in ("one", "two", "three"):
        a_finding(slug)

    found = briefing(client, "ids=one,two,three&made=2026-01-01")

    up = [link["href"] for link in found.select(".briefing-ways a")
          if link.get_text().startswith("Move up")]  # fmt: skip
    assert up == [
        "/evidence/briefing/?ids=two,one,three&made=2026-01-01",
        "/evidence/briefing/?ids=one,three,two&made=2026-01-01",
    ]
    assert picked(BeautifulSoup(client.get(up[1]).content, "html.parser")) == [
        "one",
        "three",
        "two",
    ]


def test_where_nothing_was_found_leaving_it_out_leads_to_the_beginning(client):
    found = briefing(client, "ids=no,%00&made=2026-01-01", status=404)

    assert [words(li) for li in found.select(".briefing-unknown li")] == ["no", "\ufffd"]
    assert found.select_one(".briefing-unknown a")["href"] == PATH


def test_a_finding_is_added_by_a_plain_form(client):
    a_finding("one")
    a_finding("two")
    form = briefing(client, "ids=one").select_one("form.briefing-add")

    kept = form.select_one("input[type=hidden]")

    assert (form["action"], kept["name"], kept["value"]) == (PATH, "ids", "one")
    assert picked(briefing(client, "ids=one&ids=two")) == ["one", "two"]


def test_more_than_thirty_become_several_briefings_and_none_is_lost(client):
    many = [f"name-{number}-{'x' * 20}" for number in range(310)]

    answer = client.get(PATH, {"ids": ",".join(many)})

    assert answer.status_code == 400
    found = BeautifulSoup(answer.content, "html.parser")
    assert "names 310 findings. A briefing holds 30 at most." in words(found.main)
    parts = [a["href"].partition("ids=")[2].split(",")
             for a in found.select('main a[href^="/evidence/briefing/?"]')]  # fmt: skip
    assert [name for part in parts for name in part] == many
    # As many as fit are taken, however often each is named.
    assert client.get(PATH, {"ids": ",".join(many[:30] * 5)}).status_code == 404


@pytest.mark.parametrize("query", ["", "ids=", "ids=,,", "made=2026-01-01"])
def test_an_empty_basket_is_explained(client, query):
    found = briefing(client, query)

    assert "No findings are picked yet." in words(found.main)
    assert found.select('meta[content="noindex"]')


ODD = [
    "ids=%00", "ids=%FF%FE", "ids=%ED%A0%80", "ids=%27%22%3E%3Cscript%3E", "ids=one%0D%0ASet-Cookie",
    "ids=one&made=9999-99-99", "ids=one&made=9999-12-31", "ids=one&made=" + "9" * 5000,
    "ids=" + "x" * 5000,
]  # fmt: skip


def test_odd_addresses_are_told_so(client):
    a_finding()

    for query in ODD:
        answer = client.get(f"{PATH}?{query}")
        assert answer.status_code in {400, 404}
        assert "<script>" not in answer.text.partition("<main")[2]
    for query in ("ids=one&made=0001-01-01", "ids[]=one", "%00=%00"):
        briefing(client, query)


def test_more_findings_cost_no_more_queries(client):
    for number in range(10):
        a_finding(f"f{number}", source=a_source(f"s{number}"))

    def queries(many: int) -> int:
        ids = ",".join(f"f{number}" for number in range(many))
        briefing(client, f"ids={ids}&made=2020-01-01")
        with CaptureQueriesContext(connection) as captured:
            briefing(client, f"ids={ids}&made=2020-01-01")
        return len(captured)

    assert queries(2) == queries(10)
