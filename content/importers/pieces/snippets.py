"""Topics, organisations and people."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Model

from content.importers.entries import Entry
from content.importers.field_values import must_be_given, read_fields
from content.importers.pieces.piece import Piece, report_invalid, stored_values
from content.importers.targets import Made, Targets
from content.models import Organisation, Person, Topic

# For the writers of the files; readers are not shown it.
NOTES = ["name_note"]


@dataclass
class SnippetPiece(Piece):
    model: type[Model] = Topic

    @property
    def names(self) -> list[str]:
        left_out = {"id", "latest_revision"}
        return [
            field.name for field in self.model._meta.concrete_fields if field.name not in left_out
        ]

    def read(self, targets: Targets) -> dict:
        required = [name for name in self.names if must_be_given(self.model._meta.get_field(name))]
        optional = [name for name in self.names if name not in required]
        given = self.entry.fields(required, [*optional, *NOTES])
        for note in NOTES:
            given.pop(note, None)
        return read_fields(self.model, given, targets)

    def existing(self) -> Model | None:
        return self.model._default_manager.filter(slug=self.name).first()

    def state(self, obj: Model) -> dict:
        return stored_values(obj, self.names)

    def write(self, obj: Model | None, made: Made) -> Model:
        obj = obj or self.model()
        values = self.read(made)
        for name in self.names:
            field = self.model._meta.get_field(name)
            setattr(obj, field.attname, values.get(name, field.get_default()))
        try:
            obj.full_clean()
        except ValidationError as error:
            report_invalid(error.error_dict, self.entry)
            return obj
        obj.save()
        obj.save_revision(clean=False)
        return obj


def snippet_pieces(kind: str, entries: list[Entry]) -> list[SnippetPiece]:
    model = {"topic": Topic, "organisation": Organisation, "person": Person}[kind]
    return [
        SnippetPiece(f"{kind}:{entry.at('slug').value}", entry, model=model) for entry in entries
    ]
