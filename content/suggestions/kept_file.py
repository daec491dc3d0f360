"""A chosen file survives a form that has to be sent again: no browser would choose it a second time.

It is stored at once, under a random name, and the form carries a signed note of it. The note counts
for its own submission alone. What no suggestion ever names is deleted by the next purge.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from content.public_forms.file_kinds import kind_of
from content.public_forms.form_token import OPEN_FOR
from content.public_forms.private_store import private_storage
from content.suggestions.suggestion import FOLDER, Suggestion

SALT = "content.suggestions.kept_file"
LONGEST_NAME = 80  # characters shown of what the person's own device calls it


@dataclass(frozen=True)
class KeptFile:
    """`stored` is its name in the store, `called` what the person calls it."""

    stored: str
    called: str
    size: int

    def sign(self, submission: uuid.UUID) -> str:
        said = [self.stored, self.called, self.size]
        return signing.dumps(said, salt=f"{SALT}.{submission.hex}", compress=True)


def read(note: str, submission: uuid.UUID) -> KeptFile | None:
    """None for a note that isn't ours or is old, and where the file has gone."""
    try:
        said = signing.loads(note, salt=f"{SALT}.{submission.hex}", max_age=OPEN_FOR)
    except signing.BadSignature:
        return None
    kept = KeptFile(*said)
    return kept if private_storage().exists(kept.stored) else None


def keep(file: UploadedFile) -> KeptFile:
    """Raises ValidationError for a file that is none of ours."""
    called = " ".join("".join(c for c in file.name if c.isprintable()).split())
    kind = kind_of(file, name=called)
    stored = private_storage().save(f"{FOLDER}{uuid.uuid4().hex}{kind.suffix}", file)
    return KeptFile(stored, called[-LONGEST_NAME:], file.size)


def forget(stored: str) -> None:
    """Once the transaction stands: a row that comes back must find its file."""
    if stored:
        transaction.on_commit(partial(private_storage().delete, stored))


def forget_unsent(now: datetime) -> int:
    """Files of forms that nobody sent to the end, and what a crash left behind."""
    store = private_storage()
    if not store.exists(FOLDER):
        return 0
    named = set(Suggestion.objects.exclude(file="").values_list("file", flat=True))
    old = [
        stored
        for name in store.listdir(FOLDER)[1]
        if (stored := f"{FOLDER}{name}") not in named
        and store.get_modified_time(stored) < now - OPEN_FOR - timedelta(hours=1)
    ]
    for stored in old:
        forget(stored)
    return len(old)
