"""What staff see of the check of sources, and what they can do about it."""

import csv
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from content.evidence.record import as_record
from content.evidence.source_check.looking import Look
from content.evidence.source_check.source_check_record import passages_of, take_note
from content.evidence.source_check.verdict import Verdict
from content.models import Source
from tests.content.evidence_records import a_finding, a_source

pytestmark = pytest.mark.django_db
PASSAGE = "30% of Black people and 10% of White people have it."
NEW = "https://report.example/new/"
REPORT = "/admin/reports/sources/"


def looked(slug: str, verdict: Verdict, *, days: int = 1, **more) -> Source:
    """A source that was looked at on so many days, today the last time."""
    more = {"title": f"Source {slug}", "url": f"https://report.example/{slug}/"} | more
    look = {name: more.pop(name) for name in ("found", "moved_to", "detail") if name in more}
    source = a_source(slug, **more)
    for day in reversed(range(days)):
        take_note(
            source=source,
            look=Look(verdict, **look),
            passages=passages_of(source),
            now=timezone.now() - timedelta(days=day),
        )
    return source


@pytest.fixture
def all_kinds():
    looked("working", Verdict.WORKING)
    looked("blocked", Verdict.BLOCKED)
    a_source("never", title="Source never", url="https://report.example/never/")
    a_source("bare", title="Source bare", url="")
    looked("failing", Verdict.GONE, days=2)
    a_finding("quoting", source=a_source("changed", title="Source changed"), passage=PASSAGE)
    looked("changed", Verdict.CHANGED, found={"quoting": False}, detail="The passage isn't there.")
    looked("moved", Verdict.MOVED, moved_to=NEW)
    looked("broken", Verdict.SOFT_404, days=3, detail="The page says that it isn't there.")


def test_what_asks_for_work_comes_first(moderator, all_kinds):
    page = moderator.get(REPORT).content.decode()

    order = ["broken", "moved", "changed", "failing", "blocked", "never", "working", "bare"]
    places = [page.index(f">Source {slug}<") for slug in order]
    assert places == sorted(places)


def test_it_can_be_narrowed(moderator, all_kinds):
    page = moderator.get(f"{REPORT}?standing=1").content.decode()

    assert "Source broken" in page
    assert "Source moved" not in page
    assert "The page says that it isn&#x27;t there." in page


@pytest.mark.parametrize("standing", ["0", "99", "x", "%00"])
def test_a_filter_that_means_nothing_answers(moderator, all_kinds, standing):
    assert moderator.get(f"{REPORT}?standing={standing}").status_code == 200


def test_the_findings_concerned_are_named_and_led_to(moderator, all_kinds):
    finding = Source.objects.get(slug="changed").findings.get()

    page = moderator.get(REPORT).content.decode()

    assert f"/finding/edit/{finding.pk}/" in page
    assert "Its passage was never seen there" in page


def test_the_day_on_which_a_passage_was_there_last(moderator):
    source = a_source("changed")
    a_finding("quoting", source=source, passage=PASSAGE)
    day = timezone.now() - timedelta(days=9)
    take_note(source=source, look=Look(Verdict.WORKING, found={"quoting": True}),
              passages=passages_of(source), now=day)  # fmt: skip
    looked("changed", Verdict.CHANGED, found={"quoting": False})

    page = moderator.get(REPORT).content.decode()

    assert f"stood there on {timezone.localtime(day):%-d %B %Y} for the last time" in page


def test_queries_do_not_grow_with_sources(moderator, django_assert_max_num_queries):
    def queries():
        with django_assert_max_num_queries(60) as counted:
            moderator.get(REPORT)
        return len(counted)

    looked("first", Verdict.MOVED, moved_to=NEW)
    moderator.get(REPORT)
    few = queries()
    for number in range(10):
        source = a_source(f"more-{number}")
        a_finding(f"quoting-{number}", source=source, passage=PASSAGE)
        looked(f"more-{number}", Verdict.CHANGED, found={f"quoting-{number}": False})

    assert queries() == few


