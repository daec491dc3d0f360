"""Whoever has waited longest gets the next."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from content.models import OutboxMessage
from content.outbox.sender import send_due
from content.registrations import places
from content.registrations.own_page_link import own_page_path
from tests.content.registrations.registering import (
    a_session,
    a_webinar,
    form_of,
    registered,
    republish,
    send,
    soup_of,
    states,
    words_of,
)

pytestmark = pytest.mark.django_db


def test_full_then_a_waiting_list_then_somebody_cancels_and_the_next_is_told(client, webinars):
    page = a_webinar(webinars, places=1)
    ada = registered(client, page, "ada@nowhere.invalid")
    bea = send(client, page, email="bea@nowhere.invalid")
    registered(client, page, "cyd@nowhere.invalid")
    send_due()
    said = {each.to[0].partition("@")[0]: each.subject for each in mail.outbox}

    assert states() == {"ada": "place", "bea": "waiting", "cyd": "waiting"}
    assert "All places are taken" in words_of(client.get(form_of(page)))
    assert "All places are taken. You can join the waiting list" in words_of(client.get(page.url))
    assert "Until then you have no place" in words_of(client.get(bea["Location"]))
    assert said == {
        "ada": "You are registered: A talk",
        "bea": "You are on the waiting list: A talk",
        "cyd": "You are on the waiting list: A talk",
    }

    mail.outbox.clear()
    asked = client.get(f"{own_page_path(ada)}cancel/")
    assert states()["ada"] == "place"  # looking at it does nothing
    for _ in range(2):
        client.post(soup_of(asked).select_one("main form")["action"])
    send_due()

    assert states() == {"ada": "cancelled", "bea": "place", "cyd": "waiting"}
    assert sorted((each.to[0].partition("@")[0], each.subject) for each in mail.outbox) == [
        ("ada", "Your registration is cancelled: A talk"),
        ("bea", "You now have a place: A talk"),
    ]


def test_more_places_are_given_when_the_page_is_published(
    client, webinars, django_capture_on_commit_callbacks
):
    page = a_webinar(webinars, places=1)
    for name in ("ada", "bea", "cyd", "dee"):
        registered(client, page, f"{name}@nowhere.invalid")

    with django_capture_on_commit_callbacks(execute=True):
        republish(page, places=3)
    raised = states()
    republish(page, places=1)
    call_command("keep_registrations")
    lowered = states()
    republish(page, places=None)
    call_command("keep_registrations")

    assert raised == {"ada": "place", "bea": "place", "cyd": "place", "dee": "waiting"}
    assert lowered == raised  # nobody loses a place
    assert set(states().values()) == {"place"}
    assert OutboxMessage.objects.filter(kind=places.PLACE_GIVEN).count() == 3


def test_who_comes_while_others_wait_stands_behind_them(client, webinars):
    page = a_webinar(webinars, places=1)
    registered(client, page, "ada@nowhere.invalid")
    registered(client, page, "bea@nowhere.invalid")
    page.places = 2
    page.save()  # nobody has looked yet who waits

    registered(client, page, "cyd@nowhere.invalid")

    assert states()["cyd"] == "waiting"


def test_each_session_of_a_series_has_its_own_places(client, webinars):
    page = a_webinar(webinars, series=True, start=None, date_precision="unknown", places=1)
    first, second = (a_session(page, begins_in=timedelta(days=days)) for days in (2, 9))

    for name, session in (("ada", first), ("bea", second), ("cyd", first)):
        registered(client, page, f"{name}@nowhere.invalid", session=str(session.uid))

    assert states() == {"ada": "place", "bea": "place", "cyd": "waiting"}
    links = soup_of(client.get(page.url)).select(".series-sessions a[href*=register]")
    assert {link.get_text() for link in links} == {"Join the waiting list of this session"}


def test_nobody_gets_a_place_at_what_is_over_or_called_off(client, webinars):
    page = a_webinar(webinars, places=1)
    ada = registered(client, page, "ada@nowhere.invalid")
    registered(client, page, "bea@nowhere.invalid")
    with time_machine.travel(page.start + timedelta(days=1), tick=False):
        places.cancel(registration=ada, now=timezone.now())
        call_command("keep_registrations")

    assert states()["bea"] == "waiting"
