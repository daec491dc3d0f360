"""A made-up person goes through the form, and is found nowhere but in the registration."""

import logging

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.cache import caches
from django.test import Client

from content.outbox.sender import send_due
from content.public_forms import throttle
from larch_site.structured_log import JsonFormatter
from tests.content.registrations.registering import a_webinar, aged_token, form_of
from tests.database_words import places_of

NAME, ADDRESS = "Xanthippe Quillfeather-Zzyxbottom", "xanthippe.zzyxbottom@nest.example"
TELLING = ("xanthippe", "zzyxbottom", "quillfeather")
GIVEN = {
    "name": NAME,
    "email": ADDRESS,
    "organisation": f"The trust of {NAME}",
    "access_needs": f"{NAME} needs captions.",
    "question": f"{NAME} asks?",
}


@pytest.fixture
def logged(webinars):
    lines = []

    class Collecting(logging.Handler):
        def emit(self, record):
            lines.extend([JsonFormatter().format(record), record.getMessage()])

    handler, loggers = Collecting(), [logging.getLogger(name) for name in ("", "django")]
    for each in loggers:
        each.addHandler(handler)
    yield lines
    for each in loggers:
        each.removeHandler(handler)


def tells(text: str) -> list[str]:
    return [word for word in TELLING if word in text.casefold()]


def is_quiet(answer, logged: list[str]) -> None:
    page = BeautifulSoup(answer.content, "html.parser")
    for each in page.select("main form .field :is(input, textarea)"):
        each.decompose()
    assert tells(str(page)) == []
    assert tells(str(answer.serialize_headers())) == []
    assert [line for line in logged if tells(line)] == []
    assert [cache for cache in caches if tells(str(vars(caches[cache])))] == []
    tables = {place.partition(".")[0] for word in TELLING for place in places_of(word)}
    assert tables <= {"content_registration"}
    assert "no-store" in answer["Cache-Control"]


def test_sent_rightly_wrongly_too_often_and_forged(logged, webinars, monkeypatch):
    page = a_webinar(webinars)
    client, forging = Client(), Client(enforce_csrf_checks=True)

    sent = client.post(form_of(page), GIVEN | {"token": aged_token()})
    confirmed = client.get(sent["Location"])
    send_due()
    again = client.post(form_of(page), GIVEN | {"token": aged_token()})
    wrong = client.post(form_of(page), GIVEN | {"token": aged_token(), "email": f"{ADDRESS} x"})
    monkeypatch.setattr(throttle, "MOST_IN_A_WINDOW", 0)
    too_many = client.post(form_of(page), GIVEN | {"token": aged_token(), "email": f"x{ADDRESS}"})
    forged = forging.post(form_of(page), GIVEN | {"token": aged_token()})

    answers = {303: sent, 200: confirmed, 422: wrong, 429: too_many, 403: forged}
    assert {status: answer.status_code for status, answer in answers.items()} == {
        status: status for status in answers
    }
    for answer in (*answers.values(), again):
        is_quiet(answer, logged)
    said = mail.outbox[0].body.replace(f"Hello {NAME},", "")
    assert tells(said) == []  # nothing that a stranger typed goes out in a mail but a name
