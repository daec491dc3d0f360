"""A dry run does all that a real one does, and takes it back."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files.storage import FileSystemStorage
from django.db import transaction

from content.media.document import SiteDocument
from content.media.image import SiteImage, SiteRendition


class _TakenBackError(Exception):
    """Ends the transaction of a dry run."""


@contextmanager
def taken_back(*, dry: bool) -> Iterator[None]:
    """With `dry`, whatever happens inside is undone, files included."""
    if not dry:
        yield
        return
    try:
        with temporary_media(), transaction.atomic():
            yield
            raise _TakenBackError
    except _TakenBackError:
        pass


@contextmanager
def temporary_media() -> Iterator[None]:
    """Files go to a folder that is gone afterwards."""
    fields = [model._meta.get_field("file") for model in (SiteImage, SiteDocument, SiteRendition)]
    before = [field.storage for field in fields]
    with tempfile.TemporaryDirectory(prefix="wordpress-dry-run-") as folder:
        for field in fields:
            field.storage = FileSystemStorage(location=folder)
        try:
            yield
        finally:
            for field, storage in zip(fields, before, strict=True):
                field.storage = storage
