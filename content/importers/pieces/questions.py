"""Questions with their answers."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Model

from content.importers.entries import Entry
from content.importers.field_values import read_fields
from content.importers.pieces.piece import Piece, report_invalid, stored_values
from content.importers.targets import Made, Targets
from content.models import Question

FIELDS = ["question", "answer", "answered_by", "answered_as", "asked_at", "last_reviewed", "topics"]


@dataclass
class QuestionPiece(Piece):
    model: type[Model] = Question

    def read(self, targets: Targets) -> dict:
        given = self.entry.fields(["slug", "question", "answer"], FIELDS[2:])
        return read_fields(Question, given, targets)

    def existing(self) -> Question | None:
        return Question.objects.filter(slug=self.name).first()

    def state(self, obj: Question) -> dict:
        return stored_values(obj, ["latest_revision", "live"])

    def begin(self, made: Made) -> Question:
        """A draft, so that pages can choose it before the page is there where it was asked."""
        return Question.objects.create(slug=self.name, live=False)

    def write(self, obj: Question | None, made: Made) -> Question:
        question = Question.objects.get(pk=obj.pk) if obj else Question(live=False)
        values = self.read(made)
        for name in ("slug", *FIELDS):
            field = Question._meta.get_field(name)
            if name == "topics":
                question.topics = field.related_model.objects.filter(pk__in=values.get(name) or [])
            else:
                setattr(question, field.attname, values.get(name, field.get_default()))
        try:
            question.full_clean(exclude=["topics"])
        except ValidationError as error:
            report_invalid(error.error_dict, self.entry)
            return question
        question.save_revision(clean=False, changed=True).publish()
        return question


def question_pieces(entries: list[Entry]) -> list[QuestionPiece]:
    return [QuestionPiece(f"question:{entry.at('slug').value}", entry) for entry in entries]
