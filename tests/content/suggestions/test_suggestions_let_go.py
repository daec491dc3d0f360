"""A sender leaves no trace: at their wish, or when the time is over."""

import io
import os
from datetime import timedelta

import pytest
import time_machine
from dateutil.relativedelta import relativedelta
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from wagtail.log_actions import log

from content.models import OutboxMessage, Suggestion
from content.outbox.message import post
from content.privacy import foreseen
from content.public_forms.private_store import private_storage
from content.remi import letting_go as remi_letting_go
from content.remi.held_data import records_about
from content.remi.held_in_words import as_json
from content.suggestions import kept_file, letting_go, moderation
from tests.content.remi.people import asked
from tests.content.suggestions.suggesting import EMAIL, NAME, PDF, a_file, a_suggestion
from tests.database_words import places_of

pytestmark = pytest.mark.django_db


def with_file(**fields) -> Suggestion:
    return a_suggestion(file=ContentFile(PDF, name="x.pdf"), **fields)


def purge() -> None:
    call_command("purge_expired", "--apply", stdout=io.StringIO())


def is_stored(name: str) -> bool:
    return private_storage().exists(name)


def test_erased_nothing_of_the_sender_is_anywhere(django_capture_on_commit_callbacks, admin_user):
    made = with_file(statement=f"{NAME} says so", answer=f"from {NAME}", earlier=EMAIL, words=NAME)
    stored = made.file.name
    post(kind="suggestion.received", about=made.pk)
    log(instance=made, action="suggestions.ask", user=admin_user, data={"note": f"for {NAME}"})

    with django_capture_on_commit_callbacks(execute=True):
        letting_go.erase(suggestion=made, now=timezone.now())

    assert (made.state, made.has_person) == ("withdrawn", False)
    assert places_of(NAME) == places_of(EMAIL) == []
    assert not is_stored(stored)
    assert OutboxMessage.objects.get().state == "not-needed"


def test_a_file_stays_when_the_erasing_is_taken_back(django_capture_on_commit_callbacks):
    made = with_file()

    with django_capture_on_commit_callbacks() as callbacks:
        letting_go.erase(suggestion=made, now=timezone.now())

    assert len(callbacks) == 1  # only then is it deleted


@pytest.mark.parametrize("decide", [True, False], ids=["decided", "never decided"])
def test_all_goes_a_year_after_the_last_that_happened(decide, django_capture_on_commit_callbacks):
    begin = timezone.now().replace(microsecond=0)
    made = with_file(created_at=begin)
    stored = made.file.name
    last = begin
    if decide:
        last = begin + timedelta(days=30)
        moderation.decline(suggestion=made, reason="known", words=NAME, now=last)
    ends = last + relativedelta(months=12)
    held = {}

    with time_machine.travel(begin, tick=False) as clock:
        for moment in (ends - timedelta(minutes=1), ends + timedelta(minutes=1)):
            clock.move_to(moment)
            with django_capture_on_commit_callbacks(execute=True):
                purge()
            made.refresh_from_db()
            held[moment < ends] = (made.has_person, is_stored(stored))

    assert held == {True: (True, True), False: (False, False)}
    assert made.state == ("declined" if decide else "lapsed")
    assert places_of(NAME) == places_of(EMAIL) == []
    assert Suggestion.objects.count() == 1


def test_an_answer_keeps_it_a_year_from_then():
    begin = timezone.now()
    made = a_suggestion(created_at=begin)
    moderation.ask_back(suggestion=made, question="Where?", now=begin + timedelta(days=200))
    moderation.answer(suggestion=made, words="Here.", now=begin + timedelta(days=210))

    with time_machine.travel(begin + timedelta(days=400), tick=False):
        purge()

    made.refresh_from_db()
    assert made.has_person


def test_files_of_forms_never_sent_go_and_others_stay(django_capture_on_commit_callbacks):
    named = with_file().file.name
    old, new = kept_file.keep(a_file()).stored, kept_file.keep(a_file()).stored
    for stored in (named, old):
        long_ago = (timezone.now() - timedelta(hours=26)).timestamp()
        os.utime(private_storage().path(stored), (long_ago, long_ago))

    seen = foreseen.also_expected(timezone.now())
    stays = is_stored(old)
    with django_capture_on_commit_callbacks(execute=True):
        purge()

    assert seen == {"files of suggestions never sent": 1}
    assert stays  # looking ahead deletes nothing
    assert (is_stored(named), is_stored(old), is_stored(new)) == (True, False, True)


def test_erasing_on_the_own_page_of_the_remi_reaches_suggestions():
    request = asked(email=EMAIL, name=NAME)
    mine, others = (
        a_suggestion(email=EMAIL.upper()),
        a_suggestion(email="else@nowhere.invalid", name=""),
    )

    remi_letting_go.erase(request=request, now=timezone.now())

    mine.refresh_from_db()
    others.refresh_from_db()
    assert (mine.state, mine.statement) == ("withdrawn", "")
    assert (others.state, others.has_person) == ("waiting", True)


def test_what_is_held_can_be_taken_along():
    made = with_file(email="zanzibar.quux@surgery.invalid")

    held = as_json(records_about(asked()), now=timezone.now())

    told = {each["field"]: each["value"] for each in held["records"][-1]["about you"]}
    kinds = [each["kind"] for each in held["records"]]
    assert kinds == ["REMI request", "suggestion of evidence"]
    assert told["statement"] == made.statement
    assert told["file"] == made.file.name.removeprefix("suggestions/")
