"""What the cells of a row say, as the record of a finding; whatever can't be read is a fault."""

from collections.abc import Iterator
from datetime import date

from content.evidence.csv_format import WORKS, Record, value_of
from content.evidence.data_dictionary import FIELDS, WORK_FIELDS, Field, Kind
from content.evidence.finding import State
from content.evidence.source import Source
from content.evidence.units import Unit
from content.importers.entries import did_you_mean_one_of
from content.importers.finding_table.rows import UNREAD, Row
from content.importers.finding_table.values import read_values

CHOICES = {
    "state": State.values,
    "unit": Unit.values,
    "source_kind": Source.Kind.values,
    "reports_kind": Source.Kind.values,
}
ADVICE = {
    Kind.YEAR: "Write a year in four digits, such as 2024.",
    Kind.DATE: "Write the day as year, month and day, such as 2026-11-22. Spreadsheets like to "
    "turn it round; format the column as text.",
    Kind.TEXTS: "Write names in quotation marks within square brackets, such as "
    '["Lambeth", "Southwark"], or leave the cell empty.',
    Kind.OBJECTS: "Write the values as in /evidence/data.csv, such as "
    '[{"group": "Black women", "value": 3}, {"group": "White women", "value": 1, "comparator": true}].',
}
DOI_ADDRESS = "https://doi.org/"


def record_in(row: Row) -> Record:
    """As `as_record` has it, the address aside. What a fault stands for is empty in it."""
    record = {
        field.name: read_cell(row, field.name, field)
        for field in FIELDS
        if field.name not in UNREAD and field.name != "source"
    }
    record["values"] = read_values(row, record["values"] or [])
    reports, source = (read_work(row, work) for work in reversed(WORKS))
    if reports and not source:
        row.wrong("source_title", "Say which source reports on the work named under “reports”.")
    record["source"] = source and source | {"reports": reports}
    return record


def read_cell(row: Row, column: str, field: Field):
    cell = row.cells[column]
    if kept_out := sorted({repr(each) for each in cell if is_unwritable(each)}):
        row.wrong(column, f"Take out what can't be stored: {', '.join(kept_out)}.")
        return empty(field)
    if column in CHOICES:
        return read_choice(row, column, field)
    if field.kind in (Kind.TEXTS, Kind.OBJECTS) and not cell.strip():
        return []
    try:
        value = value_of(field, cell)
        return None if value is None and field.may_be_null else checked(field, value)
    except (ValueError, RecursionError):
        row.wrong(column, f"“{shortened(cell)}” can't be read. {ADVICE[field.kind]}")
        return empty(field)


def checked(field: Field, value):
    """Raises ValueError."""
    if field.kind == Kind.DATE:
        return date.fromisoformat(value.strip()).isoformat()
    if field.kind == Kind.TEXTS and not is_list_of(str, value):
        raise ValueError("No list of texts")
    if field.kind == Kind.OBJECTS and not is_list_of(dict, value):
        raise ValueError("No list of objects")
    if any(is_unwritable(each) for text in texts_in(value) for each in text):
        raise ValueError("Half a character, or none")
    return value


def read_choice(row: Row, column: str, field: Field) -> str | None:
    cell = row.cells[column].strip()
    if cell in CHOICES[column]:
        return cell
    if cell or not field.may_be_null:
        row.wrong(column, f"There is no “{cell}”{did_you_mean_one_of(cell, CHOICES[column])}")
    return empty(field)


def read_work(row: Row, work: str) -> Record | None:
    """A work has a title; without one there is none, and then nothing else may be said of it."""
    columns = {field.name: f"{work}_{field.name}" for field in WORK_FIELDS}
    if not row.cells[columns["title"]].strip():
        if any(row.cells[column].strip() for column in columns.values()):
            row.wrong(columns["title"], "Write the title too, or empty the cells beside it.")
        return None
    found = {field.name: read_cell(row, columns[field.name], field) for field in WORK_FIELDS}
    if found["doi"]:
        found["doi"] = found["doi"].removeprefix(DOI_ADDRESS)
        found["url"] = f"{DOI_ADDRESS}{found['doi']}"  # as the record has it, whatever stands there
    return found


def empty(field: Field):
    if field.kind in (Kind.TEXTS, Kind.OBJECTS):
        return []
    return None if field.may_be_null else ""


def is_list_of(kind: type, value) -> bool:
    return isinstance(value, list) and all(isinstance(each, kind) for each in value)


def texts_in(value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for pair in value.items() for each in pair for text in texts_in(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in texts_in(each))


def is_unwritable(character: str) -> bool:
    """PostgreSQL stores no NUL, and half a pair of surrogates is no character."""
    return character == "\0" or "\ud800" <= character <= "\udfff"


def shortened(cell: str, most: int = 60) -> str:
    return cell if len(cell) <= most else f"{cell[: most - 1]}…"
