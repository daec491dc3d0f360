"""The files of the REMI, each with the version that it belongs to."""

from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from django.core.files import File
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from content.importers.entries import Entry
from content.importers.field_values import read_fields
from content.importers.pieces.media import WORDS, MediaPiece
from content.importers.targets import Targets
from content.models import ToolFile, ToolVersion


@dataclass
class ToolFilePiece(MediaPiece):
    """`version` is the label of the version, `released` the day from which on people get it."""

    def read(self, targets: Targets) -> dict:
        required = ["slug", "file", "title", "version", "released"]
        given = self.entry.fields(required, ["pages"])
        values = read_fields(
            self.model, {n: given[n] for n in WORDS[self.kind] if n in given}, targets
        )
        for name, value in (("version", Entry.text), ("released", Entry.day)):
            if name in given:
                values[name] = value(given[name])
        if "file" in given and given["file"].text():
            values["file"] = self.digest(given["file"])
        return values

    def take(self, obj: Model, source: File) -> None:
        obj.version = self.version()
        old = obj.file.name
        obj.file = File(source, self.path.name)
        if old:
            storage = obj.file.storage
            transaction.on_commit(lambda: old == obj.file.name or storage.delete(old))

    def version(self) -> ToolVersion:
        released = datetime.combine(self.entry.at("released").day(), time())
        version, _ = ToolVersion.objects.get_or_create(
            label=self.entry.at("version").text(),
            defaults={"released_at": timezone.make_aware(released)},
        )
        return version


def tool_file_pieces(entries: list[Entry], folder: Path) -> list[ToolFilePiece]:
    return [
        ToolFilePiece(
            f"tool_file:{entry.at('slug').value}",
            entry,
            model=ToolFile,
            kind="tool_file",
            folder=folder,
        )
        for entry in entries
    ]
