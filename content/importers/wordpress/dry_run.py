"""A dry run does all that a real one does, and takes it back."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files.storage import FileSystemStorage, Storage
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


class BesideLibrary(FileSystemStorage):
    """A folder of one's own; what isn't in it is read from the library, and never written there."""

    def __init__(self, folder: str, library: Storage):
        super().__init__(location=folder)
        self.library = library

    def _open(self, name, mode="rb"):
        return super()._open(name, mode) if self.exists(name) else self.library.open(name)


@contextmanager
def temporary_media() -> Iterator[None]:
    """Files go to a folder that is gone afterwards."""
    fields = [model._meta.get_field("file") for model in (SiteImage, SiteDocument, SiteRendition)]
    before = [field.storage for field in fields]
    with tempfile.TemporaryDirectory(prefix="wordpress-dry-run-") as folder:
        for field, library in zip(fields, before, strict=True):
            field.storage = BesideLibrary(folder, library)
        try:
            yield
        finally:
            for field, library in zip(fields, before, strict=True):
                field.storage = library
