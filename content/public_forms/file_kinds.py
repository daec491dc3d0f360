"""What a file is, judged by what is in it: its name is only what somebody says of it."""

import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from django.core.exceptions import ValidationError

LOOKED_AT = 1024  # bytes at the beginning
MOST_PARTS = 5_000  # of an Office file; more is a trap for who counts them
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROGRAM_TEXT = re.compile(
    r"^\s*(?:<(?:!doctype|html|script|svg|\?xml|\?php|head|body)|\{\\rtf|%!PS|#!)", re.I
)
NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True)
class FileKind:
    """`also` are names that the same content goes by."""

    name: str
    suffix: str
    also: tuple[str, ...] = ()

    @property
    def suffixes(self) -> tuple[str, ...]:
        return (self.suffix, *self.also)


PDF = FileKind("PDF", ".pdf")
WORD = FileKind("Word", ".docx")
EXCEL = FileKind("Excel", ".xlsx")
POWERPOINT = FileKind("PowerPoint", ".pptx")
CSV = FileKind("CSV", ".csv", (".tsv",))
TEXT = FileKind("plain text", ".txt", (".text", ".md"))
KINDS = (PDF, WORD, EXCEL, POWERPOINT, CSV, TEXT)
OFFICE = {"word/document.xml": WORD, "xl/workbook.xml": EXCEL, "ppt/presentation.xml": POWERPOINT}
SUFFIXES = tuple(suffix for kind in KINDS for suffix in kind.suffixes)

NAMED = "PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), CSV or plain text (.txt)"
NONE_OF_THESE = f"This file isn't one that we can read. Choose a {NAMED}."
EMPTY = "This file is empty. Choose it again, or choose another one."
OLD = (
    "This is an Office file of the old kind, or one with a password. Save it as .docx, .xlsx or "
    ".pptx without a password, and choose it again."
)
MACROS = "There is a program (a macro) in this file. Save it without macros and choose it again."
DAMAGED = "This file is damaged. Open it on your device, save it again and choose it anew."


def kind_of(file: BinaryIO, *, name: str) -> FileKind:
    """What the file is. Raises ValidationError when it is none of ours, or not what its name says."""
    kind = kind_by_content(file)
    suffix = PurePath(name).suffix.lower()
    if kind in (CSV, TEXT):
        # Both are text; which of them, only the name can tell.
        if suffix in CSV.suffixes:
            return CSV
        kind = TEXT
    if suffix and suffix not in kind.suffixes:
        raise ValidationError(
            f"The file's name ends in {suffix[:12]}, but what is in it is {kind.name}. Save it again "
            f"under a name that ends in {kind.suffix}, or choose the file that you meant."
        )
    return kind


def kind_by_content(file: BinaryIO) -> FileKind:
    file.seek(0)
    beginning = file.read(LOOKED_AT)
    file.seek(0)
    if not beginning:
        raise ValidationError(EMPTY)
    if beginning.startswith(OLD_OFFICE):
        raise ValidationError(OLD)
    if beginning.startswith(b"PK"):
        return office_kind(file)
    if b"%PDF-" in beginning and not PROGRAM_TEXT.match(beginning.decode("latin-1")):
        return PDF
    if is_text(file):
        return TEXT
    raise ValidationError(NONE_OF_THESE)


def office_kind(file: BinaryIO) -> FileKind:
    """From the list of parts alone: nothing is unpacked, so no archive can fill the memory."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = {part.filename for part in archive.infolist()[: MOST_PARTS + 1]}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        raise ValidationError(DAMAGED) from None
    finally:
        file.seek(0)
    if any(part.lower().endswith("vbaproject.bin") for part in parts):
        raise ValidationError(MACROS)
    kinds = [kind for part, kind in OFFICE.items() if part in parts]
    if len(kinds) != 1 or "[Content_Types].xml" not in parts or len(parts) > MOST_PARTS:
        raise ValidationError(NONE_OF_THESE)
    return kinds[0]


def is_text(file: BinaryIO) -> bool:
    """In UTF-8, in UTF-16 with its mark, or in the letters of Windows; and no page and no program."""
    whole = file.read()
    file.seek(0)
    encodings = ("utf-16",) if whole[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            words = whole.decode(encoding)
        except UnicodeDecodeError:
            continue
        return not NOT_IN_TEXT.search(words) and not PROGRAM_TEXT.match(words)
    return False
