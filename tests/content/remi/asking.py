"""Somebody who asks for the REMI."""

import uuid
from datetime import timedelta

from django.utils import timezone

from content.public_forms.form_token import FormToken
from content.remi.form import RequestForm
from content.remi.wording import BUILT_IN, digest_of

NAME, EMAIL = "Quilla Testperson", "quilla.testperson@example.org"
ANSWERS = {
    "name": NAME,
    "email": EMAIL,
    "organisation": "Barts Health NHS Trust",
    "hopes": "To see where our trust stands.",
}
NEW_ORGANISATION = {"organisation": "Kettlewick Carers", "kind": "voluntary", "place": "E09000012"}


def aged_token(*, seconds: float = 30, submission: uuid.UUID | None = None) -> str:
    """The token of a form that was opened some time ago."""
    shown = timezone.now() - timedelta(seconds=seconds)
    seen = digest_of(BUILT_IN["notice"])
    return FormToken(submission or uuid.uuid4(), shown, seen).sign(RequestForm.form_name)
