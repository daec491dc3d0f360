"""Synonyms and promoted results of the search."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Model

from content.importers.entries import Entry
from content.importers.field_values import must_be_given, read_fields
from content.importers.pieces.piece import Piece, report_invalid, stored_values
from content.importers.targets import Made, Targets
from content.models import PromotedResult, SearchSynonym

KNOWN_BY = {"synonym": "typed", "promoted": "searches"}
MODELS = {"synonym": SearchSynonym, "promoted": PromotedResult}


@dataclass
class SearchRecordPiece(Piece):
    """Its slug names it in the file alone; what stands already is known by what readers type."""

    model: type[Model] = SearchSynonym
    known_by: str = "typed"

    @property
    def names(self) -> list[str]:
        return [field.name for field in self.model._meta.concrete_fields if field.name != "id"]

    def read(self, targets: Targets) -> dict:
        required = [name for name in self.names if must_be_given(self.model._meta.get_field(name))]
        optional = [name for name in self.names if name not in required]
        given = self.entry.fields(["slug", *required], optional)
        given.pop("slug", None)
        return read_fields(self.model, given, targets)

    def existing(self) -> Model | None:
        words = self.entry.at(self.known_by).value
        return self.model.objects.filter(**{self.known_by: words}).first()

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
        return obj


def search_record_pieces(kind: str, entries: list[Entry]) -> list[SearchRecordPiece]:
    return [
        SearchRecordPiece(
            f"{kind}:{entry.at('slug').value}", entry, model=MODELS[kind], known_by=KNOWN_BY[kind]
        )
        for entry in entries
    ]
