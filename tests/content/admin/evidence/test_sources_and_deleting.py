"""Sources that many findings rest on, and findings that readers have seen."""

import pytest

from content.models import EthnicGroup, Finding, Source
from tests.content.evidence_records import a_condition, a_finding, a_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_findings():
    for slug in ("one", "two"):
        a_finding(slug, live=False).save_revision().publish()


def replace(source: Source) -> str:
    return f"/admin/evidence/sources/{source.pk}/replace/"


def test_all_findings_move_to_another_source(moderator, two_findings):
    new = a_source("original", title="The original")

    page = moderator.get(replace(a_source()))
    answer = moderator.post(replace(a_source()), {"by": new.pk, "why": "It has been found."})

    assert (
        "<p>2 findings rest on “A report, Its publisher, 2024” and are moved"
        in page.content.decode()
    )
    assert answer.status_code == 302
    for finding in Finding.objects.all():
        change = finding.changes.first()
        assert finding.source == new
        assert (change.kind, change.why) == ("source", "It has been found.")
        assert "The original" in change.what


@pytest.mark.parametrize(
    "fields", [{"by": "", "why": "So."}, {"by": "self", "why": "So."}, {"by": "99999", "why": ""}]
)
def test_a_source_is_not_replaced_by_nothing_or_itself(moderator, two_findings, fields):
    fields = {**fields, "by": a_source().pk if fields["by"] == "self" else fields["by"]}

    assert moderator.post(replace(a_source()), fields).status_code == 200
    assert Finding.objects.filter(source=a_source()).count() == 2


def test_editors_do_not_replace_what_is_published(editor, two_findings):
    new = a_source("original")

    editor.post(replace(a_source()), {"by": new.pk, "why": "So."})

    assert Finding.objects.filter(source=a_source()).count() == 2


def test_a_source_put_right_is_noted_with_each_finding(moderator, two_findings):
    source = a_source()
    source.title = "A report, second edition"
    source.save()

    kinds = [finding.changes.first().kind for finding in Finding.objects.all()]
    assert kinds == ["source", "source"]


def test_the_page_of_a_source_names_what_rests_on_it(moderator, two_findings):
    page = moderator.get(f"/admin/snippets/content/source/edit/{a_source().pk}/").content.decode()

    assert page.count("In London 30% of Black people") >= 2
    assert replace(a_source()) in page


def test_what_readers_have_seen_is_withdrawn_and_not_deleted(moderator, two_findings):
    finding = Finding.objects.first()

    moderator.post(f"/admin/snippets/content/finding/delete/{finding.pk}/")

    assert Finding.objects.filter(pk=finding.pk).exists()


@pytest.mark.parametrize("name", ["source", "condition", "ethnicgroup"])
def test_what_others_rest_on_stays(moderator, two_findings, name):
    record = {"source": a_source(), "condition": a_condition(),
              "ethnicgroup": EthnicGroup.objects.get(slug="black")}[name]  # fmt: skip

    answer = moderator.post(f"/admin/snippets/content/{name}/delete/{record.pk}/", follow=True)

    assert answer.status_code == 200
    assert "stays" in answer.content.decode()
    assert type(record).objects.filter(pk=record.pk).exists()


def test_a_draft_can_be_deleted(moderator):
    draft = a_finding(live=False)

    moderator.post(f"/admin/snippets/content/finding/delete/{draft.pk}/")

    assert not Finding.objects.exists()


def test_the_dashboard_counts_what_waits(moderator, two_findings):
    a_finding("doubtful", state="unverified")

    page = moderator.get("/admin/").content.decode()

    assert "1 unverified" in page


@pytest.mark.parametrize("name", ["finding", "source", "condition", "ethnicgroup"])
def test_officers_of_the_remi_change_no_evidence(signed_in, name):
    officer = signed_in("REMI officers")

    assert officer.get(f"/admin/snippets/content/{name}/add/").status_code in (302, 403)
    assert officer.get(f"/admin/snippets/content/{name}/").status_code in (302, 403)


def test_an_editor_says_why_a_source_changes_and_readers_see_it(moderator, two_findings):
    source = a_source()
    address = f"/admin/snippets/content/source/edit/{source.pk}/"
    typed = {"title": "A report, second edition", "slug": source.slug, "publisher": source.publisher,
             "year": source.year, "url": source.url, "kind": source.kind}  # fmt: skip

    refused = moderator.post(address, typed)
    moderator.post(address, typed | {"reason_for_change": "It was printed anew."})

    assert "Say in a sentence why it changes" in refused.content.decode()
    assert Source.objects.get().title == "A report, second edition"
    assert {finding.changes.first().why for finding in Finding.objects.all()} == {
        "It was printed anew."
    }


def test_a_source_that_no_reader_has_seen_needs_no_reason(moderator):
    source = a_source()
    typed = {"title": "Another title", "slug": source.slug}

    moderator.post(f"/admin/snippets/content/source/edit/{source.pk}/", typed)

    assert Source.objects.get().title == "Another title"


def test_one_finding_moves_in_good_english(moderator):
    a_finding(live=False).save_revision().publish()

    page = moderator.get(replace(a_source())).content.decode()

    assert "<p>1 finding rests on “A report, Its publisher, 2024” and is moved" in page
