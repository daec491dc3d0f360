"""Conditions, sources and findings."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Model

from content.evidence.faults import faults_of
from content.evidence.record import value_record
from content.importers.entries import Entry
from content.importers.field_values import read_fields
from content.importers.pieces.pages import records
from content.importers.pieces.piece import Piece, report_invalid, stored_values
from content.importers.pieces.snippets import SnippetPiece
from content.importers.targets import Made, Targets
from content.models import Condition, Finding, Source

FIELDS = [
    "statement", "measure", "unit", "population", "place", "place_detail", "also_about", "period",
    "source", "passage", "note", "state", "checked_by", "checked_on", "state_reason",
    "superseded_by", "values",
]  # fmt: skip
CHILDREN = ("values", "also_about")


@dataclass
class FindingPiece(Piece):
    """`live: false` leaves it a draft."""

    model: type[Model] = Finding

    def read(self, targets: Targets) -> dict:
        given = self.entry.fields(["slug", "condition", "statement"], [*FIELDS[1:], "live"])
        live = given.pop("live", None)
        return {"live": live.yes_or_no() if live else True, **read_fields(Finding, given, targets)}

    def existing(self) -> Finding | None:
        return Finding.objects.filter(slug=self.name).first()

    def state(self, obj: Finding) -> dict:
        """Editors leave a revision; a program may change values without one."""
        return stored_values(obj, ["latest_revision", "live"]) | {
            "values": [
                value_record(value) | {"groups": sorted(group.pk for group in value.groups.all())}
                for value in obj.values.all()
            ]
        }

    def write(self, obj: Finding | None, made: Made) -> Finding:
        finding = Finding.objects.get(pk=obj.pk) if obj else Finding(live=False)
        values = self.read(made)
        self.fill(finding, values)
        self.refuse_faults(finding)
        if self.entry.problems:
            return finding
        if finding.live and not values["live"]:
            finding.unpublish(set_expired=False)
        if not finding.live:
            finding.save()  # as Wagtail's editor does; what is published waits for its revision
        revision = finding.save_revision(clean=False, changed=True)
        if values["live"]:
            revision.publish()
        return finding

    def fill(self, finding: Finding, values: dict) -> None:
        for name in ("slug", "condition", *FIELDS):
            field = Finding._meta.get_field(name)
            if name == "values":
                finding.values = records(field, values.get(name) or [], self.entry.at(name))
            elif name == "also_about":
                finding.also_about = field.related_model.objects.filter(
                    pk__in=values.get(name) or []
                )
            else:
                setattr(finding, field.attname, values.get(name, field.get_default()))

    def refuse_faults(self, finding: Finding) -> None:
        try:
            finding.full_clean(exclude=CHILDREN)
        except ValidationError as error:
            return report_invalid(error.error_dict, self.entry)
        for name, message in faults_of(finding, finding.values.all()):
            self.entry.at(name).wrong(message)


def evidence_pieces(
    conditions: list[Entry], sources: list[Entry], findings: list[Entry]
) -> list[Piece]:
    """In the order in which they can be written: what others refer to comes first."""
    return [
        *(SnippetPiece(key("condition", entry), entry, model=Condition) for entry in conditions),
        *referred_first(
            [SnippetPiece(key("source", entry), entry, model=Source) for entry in sources], "reports"
        ),
        *referred_first([FindingPiece(key("finding", entry), entry) for entry in findings],
                        "superseded_by"),
    ]  # fmt: skip


def key(kind: str, entry: Entry) -> str:
    return f"{kind}:{entry.at('slug').value}"


def referred_first(pieces: list[Piece], field: str) -> list[Piece]:
    """Each after the one that its `field` names; a ring of them is reported."""
    waiting, ordered = list(pieces), []
    while waiting:
        names = {piece.name for piece in waiting}
        ready = [piece for piece in waiting if named(piece, field) not in names]
        if not ready:
            for piece in waiting:
                piece.entry.at(field).wrong("This leads back to where it began. Name another one.")
            return [*ordered, *waiting]
        ordered += ready
        waiting = [piece for piece in waiting if named(piece, field) in names]
    return ordered


def named(piece: Piece, field: str) -> str | None:
    value = piece.entry.at(field).value
    return value if isinstance(value, str) else None
