"""Editors write findings: what is wrong is refused with how to mend it, and nothing typed is lost."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.forms import ModelMultipleChoiceField
from django.urls import reverse
from django.utils import timezone

from content.admin.evidence.groups_by_heading import GroupsByHeading
from content.models import EthnicGroup, Finding, Source
from tests.content.admin.evidence.finding_form_data import BLACK_AND_WHITE, typed
from tests.content.evidence_records import a_condition, a_finding, a_source

pytestmark = pytest.mark.django_db

ADD = "/admin/snippets/content/finding/add/"


@pytest.fixture(autouse=True)
def something_to_choose():
    a_condition()
    a_source()


def edit(finding) -> str:
    return f"/admin/snippets/content/finding/edit/{finding.pk}/"


def said(response) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def test_a_finding_is_written_and_published(moderator):
    moderator.post(ADD, typed(values=BLACK_AND_WHITE) | {"action-publish": "1"})

    finding = Finding.objects.get()
    assert finding.live
    assert [(value.group, value.value, value.comparator) for value in finding.values.all()] == [
        ("Black people", 30, False),
        ("White people", 10, True),
    ]


@pytest.mark.parametrize("action", ["action-publish", "save"])
@pytest.mark.parametrize(
    ("fields", "values", "message"),
    [
        ({}, [{"group": "Black people", "value": "31"}, BLACK_AND_WHITE[1]],
         "“30” stands in the sentence but not in the values"),
        ({"unit": "rate ratio", "statement": "3 times as often."},
         [{"group": "Black people", "value": "3"}], "A ratio needs a comparator"),
        ({"statement": "120% have it."}, [{"group": "Black people", "value": "120"}],
         "Black people: 120 is more than a value in “percent” can be (100)"),
        ({"state": "superseded"}, BLACK_AND_WHITE, "Choose the finding that takes its place"),
        ({"state": "disputed"}, BLACK_AND_WHITE, "Say why the finding is disputed"),
        ({"state": "checked", "source": ""}, BLACK_AND_WHITE, "A checked finding needs its source"),
        ({"state": "checked", "place": ""}, BLACK_AND_WHITE, "A checked finding needs its place"),
        ({"state": "checked", "period": ""}, BLACK_AND_WHITE, "A checked finding needs its period"),
        ({"slug": "data"}, BLACK_AND_WHITE, "Another part of the evidence answers at “data”"),
        ({}, [{"group": "Black people", "value": "30", "lower": "40", "upper": "50"}, BLACK_AND_WHITE[1]],
         "The interval has to hold the value"),
        ({"state": "checked", "checked_by": "Team", "checked_on": "2099-01-01"}, BLACK_AND_WHITE,
         "That day is still to come"),
        ({}, [{"group": "Black people", "value": "30", "lower": "20"}, BLACK_AND_WHITE[1]],
         "An interval has two ends"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused(moderator, action, fields, values, message):
    response = moderator.post(ADD, typed(values=values, **fields) | {action: "1"})

    assert Finding.objects.count() == 0
    assert message in said(response)
    page = BeautifulSoup(response.content, "html.parser")
    assert page.select_one("[name=values-0-group]")["value"] == "Black people"
    assert page.select_one("[name=values-0-value]")["value"] == values[0]["value"]


def test_a_draft_may_wait_for_its_values(editor):
    editor.post(ADD, typed(values=[], statement="Something is known of it.", slug="later"))

    assert not Finding.objects.get().live


def test_a_correction_says_why_and_readers_see_it(moderator):
    finding = published()
    values = [
        {"group": "Black", "value": "31"},
        {"group": "White", "value": "10", "comparator": "on"},
    ]
    statement = "In London 31% of Black people and 10% of White people have it."
    change = typed(finding, values=values, statement=statement) | {"action-publish": "1"}

    refused = moderator.post(edit(finding), change)
    assert "Say in a sentence why it changes" in said(refused)
    moderator.post(edit(finding), change | {"reason_for_change": "The report was corrected."})

    finding = Finding.objects.get()
    newest = finding.changes.first()
    assert finding.statement == statement
    assert newest.kind == "corrected"
    assert "Black: 30% became 31%." in newest.what
    assert newest.why == "The report was corrected."
    assert finding.reason_for_change == ""
    assert finding.get_latest_revision_as_object().reason_for_change == ""


def test_publishing_without_a_difference_tells_nothing(moderator):
    finding = published()

    moderator.post(
        edit(finding),
        typed(finding, values=[{"group": "Black", "value": "30"},
                               {"group": "White", "value": "10", "comparator": "on"}])
        | {"action-publish": "1"},
    )  # fmt: skip

    assert [change.kind for change in finding.changes.all()] == ["published"]


def test_the_address_of_a_published_finding_stays(moderator):
    finding = published()

    moderator.post(
        edit(finding),
        typed(finding, values=[], slug="elsewhere", unit="qualitative", statement="So it is.",
              reason_for_change="No figure.") | {"action-publish": "1"},
    )  # fmt: skip

    assert Finding.objects.get().slug == "one"


def test_numbers_stand_in_the_form_as_they_were_typed(moderator):
    page = BeautifulSoup(moderator.get(edit(published())).content, "html.parser")

    assert page.select_one("[name=values-0-value]")["value"] == "30"


def test_editors_submit_and_moderators_publish(editor, moderator):
    editor.post(ADD, typed(values=BLACK_AND_WHITE) | {"action-submit": "1"})

    finding = Finding.objects.get()
    assert not finding.live
    state = finding.current_workflow_task_state
    assert state.workflow_state.workflow.name == "Moderation"
    task = reverse(
        "wagtailsnippets_content_finding:workflow_action", args=[finding.pk, "approve", state.pk]
    )
    moderator.post(task)
    finding.refresh_from_db()
    assert finding.live


def test_approving_asks_for_the_numbers_too(editor, moderator):
    editor.post(ADD, typed(values=BLACK_AND_WHITE) | {"action-submit": "1"})
    finding = Finding.objects.get()
    state = finding.current_workflow_task_state
    state.revision.content["statement"] = (
        "In 2022, 31% of Black people and 10% of White people have it."
    )
    state.revision.save()

    task = reverse(
        "wagtailsnippets_content_finding:workflow_action", args=[finding.pk, "approve", state.pk]
    )
    answer = moderator.post(task, follow=True)

    finding.refresh_from_db()
    assert not finding.live
    assert "“31” stands in the sentence" in said(answer)


def test_unpublishing_says_why(moderator):
    finding = published()
    address = f"/admin/snippets/content/finding/unpublish/{finding.pk}/"

    refused = moderator.post(address, {"reason": " "})
    assert "Say why it is no longer published" in said(refused)
    moderator.post(address, {"reason": "It was counted twice."})

    finding.refresh_from_db()
    newest = finding.changes.first()
    assert not finding.live
    assert (newest.kind, newest.why) == ("removed", "It was counted twice.")


def test_an_earlier_version_may_name_what_is_gone(moderator):
    finding = published()
    finding.source = None
    finding.state = "unverified"
    finding.save_revision().publish()
    first, last = finding.revisions.order_by("pk")
    Source.objects.all().delete()

    compared = moderator.get(
        f"/admin/snippets/content/finding/history/{finding.pk}/revisions/compare/{first.pk}...{last.pk}/"
    )

    assert compared.status_code == 200


@pytest.mark.parametrize("name", ["finding", "source", "condition", "ethnicgroup", "place"])
def test_each_list_answers_to_any_search(editor, name):
    published()

    for query in (
        "",
        "?q=larch",
        "?q=a+%26+|+(",
        "?ordering=nonsense",
        "?state=checked&group=1&kind=none",
    ):
        assert editor.get(f"/admin/snippets/content/{name}/{query}").status_code == 200, query


def test_places_are_looked_at_and_not_changed(admin_client):
    assert admin_client.get("/admin/snippets/content/place/").status_code == 200
    assert admin_client.get("/admin/snippets/content/place/add/").status_code == 302


def published() -> Finding:
    finding = a_finding(live=False)
    finding.save_revision().publish()
    return Finding.objects.get()


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e400", "1_000", "thirty", "1,00"])
def test_what_is_no_figure_is_named(moderator, number):
    values = [{"group": "Black people", "value": number}, BLACK_AND_WHITE[1]]

    response = moderator.post(ADD, typed(values=values))

    assert f"“{number}” can't be read as a figure. Write it in digits" in said(response)
    field = BeautifulSoup(response.content, "html.parser").select_one("[name=values-0-value]")
    assert (field["type"], field["value"]) == (
        "text",
        number,
    )  # type=number would lose what was typed


def test_thousands_may_be_parted(moderator):
    values = [{"group": "All", "value": "1,800"}]

    moderator.post(ADD, typed(values=values, unit="count", statement="It was 1,800 in 2022."))

    assert Finding.objects.get().latest_revision.as_object().values.first().value == 1800


def test_the_reason_for_a_state_goes_with_the_state(moderator):
    finding = published()
    Finding.objects.filter(pk=finding.pk).update(state_reason="We haven't found the report.")
    finding.refresh_from_db()
    values = [{"group": "Black", "value": "30"},
              {"group": "White", "value": "10", "comparator": "on"}]  # fmt: skip

    moderator.post(edit(finding), typed(finding, values=values, reason_for_change="Seen.") | {
        "action-publish": "1"})  # fmt: skip

    finding.refresh_from_db()
    assert (finding.state, finding.state_reason) == ("checked", "")


def test_boxes_of_groups_stand_under_their_headings(moderator):
    field = ModelMultipleChoiceField(EthnicGroup.objects.all(), widget=GroupsByHeading())

    groups = field.widget.optgroups("groups", [])

    headings = [name for name, _, _ in groups]
    assert headings == list(EthnicGroup.objects.filter(within=None).values_list("name", flat=True))
    assert [boxes[0]["label"] for _, boxes, _ in groups] == headings
    assert sum(len(boxes) for _, boxes, _ in groups) == EthnicGroup.objects.count()


def test_the_list_is_narrowed_by_unit_and_by_what_was_checked_long_ago(moderator):
    a_finding("old", checked_on=date(2020, 1, 1), statement="An old one.", values=())
    a_finding(
        "new", checked_on=timezone.localdate(), statement="A new one.", unit="count", values=()
    )

    old = said(moderator.get("/admin/snippets/content/finding/?last_checked=long"))
    counts = said(moderator.get("/admin/snippets/content/finding/?unit=count"))

    assert ("An old one." in old, "A new one." in old) == (True, False)
    assert ("An old one." in counts, "A new one." in counts) == (False, True)
