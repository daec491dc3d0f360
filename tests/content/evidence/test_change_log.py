"""What changed in the evidence, as a page and as a feed."""

import re
from datetime import UTC, datetime
from xml.etree.ElementTree import Element

import pytest
from bs4 import BeautifulSoup
from defusedxml.ElementTree import fromstring
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.evidence.differences import instead
from content.models import FindingChange
from tests.content.evidence_records import a_finding

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("structure")]
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def changed(finding, day=1, **fields):
    defaults = {"kind": "corrected", "what": f"Change {day}.", "record": {}}
    return FindingChange.objects.create(
        finding=finding, at=datetime(2026, 3, day, 12, tzinfo=UTC), **defaults | fields
    )


def lines(client, query="") -> list[str]:
    answer = client.get(f"/evidence/changes/{query}")
    assert answer.status_code == 200
    found = BeautifulSoup(answer.content, "html.parser").select(".changes > li")
    return [re.sub(r" (?=[.,:])", "", " ".join(line.get_text(" ").split())) for line in found]


def entries(client) -> list[Element]:
    answer = client.get("/evidence/changes.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    return fromstring(answer.content).findall("a:entry", ATOM)


def test_the_newest_comes_first_with_its_reason_and_the_state_of_the_finding(client):
    finding = a_finding(state="unverified")
    changed(finding, 1)
    changed(finding, 2, why="A slip.")

    first, second = lines(client)

    assert first.startswith("Corrected on 2 March 2026: Change 2. Because: A slip. Unverified")
    assert second.startswith("Corrected on 1 March 2026: Change 1.")
    assert "In London 30%" in first


def test_of_a_finding_taken_away_only_that_it_went_is_told(client):
    finding = a_finding(live=False)
    changed(finding, 1, what="30 became 31.")
    changed(finding, 2, kind="removed", what="It is no longer published.")

    (line,) = lines(client)

    assert line == (
        "No longer published on 2 March 2026: It is no longer published. A finding on Maternity"
    )
    (entry,) = entries(client)
    assert entry.findtext("a:title", None, ATOM) == "No longer published: a finding on Maternity"


def test_it_is_turned_page_by_page(client):
    finding = a_finding()
    for _ in range(31):
        changed(finding)

    assert [len(lines(client, query)) for query in ("", "?page=2", "?page=%00")] == [30, 1, 30]


def test_without_changes_it_says_so(client):
    assert b"Nothing has changed yet." in client.get("/evidence/changes/").content
    assert entries(client) == []


def test_an_entry_of_the_feed_leads_to_the_finding_and_names_its_doubt(client):
    change = changed(a_finding(state="disputed", state_reason="A reason."), why="A <slip>.")

    (entry,) = entries(client)

    title = entry.findtext("a:title", None, ATOM)
    assert title.startswith("Corrected: In London 30%")
    assert title.endswith("(disputed)")
    assert entry.find("a:link", ATOM).get("href").endswith(f"/evidence/one/#change-{change.pk}")
    assert entry.findtext("a:id", None, ATOM).startswith("urn:uuid:")
    assert "A &lt;slip&gt;." in entry.findtext("a:summary", None, ATOM)


def test_the_feed_is_not_sent_twice_and_is_listed(client):
    changed(a_finding())
    first = client.get("/evidence/changes.atom")

    again = client.get("/evidence/changes.atom", headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304
    assert b"/evidence/changes.atom" in client.get("/feeds/").content


@pytest.mark.parametrize("path", ["/evidence/changes/", "/evidence/changes.atom"])
def test_more_changes_cost_no_more_queries(client, path):
    def queries() -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        return len(captured)

    changed(a_finding())
    few = queries()
    for number in range(5):
        old = a_finding(f"old-{number}", state="superseded", superseded_by=a_finding(f"f{number}"))
        changed(old)

    assert queries() == few


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"kind": "published", "what": "Published."}, "Published on 1 March 2026"),
        ({"kind": "published", "what": "Published again.\nPeriod: 2021 instead of 2020."},
         "Published again on 1 March 2026: Period: 2021 instead of 2020."),
        ({"kind": "removed", "what": "No longer published."}, "No longer published on 1 March 2026"),
    ],
)  # fmt: skip
def test_nothing_is_said_twice(client, fields, told):
    changed(a_finding(), 1, **fields)

    (line,) = lines(client)

    assert line.removeprefix(told).startswith((" Checked", " A finding"))


def test_who_checked_it_is_told_in_a_sentence():
    assert instead("Checked by", "", "the team") == "Checked by the team."
    assert instead("Checked by", "the team", "") == "No longer checked by the team."
    assert instead("Period", "", "2022") == "Period added: 2022."
