"""What findings name: conditions, places and groups that the site knows already."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Model

from content.evidence.condition import Condition
from content.evidence.csv_format import Record
from content.evidence.ethnic_group import EthnicGroup
from content.evidence.place import Place
from content.importers.entries import did_you_mean
from content.importers.finding_table.rows import Row


@dataclass(frozen=True)
class Named:
    """The records of one kind, by name; capital and small letters are the same."""

    kind: str  # "place", as a message calls it
    known: dict[str, Model]
    otherwise: str  # what to do when none comes close

    @cached_property
    def folded(self) -> dict[str, Model]:
        return {name.casefold(): each for name, each in self.known.items()}

    def get(self, row: Row, column: str, name: str) -> Model | None:
        found = self.folded.get(name.strip().casefold())
        if not found:
            close = did_you_mean(name, self.known)
            row.wrong(column, f"There is no {self.kind} “{name}”"
                              f"{close if close != '.' else f'. {self.otherwise}'}")  # fmt: skip
        return found

    def get_all(self, row: Row, column: str, names: Iterable[str]) -> list[Model]:
        found = [self.get(row, column, name) for name in names]
        return [each for each in dict.fromkeys(found) if each]


class Names:
    def __init__(self):
        self.places = list(Place.objects.all())
        self.conditions = Named(
            "condition",
            by_name(Condition.objects.all()),
            "Write it as it is called in the admin, or make it there first.",
        )
        self.places_by_name = Named(
            "place",
            by_name(self.places),
            "Write a borough, a board's area, London, England or the United Kingdom; what has no "
            "such name goes into “place_detail”.",
        )
        self.places_by_code = {place.code: place for place in self.places}
        self.groups = Named(
            "group",
            by_name(EthnicGroup.objects.all()),
            "Write it as it is called in the admin under “Ethnic groups”.",
        )

    def condition_of(self, row: Row, record: Record) -> Condition | None:
        if not record["condition"].strip():
            row.wrong("condition", "Say which condition or determinant it is about.")
            return None
        return self.conditions.get(row, "condition", record["condition"])

    def place_of(self, row: Row, record: Record) -> Place | None:
        """By name, by code, or by both when they agree."""
        name, code = record["place"], (record["place_code"] or "").strip()
        coded = self.places_by_code.get(code)
        if code and not coded:
            row.wrong(
                "place_code",
                f"No place here has the code “{code}”. Leave it empty; the name will do.",
            )
        if not name:
            return coded
        named = self.places_by_name.get(row, "place", name)
        if named and coded and named != coded:
            row.wrong("place_code", f"“{code}” is {coded}, not {named}. Put one of them right.")
        return named


def by_name(records: Iterable[Model]) -> dict[str, Model]:
    return {each.name: each for each in records}
