"""Topics, organisations and people."""

from dataclasses import dataclass

from django.db.models import Model

from content.importers.entries import Entry
from content.importers.pieces.piece import RecordPiece
from content.models import Organisation, Person, Topic


@dataclass
class SnippetPiece(RecordPiece):
    model: type[Model] = Topic

    not_in_files = frozenset({"id", "latest_revision"})
    notes_in_files = ("name_note",)

    def existing(self) -> Model | None:
        return self.model._default_manager.filter(slug=self.name).first()

    def saved(self, obj: Model) -> None:
        obj.save_revision(clean=False)


def snippet_pieces(kind: str, entries: list[Entry]) -> list[SnippetPiece]:
    model = {"topic": Topic, "organisation": Organisation, "person": Person}[kind]
    return [
        SnippetPiece(f"{kind}:{entry.at('slug').value}", entry, model=model) for entry in entries
    ]
