"""Two people at once, each with a connection of their own."""

import threading
from contextlib import suppress
from unittest.mock import patch

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision

from content.models import OutboxMessage, Registration, ThrottleCount, ThrottleSalt
from content.registrations import places
from tests.at_once import at_once
from tests.content.registrations.registering import ANSWERS, a_webinar, aged_token, states


def counts() -> dict[str, int]:
    return {each._meta.label: each._base_manager.count() for each in apps.get_models()}


@pytest.fixture
def page(db):
    """A webinar that every connection sees: it is made and deleted by connections of their own.

    Emptying all tables afterwards would take what the migrations made from the tests that follow.
    """
    before, made = counts(), []
    at_once(lambda: made.append(a_webinar(Page.objects.get(depth=1), slug="raced", places=1)))
    yield made[0]
    at_once(lambda: clear_away(made[0].pk))
    assert counts() == before


def clear_away(pk: int) -> None:
    Page.objects.get(pk=pk).specific.delete()
    for model in (OutboxMessage, ThrottleCount, ThrottleSalt, ReferenceIndex):
        model.objects.all().delete()
    Revision.objects.filter(object_id=str(pk)).delete()
    PageLogEntry.objects.filter(page_id=pk).delete()


def send(name: str):
    given = ANSWERS | {"token": aged_token(), "email": f"{name}@nowhere.invalid"}
    return Client().post("/webinars/raced/register/", given)


def test_two_who_click_at_once_for_the_last_place_get_one(page):
    """Both would read that it is free before either stores, if the page's row were not held."""
    both, is_full = threading.Barrier(2), places.is_full

    def read_and_wait(meeting):
        full = is_full(meeting)
        with suppress(threading.BrokenBarrierError):  # the other waits for the row, as it should
            both.wait(timeout=1.5)
        return full

    answers = []
    with patch("content.registrations.submission.is_full", read_and_wait):
        at_once(*(lambda name=name: answers.append(send(name)) for name in ("ada", "bea")))

    assert [answer.status_code for answer in answers] == [303, 303]
    assert sorted(states().values()) == ["place", "waiting"]


def test_two_who_cancel_at_once_make_room_for_two(page):
    page.places = 2
    at_once(page.save)
    for name in ("ada", "bea", "cyd", "dee"):
        at_once(lambda name=name: send(name))
    rows = list(Registration.objects.filter(state="place"))

    at_once(*(lambda row=row: places.cancel(registration=row, now=timezone.now()) for row in rows))

    assert states() == {"ada": "cancelled", "bea": "cancelled", "cyd": "place", "dee": "place"}
    assert OutboxMessage.objects.filter(kind=places.PLACE_GIVEN).count() == 2
