"""A made-up name goes through everything that can happen to a form, and is found nowhere else.

Nowhere: not in logs, addresses, headers, caches, mails to keepers, or pages other than the form
itself, which shows back what was typed.
"""

import logging
import smtplib
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.core import mail, signing
from django.core.cache import caches
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test import Client

from content.models import DataComplaint, DownloadRequest, OutboxMessage
from content.outbox import composing
from content.outbox.composing import Composer, Mail
from content.outbox.sender import send_due
from content.public_forms import throttle
from content.remi import complaining, submission
from content.remi.complaint_form import ComplaintForm
from content.remi.form import RequestForm
from larch_site.structured_log import JsonFormatter
from tests.content.remi.asking import aged_token
from tests.database_words import places_of

NAME = "Zephyrine Quillfeather-Zzyxbottom"
ADDRESS = "zephyrine.zzyxbottom@nest.example"
TELLING = ("zephyrine", "zzyxbottom", "quillfeather")
KEEPER = "keeper@larch.example"

REQUEST = {
    "name": NAME,
    "email": ADDRESS,
    "organisation": f"Nest of {NAME}",
    "kind": "voluntary",
    "place": "E09000012",
    "hopes": f"{NAME} wants to know. Answer to {ADDRESS}.",
}
COMPLAINT = {"name": NAME, "email": ADDRESS, "complaint": f"{NAME}, {ADDRESS}: it hurts."}
FORMS = {
    "/remi/request/": (REQUEST, submission, DownloadRequest),
    "/data-protection/complaint/": (COMPLAINT, complaining, DataComplaint),
}
AT_HOME = {
    "content_downloadrequest", "content_datacomplaint", "content_remiorganisation",
}  # fmt: skip


class Collecting(logging.Handler):
    """Each line as production writes it, and the message as any other handler would."""

    def __init__(self):
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record):
        self.lines += [JsonFormatter().format(record), record.getMessage()]


@pytest.fixture
def logged():
    handler = Collecting()
    loggers = [logging.getLogger(name) for name in ("", "django", "gunicorn.error")]
    for each in loggers:
        each.addHandler(handler)
    yield handler.lines
    for each in loggers:
        each.removeHandler(handler)


@pytest.fixture(params=FORMS)
def form(request, tool, structure, settings, logged):
    """Call it with answers that differ: the answer to the form, sent as a person would."""
    settings.ADMINS = [("Keeper", KEEPER)]
    address = request.param
    answers, module, model = FORMS[address]
    client = Client(raise_request_exception=False)

    def send(**different):
        given = {"token": token_for(address)} | answers | different
        return client.post(address, given)

    send.address, send.module, send.model, send.client = address, module, model, client
    return send


def token_for(address: str) -> str:
    """Of a form that was opened half a minute ago."""
    token = aged_token()
    if address == "/remi/request/":
        return token
    said = signing.loads(token, salt=f"content.public_forms.{RequestForm.form_name}")
    return signing.dumps(said, salt=f"content.public_forms.{ComplaintForm.form_name}")


def tells(text: str) -> list[str]:
    return [word for word in TELLING if word in text.casefold()]


def is_quiet(answer, logged: list[str], *, shows_it_back: bool) -> None:
    """Nothing of the person is anywhere but in the fields of the form."""
    page = BeautifulSoup(answer.content, "html.parser")
    fields = page.select("main form .field :is(input, textarea)")
    shown = " ".join(f"{field.get('value', '')} {field.text}" for field in fields)
    assert bool(tells(shown)) == shows_it_back
    for field in fields:
        field.decompose()
    assert tells(str(page)) == []
    assert tells(str(answer.serialize_headers())) == []
    assert tells(str(answer.cookies)) == []
    assert [line for line in logged if tells(line)] == []
    assert [cache for cache in caches if tells(str(vars(caches[cache])))] == []
    assert [each for each in mail.outbox if each.to != [ADDRESS]] == []
    assert {place.partition(".")[0] for word in TELLING for place in places_of(word)} <= AT_HOME
    if answer.status_code != 500:
        assert answer["Referrer-Policy"] in ("strict-origin", "no-referrer")
        assert "no-store" in answer["Cache-Control"]


