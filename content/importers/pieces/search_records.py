"""Synonyms and promoted results of the search."""

from dataclasses import dataclass

from django.db.models import Model

from content.importers.entries import Entry
from content.importers.pieces.piece import RecordPiece
from content.models import PromotedResult, SearchSynonym

KNOWN_BY = {"synonym": "typed", "promoted": "searches"}
MODELS = {"synonym": SearchSynonym, "promoted": PromotedResult}


@dataclass
class SearchRecordPiece(RecordPiece):
    """Its slug names it in the file alone; what stands already is known by what readers type."""

    model: type[Model] = SearchSynonym
    known_by: str = "typed"

    names_in_files = ("slug",)

    def existing(self) -> Model | None:
        words = self.entry.at(self.known_by).value
        return self.model.objects.filter(**{self.known_by: words}).first()


def search_record_pieces(kind: str, entries: list[Entry]) -> list[SearchRecordPiece]:
    return [
        SearchRecordPiece(
            f"{kind}:{entry.at('slug').value}", entry, model=MODELS[kind], known_by=KNOWN_BY[kind]
        )
        for entry in entries
    ]
