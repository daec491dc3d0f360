"""What a form carries from being shown to being sent: when that was, and which submission it is."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing

OPEN_FOR = timedelta(hours=24)
QUICKEST = timedelta(seconds=2)  # nobody reads and fills in a form in less


@dataclass(frozen=True)
class FormToken:
    """`submission` makes a double click, a replay and a reload one and the same request."""

    submission: uuid.UUID
    shown_at: datetime
    seen: str = ""  # the digest of what the person was told, such as a privacy notice

    def sign(self, form: str) -> str:
        said = [self.submission.hex, int(self.shown_at.timestamp()), self.seen]
        return signing.dumps(said, salt=salt_of(form))

    def is_too_quick(self, now: datetime) -> bool:
        return now - self.shown_at < QUICKEST

    def is_too_old(self, now: datetime) -> bool:
        return now - self.shown_at > OPEN_FOR


def new(*, now: datetime, seen: str = "") -> FormToken:
    return FormToken(uuid.uuid4(), now, seen)


def read(signed: str, form: str) -> FormToken | None:
    """None for whatever this form never gave out."""
    try:
        submission, shown, seen = signing.loads(signed, salt=salt_of(form))
    except (signing.BadSignature, ValueError):
        return None
    return FormToken(uuid.UUID(submission), datetime.fromtimestamp(shown).astimezone(), seen)


def salt_of(form: str) -> str:
    return f"content.public_forms.{form}"