def test_the_table_can_be_taken_along(moderator, all_kinds):
    looked("bad", Verdict.GONE, title="=HYPERLINK(1)", detail="@gone")

    answer = moderator.get(f"{REPORT}?export=csv")

    rows = {row["Source"]: row for row in csv.DictReader(answer.getvalue().decode().splitlines())}
    assert rows["Source moved"]["New address"] == NEW
    assert rows["Source changed"]["Findings whose passage isn't there"] == "quoting"
    assert rows["Source working"]["Last seen"] == timezone.localdate().isoformat()
    assert rows["Source never"]["State"] == "Never checked"
    assert rows["'=HYPERLINK(1)"]["Found"] == "'@gone"
    assert moderator.get(f"{REPORT}?export=xlsx").status_code == 200


def test_a_new_address_is_taken_over_once_for_all_findings(moderator):
    source = looked("moved", Verdict.MOVED, moved_to=NEW)
    findings = [a_finding(slug, source=source) for slug in ("one", "two")]

    answer = moderator.post(reverse("take_over", args=[source.pk]), {"address": NEW}, follow=True)

    source.refresh_from_db()
    assert "now leads to https://report.example/new/" in answer.content.decode()
    assert (source.url, source.last_seen) == (NEW, timezone.localdate())
    assert source.latest_revision.as_object().url == NEW
    assert source.latest_revision.user.username == "Moderators"
    for finding in findings:
        finding.refresh_from_db()
        assert as_record(finding)["source"]["url"] == NEW


@pytest.mark.parametrize("offered", ["", "https://elsewhere.example/", "javascript:alert(1)"])
def test_only_what_the_check_found_is_taken_over(moderator, offered):
    source = looked("moved", Verdict.MOVED, moved_to=NEW)

    moderator.post(reverse("take_over", args=[source.pk]), {"address": offered})

    source.refresh_from_db()
    assert source.url == "https://report.example/moved/"


def test_what_was_offered_before_somebody_changed_the_address_is_refused(moderator):
    source = looked("moved", Verdict.MOVED, moved_to=NEW)
    Source.objects.filter(pk=source.pk).update(url="https://report.example/third/")

    answer = moderator.post(reverse("take_over", args=[source.pk]), {"address": NEW}, follow=True)

    source.refresh_from_db()
    assert source.url == "https://report.example/third/"
    assert "Nothing was changed" in answer.content.decode()


def test_what_a_doi_leads_to_is_not_offered(moderator):
    looked("moved", Verdict.MOVED, moved_to=NEW, doi="10.1000/182")

    assert "Take it over" not in moderator.get(REPORT).content.decode()


def test_taking_over_wants_the_right_and_a_post(signed_in):
    source = looked("moved", Verdict.MOVED, moved_to=NEW)
    address = reverse("take_over", args=[source.pk])
    officer = signed_in("REMI officers")

    refused = officer.post(address, {"address": NEW})
    report = officer.get(REPORT)

    source.refresh_from_db()
    assert source.url != NEW
    assert {refused.status_code, report.status_code} == {302}


def test_a_get_changes_nothing(editor):
    source = looked("moved", Verdict.MOVED, moved_to=NEW)

    assert editor.get(reverse("take_over", args=[source.pk])).status_code == 405


def test_the_reports_menu_leads_there(editor):
    assert REPORT in editor.get("/admin/").content.decode()


def test_the_dashboard_hints_only_when_there_is_something_to_do(structure, editor):
    looked("working", Verdict.WORKING)
    quiet = editor.get("/admin/").content.decode()
    looked("broken", Verdict.GONE, days=3)
    looked("moved", Verdict.MOVED, moved_to=NEW)

    page = editor.get("/admin/").content.decode()

    assert "Sources that want a look" not in quiet
    assert "answered on none of three days" in page
    assert f"{REPORT}?standing=2" in page


def test_an_edit_of_the_source_leaves_what_the_check_knows(moderator):
    source = looked("working", Verdict.WORKING)
    source.save_revision()
    Source.objects.filter(pk=source.pk).update(last_seen_on="2026-11-03")
    form = {"title": "A better title", "slug": "working", "publisher": "", "year": "", "doi": "",
            "url": source.url, "kind": "", "reports": ""}  # fmt: skip

    answer = moderator.post(f"/admin/snippets/content/source/edit/{source.pk}/", form)

    source.refresh_from_db()
    assert (answer.status_code, source.title) == (302, "A better title")
    assert f"{source.last_seen}" == "2026-11-03"
