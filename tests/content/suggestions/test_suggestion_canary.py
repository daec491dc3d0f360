"""A made-up sender goes through the form, and is found nowhere but in the suggestion."""

import logging

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.cache import caches
from django.test import Client

from content.models import Suggestion
from content.outbox.sender import send_due
from content.public_forms import throttle
from larch_site.structured_log import JsonFormatter
from tests.content.suggestions.suggesting import FORM, PDF, a_file, aged_token
from tests.database_words import places_of

NAME, ADDRESS = "Xanthippe Quillfeather-Zzyxbottom", "xanthippe.zzyxbottom@nest.example"
TELLING = ("xanthippe", "zzyxbottom", "quillfeather")
GIVEN = {
    "statement": f"{NAME} says that waits are long.",
    "where": "https://xanthippe.zzyxbottom.example/report?by=quillfeather",
    "title": f"The report of {NAME}",
    "why": f"Because {NAME} waited. Answer to {ADDRESS}.",
    "name": NAME,
    "email": ADDRESS,
}


@pytest.fixture
def logged(structure):
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


def send(**different):
    client = Client(raise_request_exception=False)
    file = a_file(f"{NAME}.pdf", PDF)
    return client, client.post(FORM, {"token": aged_token(), "file": file} | GIVEN | different)


def tells(text: str) -> list[str]:
    return [word for word in TELLING if word in text.casefold()]


def is_quiet(answer, logged: list[str], *, shows_it_back: bool) -> None:
    page = BeautifulSoup(answer.content, "html.parser")
    shown = page.select("main form .field :is(input, textarea, .kept-file)")
    words = " ".join(f"{each.get('value', '')} {each.text}" for each in shown)
    assert bool(tells(words)) == shows_it_back
    for each in shown:
        each.decompose()
    assert tells(str(page)) == []
    assert tells(str(answer.serialize_headers())) == []
    assert tells(str(answer.cookies)) == []
    assert [line for line in logged if tells(line)] == []
    assert [cache for cache in caches if tells(str(vars(caches[cache])))] == []
    assert [each for each in mail.outbox if each.to != [ADDRESS]] == []
    tables = {place.partition(".")[0] for word in TELLING for place in places_of(word)}
    assert tables <= {"content_suggestion"}
    assert "no-store" in answer.get(
        "Cache-Control", "no-store" if answer.status_code == 500 else ""
    )


def test_when_all_goes_well(logged):
    client, answer = send()
    confirmed = client.get(answer["Location"])
    send_due()

    assert (answer.status_code, confirmed.status_code) == (303, 200)
    is_quiet(answer, logged, shows_it_back=False)
    is_quiet(confirmed, logged, shows_it_back=False)
    assert Suggestion.objects.count() == 1


def test_when_an_answer_is_wrong(logged):
    _, answer = send(email=f"{ADDRESS} {NAME}")

    assert answer.status_code == 422
    is_quiet(answer, logged, shows_it_back=True)


def test_when_too_much_is_sent(logged, monkeypatch):
    monkeypatch.setattr(throttle, "MOST_IN_A_WINDOW", 0)

    _, answer = send()

    assert answer.status_code == 429
    is_quiet(answer, logged, shows_it_back=True)


def test_when_the_view_crashes(logged, monkeypatch):
    def crash(**given):
        raise RuntimeError(f"{NAME} <{ADDRESS}>")

    monkeypatch.setattr(throttle, "may_be_mailed", crash)

    _, answer = send()

    assert answer.status_code == 500
    is_quiet_but_for_the_message = [line for line in logged[::2] if tells(line)]
    assert is_quiet_but_for_the_message == []
    assert not Suggestion.objects.exists()


def test_when_the_form_is_forged(logged):
    stranger = Client(enforce_csrf_checks=True)

    answer = stranger.post(FORM, {"token": aged_token()} | GIVEN)

    assert answer.status_code == 403
    is_quiet(answer, logged, shows_it_back=True)
    assert not Suggestion.objects.exists()
