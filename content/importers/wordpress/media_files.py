"""One file of the old site: found in a folder or fetched, looked at, and stored."""

import hashlib
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol
from unicodedata import normalize

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Model
from wagtail.images.forms import get_image_form

from content.importers.wordpress.addresses import uploaded
from content.importers.wordpress.inline import plain
from content.importers.wordpress.survey import Entry
from content.media.document import SiteDocument
from content.media.image import SiteImage
from content.provenance import Provenance
from content.public_forms import file_kinds

LARGEST_FILE = 500_000_000  # bytes
CHECKED_SUFFIXES = {suffix.removeprefix(".") for suffix in file_kinds.SUFFIXES}
ZIP = (0, (b"PK",))
# Where the content of a file begins with what; that of the others is looked at more closely.
BEGINNINGS = {
    "mp3": (0, (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa")),
    "mp4": (4, (b"ftyp",)),
    "odp": ZIP,
    "ods": ZIP,
    "odt": ZIP,
    "vtt": (0, (b"WEBVTT",)),
    "webm": (0, (b"\x1aE\xdf\xa3",)),
    "zip": ZIP,
}
PICTURES = {
    "png": re.compile(rb"\x89PNG"),
    "jpg": re.compile(rb"\xff\xd8\xff"),
    "gif": re.compile(rb"GIF8"),
    "webp": re.compile(rb"RIFF....WEBP", re.S),
}
LONGEST_TITLE = 255


class NotTakenError(Exception):
    """Says why a file isn't in the library; `is_refusal` when there was one."""

    def __init__(self, reason: str, *, is_refusal: bool = False):
        super().__init__(reason)
        self.is_refusal = is_refusal


class Source(Protocol):
    @contextmanager
    def open(self, entry: Entry) -> Iterator[BinaryIO]:
        """Raises NotTakenError where there is no such file."""


@dataclass(frozen=True)
class Folder:
    """A copy of wp-content/uploads, or of a folder that holds it."""

    path: Path

    def find(self, entry: Entry) -> Path | None:
        root = self.path.resolve()
        names = (entry.file, uploaded(entry.address))
        # Macs write an accent as a character of its own.
        forms = [normalize(form, each) for each in names for form in ("NFC", "NFD")]
        for file in dict.fromkeys([*names, *forms]):
            for below in ("", "uploads", "wp-content/uploads"):
                found = (root / below / file).resolve() if file else root
                if found.is_file() and found.is_relative_to(root):
                    return found
        return None

    @contextmanager
    def open(self, entry: Entry) -> Iterator[BinaryIO]:
        found = self.find(entry)
        if found is None:
            raise NotTakenError(f"there is no file {entry.file or entry.address} in {self.path}")
        with found.open("rb") as file:
            yield file


def take(
    entry: Entry, source: Source, prefix: str, name: str, credit: str
) -> tuple[Provenance, str]:
    """Stored, or known by its content as one that is in the library; and which of these."""
    with source.open(entry) as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        kind = "image" if ending(name) in settings.WAGTAILIMAGES_EXTENSIONS else "document"
        twin = Provenance.objects.filter(key__startswith=prefix, fingerprint=digest).first()
        with transaction.atomic():
            if twin and twin.state["kind"] == kind and exists(twin):
                pk, fate = twin.object_id, "the same file as another"
            else:
                pk, fate = store(kind, entry, file, name, credit).pk, "taken"
            record = Provenance.objects.create(
                key=prefix + entry.key, object_id=pk, fingerprint=digest, state={"kind": kind}
            )
    return record, fate


def exists(record: Provenance) -> bool:
    model = SiteImage if record.state["kind"] == "image" else SiteDocument
    return model.objects.filter(pk=record.object_id).exists()


def store(kind: str, entry: Entry, file: BinaryIO, name: str, credit: str) -> Model:
    title = (plain(entry.title) or name)[:LONGEST_TITLE]
    obj = None
    try:
        if kind == "image":
            obj = new_image(file, name, title, credit, entry.alt)
        else:
            obj = new_document(file, name, title)
        obj.save()
    except BaseException:
        # Half a file may lie there already, when the disk is full.
        if obj is not None and obj.file and obj.file._committed:
            obj.file.storage.delete(obj.file.name)
        raise
    return obj


def new_image(file: BinaryIO, name: str, title: str, credit: str, alt: str) -> SiteImage:
    """Through the form that every picture passes: it refuses what pages can't show."""
    size = size_of(file)
    refuse_markup(file, name)
    name = called_rightly(file, name)
    form = get_image_form(SiteImage)(
        {
            "title": title,
            "credit": credit,
            "description": alt[:LONGEST_TITLE],
            "collection": 1,
            "tags": "",
        },
        {"file": UploadedFile(file, name, size=size)},
    )
    if form.is_valid():
        return form.save(commit=False)
    problems = [message for messages in form.errors.values() for message in messages]
    raise NotTakenError(" ".join(problems), is_refusal=True)


def called_rightly(file: BinaryIO, name: str) -> str:
    """With the suffix of what the picture is; our form refuses what is called otherwise."""
    beginning = file.read(16)
    file.seek(0)
    kind = next((each for each, sign in PICTURES.items() if sign.match(beginning)), "")
    is_right = not kind or ending(name) == kind or {ending(name), kind} <= {"jpg", "jpeg"}
    return name if is_right else f"{name.rpartition('.')[0]}.{kind}"


def refuse_markup(file: BinaryIO, name: str) -> None:
    """Servers answer with a page of HTML where a picture is missing; Wagtail would take it for a drawing."""
    beginning = file.read(512).removeprefix(b"\xef\xbb\xbf").lstrip()
    file.seek(0)
    if beginning.startswith(b"<") and ending(name) != "svg":
        what = "HTML" if b"html" in beginning.lower() else "text in tags"
        reason = f"its name ends in .{ending(name)}, but it is no picture: it is {what}"
        raise NotTakenError(reason, is_refusal=True)


def new_document(file: BinaryIO, name: str, title: str) -> SiteDocument:
    suffix = ending(name)
    if suffix not in settings.WAGTAILDOCS_EXTENSIONS:
        allowed = ", ".join(settings.WAGTAILDOCS_EXTENSIONS)
        raise NotTakenError(
            f"files ending in .{suffix} aren't offered (allowed are {allowed})", is_refusal=True
        )
    if size_of(file) > LARGEST_FILE:
        raise NotTakenError(f"it is larger than {LARGEST_FILE // 1_000_000} MB", is_refusal=True)
    refuse_lies(file, name, suffix)
    document = SiteDocument(title=title, file=File(file, name=name))
    document._set_document_file_metadata()
    try:
        document.full_clean(exclude=["file"])
    except ValidationError as error:
        raise NotTakenError(" ".join(error.messages), is_refusal=True) from error
    return document


def refuse_lies(file: BinaryIO, name: str, suffix: str) -> None:
    """The content has to be what the name says."""
    try:
        if suffix in CHECKED_SUFFIXES:
            file_kinds.kind_of(file, name=name)
    except ValidationError as error:
        raise NotTakenError(" ".join(error.messages), is_refusal=True) from error
    place, known = BEGINNINGS.get(suffix, (0, (b"",)))
    beginning = file.read(64).removeprefix(b"\xef\xbb\xbf")
    file.seek(0)
    if not beginning:
        raise NotTakenError("the file is empty", is_refusal=True)
    if not beginning[place:].startswith(known):
        raise NotTakenError(
            f"its name ends in .{suffix}, but it is something else", is_refusal=True
        )


def size_of(file: BinaryIO) -> int:
    size = file.seek(0, 2)
    file.seek(0)
    return size


def ending(name: str) -> str:
    return name.rpartition(".")[2].lower()


def held(content: bytes) -> BinaryIO:
    file = tempfile.SpooledTemporaryFile(max_size=5_000_000)  # noqa: SIM115  whoever asked closes it
    file.write(content)
    file.seek(0)
    return file
