"""The own page of somebody who registered: how it stands, changing, cancelling, erasing."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from content.models import Registration
from content.registrations.own_page_link import own_page_path, token_of
from tests.content.registrations.registering import (
    ANSWERS,
    EMAIL,
    NAME,
    a_webinar,
    registered,
    soup_of,
    states,
    words_of,
)

pytestmark = pytest.mark.django_db
ENDS = ("", "details/", "cancel/", "erase/")


@pytest.fixture
def page(webinars):
    return a_webinar(webinars, places=1)


@pytest.fixture
def made(client, page):
    return registered(client, page, EMAIL)


def test_it_shows_what_was_told_and_is_kept_by_nobody(client, made):
    answer = client.get(own_page_path(made))

    assert answer.status_code == 200
    for each in (*ANSWERS.values(), made.reference, "You have a place."):
        assert each in words_of(answer)
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Referrer-Policy"] == "strict-origin"


def test_another_token_opens_nothing(client, made):
    token = token_of(made)
    for other in (token[:-1] + ("A" if token[-1] != "A" else "B"), "MQ:x", f"1{token}"):
        for end in ENDS:
            place = f"/registrations/{other}/{end}"
            assert client.get(place).status_code == 404
            assert client.post(place).status_code == 404
    assert states() == {"ottoline": "place"}


def test_reading_changes_nothing_and_only_buttons_act(client, made):
    for end in ENDS:
        place = f"{own_page_path(made)}{end}"
        assert client.get(place).status_code == 200
        assert client.put(place).status_code == 405
    assert client.post(own_page_path(made)).status_code == 405
    assert states() == {"ottoline": "place"}


def test_what_was_told_can_be_changed_and_taken_back(client, made):
    place = f"{own_page_path(made)}details/"
    form = soup_of(client.get(place))
    assert form.select_one("#id_access_needs").get_text().strip() == ANSWERS["access_needs"]

    wrong = client.post(place, {"organisation": "x" * 201, "question": "Kept?"})
    right = client.post(
        place, {"organisation": "Another trust", "access_needs": "", "question": ""}
    )

    assert wrong.status_code == 422
    assert "Kept?" in wrong.text
    assert soup_of(wrong).title.get_text().startswith("Error: ")
    made.refresh_from_db()
    assert (made.organisation, made.access_needs, made.question) == ("Another trust", "", "")
    assert "Your details have been changed" in words_of(client.get(right["Location"]))


def test_cancelling_is_said_and_the_page_stays(client, made):
    answer = client.post(f"{own_page_path(made)}cancel/")

    said = words_of(client.get(answer["Location"]))
    assert "Your registration is cancelled." in said
    assert "Cancelled on" in said
    assert "It is cancelled already." in words_of(client.get(f"{own_page_path(made)}cancel/"))


def test_erasing_empties_the_row_and_the_next_gets_the_place(client, page, made):
    registered(client, page, "bea@nowhere.invalid")

    answer = client.post(f"{own_page_path(made)}erase/")
    again = client.post(f"{own_page_path(made)}erase/")

    assert "What you told us is gone" in words_of(client.get(answer["Location"]))
    assert [client.get(f"{own_page_path(made)}{end}").status_code for end in ENDS] == [410] * 4
    assert again.status_code == 410
    made.refresh_from_db()
    assert (made.state, made.name, made.email, made.access_needs) == ("cancelled", "", "", "")
    assert states() == {"bea": "place"}


def test_afterwards_there_is_nothing_to_cancel(client, page, made):
    with time_machine.travel(page.start + timedelta(days=1), tick=False):
        said = words_of(client.get(own_page_path(made)))

    assert "It has taken place." in said
    assert "Cancel my registration" not in said


def test_it_stays_readable_while_the_page_is_not_published(client, page, made):
    page.unpublish()

    answer = client.get(own_page_path(made))

    assert answer.status_code == 200
    assert page.url not in [a.get("href") for a in soup_of(answer).select("main a")]


def test_a_page_that_is_deleted_takes_its_registrations_along(client, page, made):
    place = own_page_path(made)
    page.delete()

    assert client.get(place).status_code == 404
    assert not Registration.objects.filter(name=NAME, created_at__lte=timezone.now()).exists()
