"""Whoever registered leaves no trace: at their wish, or when the time is over."""

import io
from datetime import timedelta

import pytest
import time_machine
from dateutil.relativedelta import relativedelta
from django.core.management import call_command
from django.utils import timezone
from wagtail.log_actions import log

from content.models import OutboxMessage, Registration
from content.registrations import letting_go
from content.remi import letting_go as remi_letting_go
from content.remi.held_data import records_about
from content.remi.held_in_words import as_json
from tests.content.registrations.registering import (
    EMAIL,
    JOINING_LINK,
    NAME,
    a_webinar,
    registered,
    states,
    words_of,
)
from tests.content.remi.people import asked
from tests.database_words import places_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(webinars):
    return a_webinar(webinars, places=1)


def purge() -> None:
    call_command("purge_expired", "--apply", stdout=io.StringIO())


def test_erased_nothing_of_the_person_is_anywhere(client, page, admin_user):
    made = registered(client, page, EMAIL, question=f"From {NAME}?")
    log(instance=made, action="registrations.cancel", user=admin_user, data={"note": NAME})

    letting_go.erase(registration=made, now=timezone.now())

    assert places_of(NAME) == places_of(EMAIL) == []
    assert OutboxMessage.objects.get().state == "not-needed"


def test_needs_go_after_one_month_and_the_rest_after_three(client, page):
    made = registered(client, page, EMAIL)
    over, held = page.span.over_from, []
    moments = [over + relativedelta(months=months, minutes=more)
               for months in (1, 3) for more in (-1, 1)]  # fmt: skip
    with time_machine.travel(over, tick=False) as clock:
        for moment in moments:
            clock.move_to(moment)
            purge()
            made.refresh_from_db()
            held.append((bool(made.access_needs), bool(made.email), made.state))

    assert held == [
        (True, True, "place"),
        (False, True, "place"),
        (False, True, "place"),
        (False, False, "place"),  # it counts on as somebody who had a place
    ]
    assert places_of(NAME) == places_of(EMAIL) == []


def test_without_a_date_it_goes_after_a_year(client, webinars):
    page = a_webinar(webinars, start=None, date_precision="unknown")
    made = registered(client, page, EMAIL)
    year = made.created_at + relativedelta(months=12)
    held = []
    for moment in (year - timedelta(days=1), year + timedelta(days=1)):
        with time_machine.travel(moment, tick=False):
            purge()
            made.refresh_from_db()
            held.append(made.has_person)

    assert held == [True, False]


def test_erasing_on_the_own_page_of_the_remi_reaches_registrations(client, page):
    registered(client, page, EMAIL.upper())
    registered(client, page, "else@nowhere.invalid")

    remi_letting_go.erase(request=asked(email=EMAIL, name=NAME), now=timezone.now())

    assert states() == {"else": "place"}
    assert Registration.objects.exclude(erased_at=None).get().state == "cancelled"


def test_what_is_held_can_be_taken_along_without_the_link(client, page):
    registered(client, page, EMAIL)

    held = as_json(records_about(asked(email=EMAIL)), now=timezone.now())

    record = next(each for each in held["records"] if each["kind"] == "registration")
    told = {each["field"]: each["value"] for each in record["about you"]}
    assert told["access_needs"] == "Captions, please."
    assert JOINING_LINK not in str(held)


def test_the_notice_says_what_is_held_and_until_when(client, structure):
    said = words_of(client.get("/data-protection/"))

    assert "People who register for events and webinars" in said
    assert "1 month after what you registered for is over" in said
    assert "3 months after what you registered for is over" in said
