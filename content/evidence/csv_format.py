"""Findings as CSV, one row each, and back again.

A spreadsheet takes a cell that begins with "=" and the like for a formula. Such cells get an
apostrophe in front; so do those that begin with one, so that reading can take it away again.
"""

import csv
import json
from collections.abc import Iterable
from decimal import Decimal
from io import StringIO
from types import SimpleNamespace

from content.evidence.data_dictionary import FIELDS, WORK_FIELDS, Field, Kind
from content.evidence.figures import figure
from content.evidence.units import Unit

Record = dict
GUARD = "'"
FULL_WIDTH = (
    "\uff1d\uff0b\uff0d\uff20"  # the same four as Japanese and Chinese keyboards write them
)
GUARDED = tuple("=+-@\t\r\n'" + FULL_WIDTH)
LONGEST_CELL = 1_000_000  # characters; Python's own limit is lower than a finding may need
# In words for people who open the file; what a program wants stands in `values`.
FIGURES = "figures"
LISTS = {Kind.OBJECTS: dict, Kind.TEXTS: str}  # in their cell as JSON, and what they are of
WORKS = ("source", "reports")  # each with columns of its own: source_title, reports_title


class CsvError(ValueError):
    """Says what is wrong and in which line."""


def columns() -> list[str]:
    names = []
    for field in FIELDS:
        if field.name == "source":
            names += [f"{work}_{each.name}" for work in WORKS for each in WORK_FIELDS]
        else:
            names += [FIGURES, field.name] if field.name == "values" else [field.name]
    return names


def write(records: Iterable[Record]) -> str:
    """`records` are those of `as_record`, with their address."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns())
    for record in records:
        cells = cells_of(record)
        writer.writerow([guarded(cells[name]) for name in columns()])
    return text.getvalue()


def read(text: str) -> list[Record]:
    """The records that were written. Raises CsvError."""
    csv.field_size_limit(LONGEST_CELL)
    rows = csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    records = []
    try:
        missing = set(columns()) - {FIGURES} - set(rows.fieldnames or ())
        if missing:
            raise CsvError(f"These columns are missing: {', '.join(sorted(missing))}.")
        for row in rows:
            if None in row or None in row.values():
                raise CsvError(f"Line {rows.line_num} has too many or too few cells.")
            records.append(record_of({name: unguarded(cell) for name, cell in row.items()}))
    except CsvError:
        raise
    except (csv.Error, ValueError) as error:
        raise CsvError(f"Line {rows.line_num} can't be read: {error}.") from error
    return records


def cells_of(record: Record) -> dict[str, str]:
    cells = {FIGURES: figures_in_words(record)}
    for field in FIELDS:
        if field.name == "source":
            source = record["source"] or {}
            for work, given in zip(WORKS, (source, source.get("reports") or {}), strict=True):
                cells |= {f"{work}_{f.name}": cell_of(f, given.get(f.name)) for f in WORK_FIELDS}
        else:
            cells[field.name] = cell_of(field, record[field.name])
    return cells


def cell_of(field: Field, value) -> str:
    if field.kind in LISTS:
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else str(value)


def figures_in_words(record: Record) -> str:
    """ "Black women: nearly 3; White women: 1 (comparator)"."""
    unit = Unit(record["unit"])
    return "; ".join(
        f"{value['group']}: {figure(as_value(value), unit)}"
        + (" (comparator)" if value["comparator"] else "")
        for value in record["values"]
    )


def as_value(record: Record) -> SimpleNamespace:
    def exact(number):
        return None if number is None else Decimal(str(number))

    return SimpleNamespace(
        value=exact(record["value"]),
        value_max=exact(record["value_max"]),
        qualifier=record["qualifier"],
    )


def record_of(cells: dict[str, str]) -> Record:
    record = {}
    for field in FIELDS:
        if field.name == "source":
            reports, source = (work_of(cells, work) for work in reversed(WORKS))
            record["source"] = source and source | {"reports": reports}
        else:
            record[field.name] = value_of(field, cells[field.name])
    return record


def work_of(cells: dict[str, str], work: str) -> Record | None:
    """A work has a title; without one there is no work."""
    if not cells[f"{work}_title"]:
        return None
    return {field.name: value_of(field, cells[f"{work}_{field.name}"]) for field in WORK_FIELDS}


def value_of(field: Field, cell: str):
    if field.kind in LISTS:
        return list_of(field, cell)
    if field.may_be_null and cell == "":
        return None
    return int(cell) if field.kind == Kind.YEAR else cell


def list_of(field: Field, cell: str) -> list:
    found, of = json.loads(cell), LISTS[field.kind]
    if not isinstance(found, list) or not all(isinstance(each, of) for each in found):
        raise ValueError(f"{field.name} is no {field.kind.value}")
    return found


def guarded(cell: str) -> str:
    return GUARD + cell if cell.startswith(GUARDED) else cell


def unguarded(cell: str) -> str:
    return cell.removeprefix(GUARD)
