"""The evidence at a glance: every condition, with the findings to begin with."""

import pytest

from content.evidence.overview import MOST_MARKS, SHOWN_OF_EACH, overview
from content.models import Condition, EvidencePage
from tests.content.evidence_records import a_condition, a_finding


def shown(condition: str) -> list[str]:
    told = overview()[Condition.objects.get(slug=condition).pk]
    return [finding.slug for finding in told.findings]


def test_checked_ones_come_first_then_london_then_the_newest(db, monkeypatch):
    monkeypatch.setattr("content.evidence.overview.SHOWN_OF_EACH", 3)
    a_finding("unverified", state="unverified", period="2026")
    a_finding("england", place="england", period="2025")
    a_finding("old", place="lambeth", period="2001")
    a_finding("new", period="2020")

    assert shown("maternity") == ["new", "old", "england"]


def test_what_does_not_stand_counts_nowhere(db):
    a_finding("gone", state="withdrawn", state_reason="Wrong.")
    a_finding("draft", live=False)

    (told,) = overview().values()
    assert (told.count, told.findings, told.newest_year) == (0, [], None)


def test_it_counts_by_state_and_knows_the_newest_year(db):
    a_finding("a", period="2012")
    a_finding("b", period="2014 to 2023", state="unverified")
    a_finding("c", period="", state="disputed", state_reason="Two sources differ.")

    (told,) = overview().values()
    assert told.count == 3
    assert told.in_doubt == [("unverified", 1), ("disputed", 1)]
    assert told.newest_year == 2023
    assert told.marks == ["checked", "unverified", "disputed"]


def test_the_marks_stay_few_however_many_findings_there_are(db):
    for number in range(MOST_MARKS * 2 + 1):
        a_finding(f"finding-{number}")

    (told,) = overview().values()
    assert told.per_mark == 3
    assert len(told.marks) == 14


@pytest.fixture
def sections(structure):
    """A page that tells of maternity alone."""
    page = EvidencePage.objects.get()
    page.sections = [
        ("condition", {"condition": a_condition(), "anchor": "kept", "gap": "<p>Gap.</p>"})
    ]
    page.save()


def test_every_condition_is_shown_also_without_words_on_it(sections, look):
    a_finding("one")
    a_finding("two", condition=a_condition("cancer"))
    a_condition("obesity")

    page = look("/evidence/")

    assert [part["id"] for part in page.select(".condition")] == ["kept", "cancer", "obesity"]
    assert "We have found no figures" in page.find(id="obesity").get_text()
    assert "Gap." in page.find(id="kept").get_text()
    links = [link["href"] for link in page.select(".overview li a")]
    assert links == ["#kept", "#cancer", "#obesity"]


def test_a_section_leads_to_all_its_findings_and_to_the_form(sections, look):
    for number in range(5):
        a_finding(f"finding-{number}")

    part = look("/evidence/").find(id="kept")

    assert len(part.select(".finding")) == SHOWN_OF_EACH
    assert (
        part.find("a", string="All 5 findings on Maternity")["href"]
        == "/evidence/?condition=maternity"
    )
    assert part.find("a", string="Suggest evidence on Maternity")["href"] == (
        "/evidence/suggest/?condition=maternity"
    )


def test_a_draft_may_have_a_section_without_a_condition(sections, look, rf):
    page = EvidencePage.objects.get()
    page.sections = [("condition", {"condition": None, "gap": "<p>Not yet.</p>"})]

    assert page.get_context(rf.get("/evidence/"))["parts"]


def test_without_the_page_its_findings_still_answer(structure, client):
    finding = a_finding("one")
    EvidencePage.objects.all().delete()

    assert client.get(finding.get_absolute_url()).status_code == 200
    assert client.get("/evidence/gaps/").status_code == 200
    assert client.get("/evidence/").status_code == 404
