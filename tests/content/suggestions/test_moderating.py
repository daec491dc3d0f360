"""What is decided about a suggestion is decided once, and told."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from content.models import Finding, OutboxMessage, Place, Source, Suggestion
from content.outbox.sender import send_due
from content.remi.mail_kinds import name_of
from content.suggestions import moderation
from content.suggestions.moderation import DecidedError, DraftFinding
from content.suggestions.status_link import status_address
from tests.content.evidence_records import a_condition, a_source
from tests.content.suggestions.suggesting import EMAIL, NAME, a_suggestion, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return get_user_model().objects.create_user(username="staff")


def draft_of(made: Suggestion, **fields) -> DraftFinding:
    given = {
        "statement": made.statement, "condition": a_condition(), "source": None,
        "place": Place.objects.get(slug="lambeth"), "title": made.title,
    }  # fmt: skip
    return DraftFinding(**given | fields)


def accept(made, staff, **fields) -> Finding:
    return moderation.accept(
        suggestion=made, draft=draft_of(made, **fields), by=staff, now=timezone.now()
    )


def decline(made, reason="known", words="") -> None:
    moderation.decline(suggestion=made, reason=reason, words=words, now=timezone.now())


def ask(made, question="Which page?") -> None:
    moderation.ask_back(suggestion=made, question=question, now=timezone.now())


def test_accepted_it_is_a_draft_with_its_source(staff):
    made = a_suggestion(link="", doi="10.1136/bmj.n71")

    finding = accept(made, staff)

    made.refresh_from_db()
    finding.refresh_from_db()
    assert (made.state, made.finding) == ("accepted", finding)
    assert made.decided_at
    assert (finding.live, finding.state, finding.statement) == (False, "unverified", made.statement)
    assert (finding.condition.slug, finding.place.slug) == ("maternity", "lambeth")
    assert (finding.source.title, finding.source.doi) == (made.title, "10.1136/bmj.n71")
    assert finding.latest_revision.as_object().statement == made.statement
    assert finding.latest_revision.user == staff


def test_a_source_that_we_have_is_used(staff):
    source = a_source()

    assert accept(a_suggestion(), staff, source=source).source == source
    assert Source.objects.count() == 1


def test_two_of_one_condition_and_place_get_two_addresses(staff):
    slugs = [accept(a_suggestion(), staff).slug for _ in range(3)]

    assert slugs == ["maternity-lambeth", "maternity-lambeth-2", "maternity-lambeth-3"]


@pytest.mark.parametrize("name", ["Suggest", "Data", "\u674e\u5c0f\u9f8d"])
def test_no_finding_gets_the_address_of_something_else(staff, name):
    condition = a_condition("other", name=name)

    slug = accept(a_suggestion(), staff, condition=condition, place=None).slug

    assert slug in ("suggest-2", "data-2", "finding")


def test_the_log_holds_no_word_of_the_sender(staff):
    made = a_suggestion(statement=f"{NAME} says so", title=f"{NAME}: a report")

    accept(made, staff)

    logged = str(list(ModelLogEntry.objects.values_list("label", "data")))
    assert "wagtail.create" in ModelLogEntry.objects.values_list("action", flat=True)
    assert NAME not in logged


@pytest.mark.parametrize("second", [decline, ask, lambda made: accept(made, None)])
@pytest.mark.parametrize("first", [decline, lambda made: accept(made, None)])
def test_nothing_is_decided_twice(first, second):
    made = a_suggestion()
    first(made)
    before = Suggestion.objects.values().get()

    with pytest.raises(DecidedError, match="Nothing was changed"):
        second(made)

    assert Suggestion.objects.values().get() == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "declined", "decided_at": timezone.now()},
        {"state": "waiting", "reason": "known"},
        {"state": "waiting", "decided_at": timezone.now()},
        {"state": "accepted"},
        {"erased_at": timezone.now()},
    ],
)
def test_the_database_refuses_what_cannot_be(wrong):
    made = a_suggestion()

    with pytest.raises(IntegrityError), transaction.atomic():
        Suggestion.objects.filter(pk=made.pk).update(**wrong)


def sent_to_sender() -> list:
    send_due()
    return [each for each in mail.outbox if each.to == [EMAIL]]


def test_the_sender_hears_that_it_arrived_what_is_asked_and_what_came_of_it(client, staff):
    send(client, name=NAME, email=EMAIL)
    made = Suggestion.objects.get()
    ask(made, "Which page of it?")
    first = sent_to_sender()
    decline(made, words="It is on our page already.")

    mails = sent_to_sender()

    assert [each.subject for each in first] == [
        f"We have your suggestion: {made.reference}",
        f"A question about your suggestion {made.reference}",
    ]
    assert "Which page of it?" in first[1].body
    assert "We have this evidence already." in " ".join(mails[-1].body.split())
    assert "It is on our page already." in mails[-1].body
    made.refresh_from_db()
    for each in mails:
        assert f"Hello {NAME}," in each.body
        assert status_address(made) in each.body
        assert made.statement not in each.body
        assert made.why not in each.body


def test_of_two_questions_only_the_last_is_sent():
    made = a_suggestion()
    ask(made, "First?")
    ask(made, "Second?")

    mails = sent_to_sender()

    assert ["Second?" in each.body for each in mails] == [True]
    made.refresh_from_db()
    assert "First?" in made.earlier


def test_without_an_address_nothing_is_owed(staff):
    made = a_suggestion(email="")
    ask(made)
    accept(made, staff)

    assert not OutboxMessage.objects.exists()


def test_an_answer_brings_it_back_and_the_clock_begins_anew():
    made = a_suggestion(created_at=timezone.now() - timedelta(days=90))
    ask(made)
    assert list(Suggestion.objects.overdue(timezone.localdate())) == []

    done = moderation.answer(suggestion=made, words="Page 3.", now=timezone.now())

    made.refresh_from_db()
    assert done
    assert (made.state, made.answer, made.working_days) == ("waiting", "Page 3.", 0)


def test_an_answer_that_comes_too_late_changes_nothing():
    made = a_suggestion()
    ask(made)
    decline(made)

    assert moderation.answer(suggestion=made, words="Page 3.", now=timezone.now()) is False
    made.refresh_from_db()
    assert made.answer == ""


def test_overdue_is_more_than_twenty_working_days():
    now = timezone.now()
    made = {
        days: a_suggestion(created_at=now - timedelta(days=days)) for days in (1, 20, 26, 29, 40)
    }

    late = set(Suggestion.objects.overdue(timezone.localdate()))

    assert late == {each for each in made.values() if each.working_days > 20}
    assert made[40] in late
    assert made[26] not in late
    assert all(each.is_overdue == (each in late) for each in made.values())


def test_the_list_of_mails_calls_them_by_name():
    kinds = ("suggestion.received", "suggestion.question", "suggestion.outcome")

    assert [name_of(kind).partition(":")[0] for kind in kinds] == ["Suggestion of evidence"] * 3