def test_when_all_goes_well(form, logged):
    answer = form()
    confirmed = form.client.get(answer.url)
    send_due()

    assert (answer.status_code, confirmed.status_code) == (303, 200)
    is_quiet(answer, logged, shows_it_back=False)
    is_quiet(confirmed, logged, shows_it_back=False)
    assert form.model.objects.count() == 1


def test_when_an_answer_is_wrong(form, logged):
    answer = form(email=f"{ADDRESS} {NAME}")

    assert answer.status_code == 422
    is_quiet(answer, logged, shows_it_back=True)


def test_when_too_much_is_sent(form, logged, monkeypatch):
    monkeypatch.setattr(throttle, "MOST_IN_A_WINDOW", 0)

    answer = form()

    assert answer.status_code == 429
    is_quiet(answer, logged, shows_it_back=True)


def slow(**given) -> None:
    """What the database would do with a statement that takes too long."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '20ms'")
        cursor.execute("SELECT pg_sleep(5), %s", [f"{NAME} {ADDRESS}"])


def refused(**given) -> None:
    """The database refuses a row, and quotes all of it in its message."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE content_downloadrequest SET erased_at = now()")
        cursor.execute(
            "INSERT INTO content_datacomplaint (reference, submission, name, email, complaint,"
            " created_at, outcome, notes) SELECT reference, submission, name, email, complaint,"
            " created_at, outcome, notes FROM content_datacomplaint"
        )


@pytest.mark.parametrize("fault", [slow, refused])
def test_when_the_database_fails(form, logged, monkeypatch, fault: Callable):
    monkeypatch.setattr(throttle, "count_one", fault)

    answer = form()

    assert answer.status_code == 503
    is_quiet(answer, logged, shows_it_back=True)
    assert not form.model.objects.exists()


def test_when_the_view_crashes(form, logged, monkeypatch):
    def crash(**given):
        raise RuntimeError(f"{NAME} <{ADDRESS}>")

    monkeypatch.setattr(throttle, "count_one", crash)

    answer = form()

    assert answer.status_code == 500
    assert any("RuntimeError" in line for line in logged)
    is_quiet(answer, logged, shows_it_back=False)
    assert not form.model.objects.exists()


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPRecipientsRefused({ADDRESS: (550, f"no {ADDRESS} here".encode())}),
        smtplib.SMTPDataError(451, f"not now, {NAME}".encode()),
        ConnectionRefusedError(f"{NAME}: refused"),
        ValueError(f"Invalid address {ADDRESS}"),
    ],
)
def test_when_the_mail_fails(form, logged, monkeypatch, error):
    def fail(backend, messages):
        raise error

    monkeypatch.setattr(EmailBackend, "send_messages", fail)
    told = Composer(lambda message: Mail(ADDRESS, f"To {NAME}", f"Hello {NAME}"))
    monkeypatch.setitem(composing._composers, "remi.confirmation", told)
    answer = form()

    send_due(most=1)

    assert OutboxMessage.objects.exclude(last_fault="").count() == 1
    assert len([line for line in logged if "was not sent" in line]) >= 1
    is_quiet(answer, logged, shows_it_back=False)


def test_when_the_form_is_sent_by_get_or_without_its_last_letter(form, logged):
    by_get = form.client.get(form.address, {"name": NAME, "email": ADDRESS})
    elsewhere = form.client.get(f"{form.address}nowhere/", {"name": NAME})

    assert (by_get.status_code, elsewhere.status_code) == (200, 404)
    is_quiet(by_get, logged, shows_it_back=False)
    page = BeautifulSoup(elsewhere.content, "html.parser")
    assert tells(page.text) == []
    assert [line for line in logged[::2] if tells(line)] == []


def test_when_the_form_is_forged(form, logged):
    stranger = Client(enforce_csrf_checks=True)

    answer = stranger.post(
        form.address, {"token": token_for(form.address)} | FORMS[form.address][0]
    )

    assert answer.status_code == 403
    is_quiet(answer, logged, shows_it_back=True)
    assert not form.model.objects.exists()
