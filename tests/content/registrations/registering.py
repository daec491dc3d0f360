"""Somebody who registers. Nobody is called so."""

import uuid
from datetime import timedelta

from bs4 import BeautifulSoup
from django.utils import timezone

from content.models import Registration, SeriesSession
from content.public_forms.form_token import FormToken
from content.registrations.form import RegistrationForm
from tests.content.factories import WebinarFactory

NAME, EMAIL = "Ottoline Testperson-Vane", "ottoline@nowhere.invalid"
JOINING_LINK = "https://meet.example/secret-room-4711"
ANSWERS = {
    "name": NAME,
    "email": EMAIL,
    "organisation": "A made-up trust",
    "access_needs": "Captions, please.",
    "question": "What changed?",
}


def a_webinar(parent, *, begins_in: timedelta = timedelta(days=9), **fields):
    """One that takes registrations with our own form."""
    given = {
        "slug": "one",
        "title": "A talk",
        "start": timezone.now().replace(second=0, microsecond=0) + begins_in,
        "registration": "own",
        "joining_link": JOINING_LINK,
    }
    return WebinarFactory(parent=parent, **given | fields)


def a_session(page, *, begins_in: timedelta, **fields) -> SeriesSession:
    start = timezone.now().replace(second=0, microsecond=0) + begins_in
    return SeriesSession.objects.create(page=page, start=start, **fields)


def aged_token(*, seconds: float = 30, submission: uuid.UUID | None = None) -> str:
    """The token of a form that was opened some time ago."""
    shown = timezone.now() - timedelta(seconds=seconds)
    return FormToken(submission or uuid.uuid4(), shown).sign(RegistrationForm.form_name)


def form_of(page) -> str:
    return f"{page.url}register/"


def send(client, page, **answers):
    return client.post(form_of(page), {"token": aged_token()} | ANSWERS | answers)


def registered(client, page, email: str, **answers) -> Registration:
    """Somebody of this name at the address, through the form."""
    assert send(client, page, email=email, **answers).status_code == 303
    return Registration.objects.get(email=email)


def states() -> dict[str, str]:
    """By the first part of the address."""
    rows = Registration.objects.exclude(email="").values_list("email", "state")
    return {email.partition("@")[0]: state for email, state in rows}


def republish(page, **changes):
    """As an editor does it."""
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    page.refresh_from_db()


def soup_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def words_of(response) -> str:
    return soup_of(response).main.get_text(" ", strip=True)


def listed_errors(response) -> dict[str, str]:
    links = soup_of(response).select(".error-summary li")
    return {(li.a["href"] if li.a else ""): li.get_text() for li in links}


def typed_in(page: BeautifulSoup) -> dict[str, str]:
    """What a browser would send now."""
    inputs = page.select("main form input[name]:not([type=radio])")
    fields = {one["name"]: one.get("value", "") for one in inputs}
    fields |= {one["name"]: one["value"] for one in page.select("main input[type=radio][checked]")}
    return fields | {one["name"]: one.get_text().strip() for one in page.select("main textarea")}
