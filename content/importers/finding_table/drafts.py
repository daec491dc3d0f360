"""A row becomes a draft of its finding; readers see nothing of it until somebody publishes it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.core.exceptions import ValidationError

from content.evidence.csv_format import Record
from content.evidence.differences import differences
from content.evidence.faults import faults_of
from content.evidence.finding import Finding
from content.evidence.finding_value import FindingValue
from content.evidence.record import as_record
from content.evidence.slugs import is_taken
from content.importers.finding_table.names import Names
from content.importers.finding_table.rows import Row
from content.importers.finding_table.sources import Sources
from content.importers.finding_table.values import as_value

PLAIN = ["statement", "state", "state_reason", "measure", "unit", "place_detail", "period",
         "population", "passage", "note", "checked_by"]  # fmt: skip
BY_NAME = ["condition", "place", "source", "superseded_by"]
VALUE_FIELDS = ["group", "value", "value_max", "lower", "upper", "qualifier", "period",
                "comparator", "derived"]  # fmt: skip


class Fate(StrEnum):
    MADE = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass
class Draft:
    """A row on its way to its finding: first filled, then joined to its successor, then saved."""

    row: Row
    record: Record
    finding: Finding
    newest: Record | None  # what the newest draft says; None for a new finding
    published: Record | None
    waits: bool = False  # for another row to be mended

    def fill(self, names: Names, sources: Sources) -> None:
        finding, row, record = self.finding, self.row, self.record
        for name in PLAIN:
            setattr(finding, name, record[name])
        finding.drop_reason_that_is_over()
        finding.checked_on = record["checked_on"] and date.fromisoformat(record["checked_on"])
        finding.condition = names.condition_of(row, record)
        finding.place = names.place_of(row, record)
        finding.also_about = names.places_by_name.get_all(
            row, "parts_of_place", record["parts_of_place"]
        )
        finding.values = list(self.values(names))
        finding.source = sources.of(row, record["source"], finding.source)

    def values(self, names: Names) -> Iterator[FindingValue]:
        """Those of the same group stay the same, so that two versions can be compared."""
        stored = {
            (value.group, value.period): value for value in reversed(self.finding.values.all())
        }
        for order, given in enumerate(self.record["values"]):
            value = stored.pop((given["group"], given["period"]), None) or FindingValue()
            wanted = as_value(given)
            for name in VALUE_FIELDS:
                setattr(value, name, getattr(wanted, name))
            value.sort_order = order
            value.groups = names.groups.get_all(self.row, "values", given["groups"])
            yield value

    def begin(self) -> None:
        """What is new gets its number, so that other rows can name it."""
        try:
            self.finding.clean_fields(exclude=BY_NAME)
        except ValidationError as error:
            told = {fault.column for fault in self.row.faults}
            for name, messages in error.message_dict.items():
                if name not in told:
                    self.row.wrong(name, " ".join(messages))
        if not self.row.faults and is_taken(self.finding.slug):
            self.row.wrong(
                "slug", "Another part of the evidence answers there. Choose another one."
            )
        if self.newest is None and not self.row.faults:
            self.finding.save()

    def refuse_faults(self) -> None:
        if self.row.faults or self.waits:
            return  # what follows from them would only repeat them
        for name, message in faults_of(self.finding, self.finding.values.all()):
            self.row.wrong("source_title" if name == "source" else name, message)
        if self.fate == Fate.CHANGED and self.finding.get_lock():
            self.row.wrong(
                "slug",
                "It is locked, with the moderators, or set to appear at a certain time. Wait until "
                "that is over, or take the row out of the file.",
            )

    @property
    def fate(self) -> Fate:
        """What is published, or was drafted last, needs no draft that says the same."""
        if self.newest is None:
            return Fate.MADE
        wanted = comparable(as_record(self.finding))
        same = wanted in (comparable(self.newest), self.published and comparable(self.published))
        return Fate.UNCHANGED if same else Fate.CHANGED

    @property
    def words(self) -> str:
        """What changes, as the list of changes would put it."""
        before, after = comparable(self.newest), comparable(as_record(self.finding))
        return " ".join(each.words for each in differences(before, after))

    def save(self) -> None:
        if not self.finding.live:
            self.finding.save()  # as Wagtail's editor does; what is published stays as it is
        self.finding.save_revision(clean=False, log_action=True)


def drafts_of(rows: list[tuple[Row, Record]]) -> Iterator[Draft]:
    """`rows` with their records. A finding that is there already is taken as it was drafted last."""
    slugs = [record["slug"] for _, record in rows]
    there = {
        finding.slug: finding for finding in Finding.objects.filter(slug__in=slugs).for_listing()
    }
    for row, record in rows:
        stored = there.get(record["slug"])
        newest = stored.get_latest_revision_as_object() if stored else new_finding(record["slug"])
        yield Draft(
            row,
            record,
            newest,
            newest=as_record(newest) if stored else None,
            published=as_record(stored) if stored and stored.live else None,
        )


def new_finding(slug: str) -> Finding:
    return Finding(slug=slug, live=False, has_unpublished_changes=True)


def comparable(record: Record) -> Record:
    """Neither the order of what a value is mapped to says anything, nor how a line ends."""
    return {
        name: same_lines(value)
        if name != "values"
        else [{key: same_lines(each) for key, each in one.items()} for one in value]
        for name, value in record.items()
    }


def same_lines(value):
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    return sorted(value) if isinstance(value, list) else value
