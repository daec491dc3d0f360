"""A captions file of the library, read."""

from functools import lru_cache
from typing import BinaryIO

from django.core.files.storage import default_storage

from content.captions.faults import Fault
from content.captions.webvtt import MOST_BYTES, Captions, read_webvtt

MOST_KEPT = 32  # recordings whose captions are kept read, of some megabytes each at most


def captions_in(document) -> Captions:
    """Never raises: of a file that is lost there are no cues, and a fault that says so."""
    try:
        return kept(document.file.name, document.file_hash)
    except OSError:
        return Captions(faults=[Fault(0, "This file is lost. Upload it again.")])


@lru_cache(maxsize=MOST_KEPT)
def kept(name: str, version: str) -> Captions:
    with default_storage.open(name) as file:
        return read(file)


def read(file: BinaryIO) -> Captions:
    return read_webvtt(file.read(MOST_BYTES + 1))
