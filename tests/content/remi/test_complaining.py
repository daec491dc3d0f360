"""A complaint about data is stored once, has a reference, and is acknowledged by mail."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from django.utils import timezone

from content.models import DataComplaint, OutboxMessage, ThrottleCount
from content.outbox.sender import send_due
from content.public_forms import throttle
from tests.content.remi.people import ADDRESS, NAME

FORM = "/data-protection/complaint/"
WORDS = "You never answered me.\nPlease do."
pytestmark = pytest.mark.usefixtures("structure")


@pytest.fixture
def shown(client):
    """The form as it was shown three seconds ago."""
    with time_machine.travel(timezone.now() - timedelta(seconds=3), tick=False):
        page = soup(client.get(FORM))
    hidden = {each["name"]: each.get("value", "") for each in page.select("form input[name]")}
    return hidden | {"name": NAME, "email": ADDRESS, "complaint": WORDS}


def soup(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def test_a_complaint_is_stored_and_confirmed_with_its_reference(client, shown):
    answer = client.post(FORM, shown, follow=True)

    made = DataComplaint.objects.get()
    assert (made.name, made.email, made.complaint) == (NAME, ADDRESS, WORDS)
    assert made.days_left == 30
    assert answer.redirect_chain[0][1] == 303
    page = soup(answer).main.text
    assert made.reference in page
    assert made.reference.startswith("DATA-")
    assert NAME not in page
    assert ADDRESS not in page


def test_the_mail_says_that_it_has_arrived_and_quotes_nothing(client, shown):
    client.post(FORM, shown)

    send_due()

    made = DataComplaint.objects.get()
    [sent] = mail.outbox
    assert sent.to == [ADDRESS]
    assert sent.subject == f"We have your complaint: {made.reference}"
    assert made.reference in sent.body
    assert "/data-protection/" in sent.body
    assert NAME not in sent.body
    assert "never answered" not in sent.body


def test_a_complaint_that_was_emptied_gets_no_mail(client, shown):
    client.post(FORM, shown)
    DataComplaint.objects.update(name="", email="", complaint="", anonymised_at=timezone.now())

    send_due()

    assert mail.outbox == []
    assert OutboxMessage.objects.get().state == "not-needed"


def test_sending_it_again_changes_nothing(client, shown):
    first = client.post(FORM, shown)
    client.post(FORM, shown)
    again = client.post(FORM, shown | {"complaint": "Something else"})

    assert DataComplaint.objects.get().complaint == WORDS
    assert OutboxMessage.objects.count() == 1
    assert client.get(first.url).content == client.get(again.url).content


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "Enter your name"),
        ({"email": ""}, "Enter your email address"),
        ({"email": "nobody"}, "Enter an email address in the right form"),
        ({"email": "a@b.example\nBcc: c@d.example"}, "Enter an email address in the right form"),
        ({"complaint": " "}, "Say what happened"),
        ({"complaint": "x" * 5001}, "Write what happened in 5000 characters or fewer."),
        ({"complaint": "\u200f\u3164"}, "Say what happened"),
        ({"name": "Jo\u202e"}, "There are hidden characters in it."),
        ({"website": "https://x.example"}, "Leave the field that is marked so empty"),
        ({"token": "x"}, "This page has been open for too long"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(client, shown, wrong, words):
    answer = client.post(FORM, shown | wrong)

    page = soup(answer)
    assert answer.status_code == 422
    assert page.title.text.startswith("Error:")
    assert words in page.select_one(".error-summary").text
    kept = shown | wrong
    assert page.select_one("textarea").text.strip() == kept["complaint"].strip()
    assert not DataComplaint.objects.exists()


def test_a_program_that_is_too_quick_is_refused(client, shown):
    shown["token"] = soup(client.get(FORM)).select_one("[name=token]")["value"]

    assert client.post(FORM, shown).status_code == 422


def test_too_many_from_one_network_are_told_when_to_go_on(client, shown, monkeypatch):
    monkeypatch.setattr(throttle, "MOST_IN_A_WINDOW", 0)

    answer = client.post(FORM, shown)

    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert WORDS in soup(answer).textarea.text
    assert not DataComplaint.objects.exists()
    assert not ThrottleCount.objects.exists()


def test_a_database_that_is_away_keeps_what_was_typed(client, shown, database_away):
    with database_away():
        answer = client.post(FORM, shown)

    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert WORDS in soup(answer).textarea.text
    assert not DataComplaint.objects.exists()


def test_a_forged_form_is_refused(shown):
    stranger = Client(enforce_csrf_checks=True)

    assert stranger.post(FORM, shown).status_code == 403
    assert not DataComplaint.objects.exists()


@pytest.mark.parametrize("receipt", ["", "?receipt=", "?receipt=x", "?receipt=%00"])
def test_there_is_no_confirmation_without_a_receipt(client, receipt):
    assert client.get(f"{FORM}sent/{receipt}").status_code == 404


def test_a_receipt_with_another_letter_is_none(client, shown):
    address = client.post(FORM, shown).url
    changed = address[:-1] + ("A" if address[-1] != "A" else "B")

    assert client.get(address).status_code == 200
    assert client.get(changed).status_code == 404


def test_nobody_keeps_or_lists_the_pages_and_no_site_hears_of_them(client, shown):
    for answer in (client.get(FORM), client.get(client.post(FORM, shown).url)):
        assert answer["Cache-Control"] == "no-store, private"
        assert answer["Referrer-Policy"] == "strict-origin"
        assert answer["X-Robots-Tag"] == "noindex"
