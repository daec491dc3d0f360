"""Reminders, changes, and the link for joining: to whom, when, and once."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from content.models import OutboxMessage, Registration
from content.outbox.sender import send_due
from content.registrations import keeping_up, places
from content.registrations.own_page_link import own_page_path
from content.remi.mail_kinds import name_of
from tests.content.registrations.registering import (
    JOINING_LINK,
    NAME,
    a_session,
    a_webinar,
    form_of,
    registered,
    republish,
    send,
    words_of,
)

pytestmark = pytest.mark.django_db
GRACE = keeping_up.GRACE + timedelta(seconds=1)


def minute(moment=None) -> list[str]:
    """What the scheduled work does; "ada: Soon: A talk" for each mail that left."""
    mail.outbox.clear()
    call_command("keep_registrations")
    send_due()
    return sorted(f"{each.to[0].partition('@')[0]}: {each.subject}" for each in mail.outbox)


@pytest.fixture
def page(client, webinars):
    """Ada has the only place, Bea waits; their first mails have left."""
    page = a_webinar(webinars, places=1, venue="Room 3")
    for name in ("ada", "bea"):
        registered(client, page, f"{name}@nowhere.invalid")
    send_due()
    assert all(JOINING_LINK not in each.body for each in mail.outbox)
    return page


def test_the_reminder_comes_the_day_before_once_to_those_with_a_place(client, page):
    starts, ada = page.start, Registration.objects.get(email__startswith="ada")
    sent, seen = {}, {}
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for hours in (25, 24, 23, -1, -3):
            clock.move_to(starts - timedelta(hours=hours))
            sent[hours] = minute()
            seen[hours] = JOINING_LINK in client.get(own_page_path(ada)).text

    assert sent == {25: [], 24: ["ada: Soon: A talk"], 23: [], -1: [], -3: []}
    assert seen == {25: False, 24: True, 23: True, -1: True, -3: False}


def test_the_link_stands_nowhere_but_with_those_who_have_a_place(client, page):
    bea = Registration.objects.get(email__startswith="bea")
    places_read = (page.url, form_of(page), "/webinars/", f"{page.url}calendar.ics", "/feeds/calendar.ics",
                   "/search/?query=talk", own_page_path(bea))  # fmt: skip
    with time_machine.travel(page.start - timedelta(hours=2), tick=False):
        sent = minute()
        read = {place: client.get(place) for place in places_read}
        reminder = mail.outbox[0]

    assert sent == ["ada: Soon: A talk"]
    assert JOINING_LINK in reminder.body
    assert NAME in reminder.body
    assert "Room 3" in reminder.body
    for place, answer in read.items():
        assert answer.status_code == 200, place
        assert JOINING_LINK not in b"".join(answer).decode(), place


def test_on_the_last_day_the_first_mail_says_how_to_join_and_no_reminder_follows(client, webinars):
    page = a_webinar(webinars, begins_in=timedelta(hours=3), places=1)
    ada = registered(client, page, "ada@nowhere.invalid")
    registered(client, page, "bea@nowhere.invalid")

    first = minute()
    bodies = {each.to[0].partition("@")[0]: each.body for each in mail.outbox}
    places.cancel(registration=ada, now=timezone.now())
    then = minute()
    given = next(each.body for each in mail.outbox if "bea" in each.to[0])

    assert len(first) == 2
    assert JOINING_LINK in bodies["ada"]
    assert JOINING_LINK not in bodies["bea"]
    assert then == [
        "ada: Your registration is cancelled: A talk",
        "bea: You now have a place: A talk",
    ]
    assert JOINING_LINK in given
    assert minute() == []


def test_a_link_that_is_changed_on_the_last_day_is_sent_once_more(page):
    with time_machine.travel(page.start - timedelta(hours=5), tick=False) as clock:
        minute()
        republish(page, joining_link="https://meet.example/first-slip")
        at_once = minute()
        clock.shift(timedelta(minutes=1))
        republish(page, joining_link="https://meet.example/right")
        minute()
        clock.shift(GRACE)
        later = minute()
        body = mail.outbox[0].body

    assert (at_once, later) == ([], ["ada: Soon: A talk"])
    assert "https://meet.example/right" in body


def test_a_moved_date_is_told_to_all_once_and_a_slip_to_nobody(page):
    planned = page.start
    with time_machine.travel(timezone.now(), tick=False) as clock:
        republish(page, start=planned + timedelta(days=1))
        slip = minute()
        republish(page, start=planned)
        clock.shift(GRACE)
        taken_back = minute()
        republish(page, start=planned + timedelta(days=2))
        minute()
        clock.shift(GRACE)
        moved = minute()
        body = mail.outbox[0].body
        clock.shift(GRACE)
        after = minute()
        republish(page, start=planned)
        minute()
        clock.shift(GRACE)
        moved_back = minute()

    assert slip == taken_back == after == []
    assert moved == moved_back == ["ada: Changed: A talk", "bea: Changed: A talk"]
    assert "Until now it was planned for" in body
    assert {row.ends_at for row in Registration.objects.all()} == {planned + timedelta(hours=2)}


def test_a_new_title_is_no_news_nor_is_a_fact_that_was_never_kept(page):
    republish(page, title="Another title", summary="Other words.")
    for row in Registration.objects.all():
        del row.told["venue"], row.noticed["venue"]  # as of a time when it wasn't kept
        row.save()
    with time_machine.travel(timezone.now() + GRACE, tick=False):
        assert minute() == []


def test_cancelled_is_told_with_its_reason_and_no_reminder_follows(client, page):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        republish(page, stage_override="cancelled", stage_note="The speaker is ill.")
        minute()
        clock.shift(GRACE)
        told = minute()
        body = mail.outbox[0].body
        clock.move_to(page.start - timedelta(hours=3))
        nothing = minute()
        ada = client.get(own_page_path(Registration.objects.get(email__startswith="ada")))

    assert told == ["ada: Cancelled: A talk", "bea: Cancelled: A talk"]
    assert "The speaker is ill." in body
    assert nothing == []
    assert "It will not take place." in words_of(ada)
    assert JOINING_LINK not in ada.text


def test_postponed_without_a_date_and_then_with_one(page):
    planned = page.start
    with time_machine.travel(timezone.now(), tick=False) as clock:
        republish(
            page,
            stage_override="postponed",
            date_precision="unknown",
            start=None,
            previous_start=planned,
        )
        minute()
        clock.shift(GRACE)
        postponed = minute()
        clock.move_to(planned + timedelta(days=20))
        republish(page, date_precision="time", start=planned + timedelta(days=40))
        minute()
        clock.shift(GRACE)
        dated = minute()

    assert postponed == ["ada: Postponed: A talk", "bea: Postponed: A talk"]
    assert dated == ["ada: Changed: A talk", "bea: Changed: A talk"]


def test_a_date_that_is_put_right_afterwards_is_told_to_nobody(page):
    with time_machine.travel(page.start + timedelta(days=2), tick=False) as clock:
        republish(page, start=page.start - timedelta(hours=1))
        minute()
        clock.shift(GRACE)
        assert minute() == []


def test_a_session_that_is_taken_out_of_its_series_is_cancelled_for_its_people(client, webinars):
    page = a_webinar(webinars, series=True, start=None, date_precision="unknown")
    gone, stays = (a_session(page, begins_in=timedelta(days=days)) for days in (3, 9))
    registered(client, page, "ada@nowhere.invalid", session=str(gone.uid))
    registered(client, page, "bea@nowhere.invalid", session=str(stays.uid))
    send_due()
    gone.delete()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        minute()
        clock.shift(GRACE)
        told = minute()
        ada = client.get(own_page_path(Registration.objects.get(email__startswith="ada")))

    day = f"{gone.start:%A} {gone.start.day} {gone.start:%B %Y}"
    assert [each.startswith(f"ada: Cancelled: A talk: {day}, ") for each in told] == [True]
    assert "It will not take place." in words_of(ada)


def test_broken_off_and_run_again_nobody_is_written_to_twice(page, monkeypatch):
    republish(page, places=None)
    call_command("keep_registrations")
    send_due()
    post, done = keeping_up.post, []

    def break_off(**given):
        if done:
            raise KeyboardInterrupt
        done.append(post(**given))

    with time_machine.travel(page.start - timedelta(hours=2), tick=False):
        with monkeypatch.context() as patch:
            patch.setattr(keeping_up, "post", break_off)
            with pytest.raises(KeyboardInterrupt):
                call_command("keep_registrations")
        owed = OutboxMessage.objects.filter(kind=keeping_up.REMINDER).count()
        first, second = minute(), minute()

    assert owed == 0  # what was begun is taken back whole
    assert first == ["ada: Soon: A talk", "bea: Soon: A talk"]
    assert second == []


def test_a_page_that_is_not_published_is_not_told_of(page):
    page.unpublish()
    with time_machine.travel(page.start - timedelta(hours=2), tick=False):
        assert minute() == []


def test_who_registers_for_many_gets_each_mail_some_later_and_the_link_in_time(client, webinars):
    """Of eight sessions six are far; the two last ones begin before the hour is over, or soon after."""
    now = timezone.now().replace(hour=12, minute=20, second=0, microsecond=0)
    with time_machine.travel(now, tick=False) as clock:
        page = a_webinar(webinars, series=True, start=None, date_precision="unknown")
        hours = [200, 201, 202, 203, 204, 205, 0.5, 3]
        for each in hours:
            session = a_session(page, begins_in=timedelta(hours=each))
            send(client, page, session=str(session.uid))
        at_once = minute()
        with_link = [JOINING_LINK in each.body for each in mail.outbox]
        clock.shift(timedelta(minutes=41))
        later = minute()
        last_link = [JOINING_LINK in each.body for each in mail.outbox]

    assert (len(at_once), sum(with_link)) == (6, 1)
    assert (len(later), sum(last_link)) == (2, 1)


def test_an_address_can_fill_no_letter_box_and_bounces_are_noted(client, page):
    for n in range(7):
        send(client, page, email="ada@nowhere.invalid", question=f"{n}?")

    again = OutboxMessage.objects.filter(kind="registration.again")
    assert again.count() == 4  # and the one of the beginning
    assert name_of("registration.again") == "Registration: sent again"
