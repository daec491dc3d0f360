"""Somebody who suggests evidence. Nobody is called so."""

import io
import uuid
import zipfile
from datetime import timedelta

from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from content.models import Suggestion
from content.public_forms.form_token import FormToken
from content.suggestions.form import SuggestionForm

FORM = "/evidence/suggest/"
NAME, EMAIL = "Zebedee Testperson-Quaff", "zebedee.quaff@nowhere.invalid"
ANSWERS = {
    "statement": "Waits are longer for Black Caribbean people in the borough.",
    "where": "https://report.example/waits",
    "title": "A report on waits",
    "condition": "",
    "place": "lambeth",
    "group": "",
    "why": "It would help people to ask for more.",
}
PDF = b"%PDF-1.7\n1 0 obj << >> endobj\n%%EOF\n"


def aged_token(*, seconds: float = 30, submission: uuid.UUID | None = None) -> str:
    """The token of a form that was opened some time ago."""
    shown = timezone.now() - timedelta(seconds=seconds)
    return FormToken(submission or uuid.uuid4(), shown).sign(SuggestionForm.form_name)


def send(client, **answers):
    return client.post(FORM, {"token": aged_token()} | ANSWERS | answers)


def a_file(name: str = "report.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def office(part: str, *others: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for each in ("[Content_Types].xml", part, *others):
            archive.writestr(each, "<x/>")
    return made.getvalue()


def a_suggestion(**fields) -> Suggestion:
    """As the form stores it."""
    given = {
        "statement": ANSWERS["statement"],
        "link": ANSWERS["where"],
        "title": ANSWERS["title"],
        "why": ANSWERS["why"],
        "name": NAME,
        "email": EMAIL,
    } | fields
    if at := given.get("created_at"):
        given = {"waiting_since": at, "active_at": at} | given
    return Suggestion.objects.create(**given)


def soup_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def listed_errors(response) -> dict[str, str]:
    links = soup_of(response).select(".error-summary li")
    return {(li.a["href"] if li.a else ""): li.get_text() for li in links}


def typed_in(page: BeautifulSoup) -> dict[str, str]:
    """What a browser would send now; it never sends a file that was chosen before."""
    inputs = page.select("main form input[name]:not([type=file], [type=checkbox])")
    fields = {one["name"]: one.get("value", "") for one in inputs}
    fields |= {one["name"]: one.get_text().strip() for one in page.select("main textarea")}
    chosen = page.select("main select option[selected]")
    return fields | {one.find_parent("select")["name"]: one["value"] for one in chosen}
