"""What a page tells of its places, and what that costs."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.models import Registration
from tests.content.registrations.registering import (
    a_session,
    a_webinar,
    form_of,
    registered,
    soup_of,
)
from tests.content.structured_data.reading import described
from tests.content.structured_data.vocabulary import faults

pytestmark = pytest.mark.django_db
FOR_PAGE, FOR_FORM = 7, 6


def queries(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_a_series_asks_as_often_for_nine_sessions_as_for_two(client, webinars):
    page = a_webinar(webinars, series=True, start=None, date_precision="unknown", places=1)
    sessions = [a_session(page, begins_in=timedelta(days=days)) for days in (2, 3)]
    registered(client, page, "ada@nowhere.invalid", session=str(sessions[0].uid))
    assert [queries(client, each) for each in (page.url, form_of(page))] == [FOR_PAGE, FOR_FORM]

    for days in range(4, 11):
        a_session(page, begins_in=timedelta(days=days))
    assert [queries(client, each) for each in (page.url, form_of(page))] == [FOR_PAGE, FOR_FORM]
    links = soup_of(client.get(page.url)).select(".sessions a[href*='register']")
    assert [each.get_text() for each in links] == [
        "Join the waiting list of this session",
        *["Register for this session"] * 8,
    ]


def test_machines_are_told_when_all_places_are_taken(client, webinars):
    page = a_webinar(webinars, series=True, start=None, date_precision="unknown", places=1)
    told = []
    for days in (2, 3):
        session = a_session(page, begins_in=timedelta(days=days))
        told.append(availability(client, page))
        registered(client, page, f"ada{days}@nowhere.invalid", session=str(session.uid))
        told.append(availability(client, page))
    Registration.objects.all().delete()
    told.append(availability(client, page))

    assert told == ["InStock", "SoldOut", "InStock", "SoldOut", "InStock"]


def test_the_page_and_the_listing_say_at_the_top_when_all_places_are_taken(client, webinars):
    page = a_webinar(webinars, places=1)
    a_webinar(webinars, places=1, slug="two", title="Another talk")
    before = queries(client, "/webinars/")
    assert "You can register now" in status_of(client, page)

    registered(client, page, "ada@nowhere.invalid")

    assert status_of(client, page).startswith(
        "Waiting list All places are taken. You can join the waiting list."
    )
    listed = soup_of(client.get("/webinars/")).select("li.item")
    tags = {each.h3.get_text(): each.select_one(".tag").get_text() for each in listed}
    assert tags == {"A talk": "Waiting list", "Another talk": "Open for registration"}
    assert queries(client, "/webinars/") == before


def test_what_another_site_asks_for_is_not_told(client, webinars):
    page = a_webinar(
        webinars,
        registration="outside",
        registration_link="https://tickets.example/",
        joining_link="",
    )

    found = described(client, page.url)

    assert list(faults(list(found.values()))) == []
    assert found["Event"]["offers"]["url"] == "https://tickets.example/"
    assert {"price", "priceCurrency"}.isdisjoint(found["Event"]["offers"])


def status_of(client, page) -> str:
    status = soup_of(client.get(page.url)).select_one(".occasion-status")
    return " ".join(status.get_text(" ").split())


def availability(client, page) -> str:
    found = described(client, page.url)
    assert list(faults(list(found.values()))) == []
    return found["Event"]["offers"]["availability"].removeprefix("https://schema.org/")
