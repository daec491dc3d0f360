"""Images and documents, with their files."""

import hashlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.images import ImageFile
from django.db import transaction
from django.db.models import Model
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from content.importers.entries import Entry
from content.importers.field_values import read_fields
from content.importers.pieces.piece import Piece, report_invalid, stored_values
from content.importers.targets import Made, Targets

WORDS = {
    "image": ["title", "description", "credit"],
    "document": ["title", "page_count"],
    "tool_file": ["title", "pages"],
}


@dataclass
class MediaPiece(Piece):
    kind: str = ""
    folder: Path = Path()

    @property
    def path(self) -> Path:
        return self.folder / str(self.entry.at("file").value)

    def read(self, targets: Targets) -> dict:
        given = self.entry.fields(["slug", "file", "title"], WORDS[self.kind][1:])
        given.pop("slug", None)
        file = given.pop("file", None)
        values = read_fields(self.model, given, targets)
        if file and file.text():
            values["file"] = self.digest(file)
        return values

    def digest(self, file: Entry) -> str:
        if not self.path.is_file() or not self.path.resolve().is_relative_to(self.folder.resolve()):
            file.wrong(f"There is no file {file.value} in media/. Put it there.")
            return ""
        content = self.path.read_bytes()
        if self.kind == "image" and not is_picture(content):
            file.wrong(f"{file.value} is no picture. Put a PNG, JPEG or WebP file there.")
        return hashlib.sha256(content).hexdigest()

    def state(self, obj: Model) -> dict:
        return stored_values(obj, [*WORDS[self.kind], "file"])

    def damaged(self, obj: Model) -> bool:
        return not obj.file.storage.exists(obj.file.name)

    def write(self, obj: Model | None, made: Made) -> Model:
        obj = obj or self.model()
        values = self.read(made)
        for name in WORDS[self.kind]:
            field = self.model._meta.get_field(name)
            setattr(obj, name, values.get(name, field.get_default()))
        with self.path.open("rb") as source:
            self.take(obj, source)
            try:
                obj.full_clean()
            except ValidationError as error:
                report_invalid(error.error_dict, self.entry)
                return obj
            try:
                obj.save()
            finally:
                made.stored.append(obj.file)
        return obj

    def take(self, obj: Model, source: File) -> None:
        """Store the file in place of the present one, which goes when all is done."""
        old = obj.file.name
        if self.kind == "image":
            obj.file = ImageFile(source, self.path.name)
            obj._set_image_file_metadata()
            if obj.pk:
                obj.renditions.all().delete()
        else:
            obj.file = File(source, self.path.name)
            obj._set_document_file_metadata()
        if old:
            storage = obj.file.storage
            # A lost file may come back under its old name.
            transaction.on_commit(lambda: old == obj.file.name or storage.delete(old))


def is_picture(content: bytes) -> bool:
    try:
        with Image.open(BytesIO(content)) as picture:
            picture.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    return True


def media_pieces(kind: str, entries: list[Entry], folder: Path) -> list[MediaPiece]:
    model = get_image_model() if kind == "image" else get_document_model()
    return [
        MediaPiece(f"{kind}:{entry.at('slug').value}", entry, model=model, kind=kind, folder=folder)
        for entry in entries
    ]
