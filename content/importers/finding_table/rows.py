"""The rows of the file as a spreadsheet numbers them, and what is wrong with each."""

import csv
from dataclasses import dataclass, field
from difflib import get_close_matches
from io import StringIO

from content.evidence.csv_format import FIGURES, LONGEST_CELL, columns, unguarded
from content.importers.problems import LoadError

# Made from the finding when it is written out; nothing is read from them.
UNREAD = {FIGURES, "address"}


@dataclass(frozen=True)
class RowFault:
    row: int  # the first below the head is 2
    column: str  # empty for the row as a whole
    message: str  # what is wrong and what to do

    def __str__(self) -> str:
        return f"Row {self.row}{f', {self.column}' if self.column else ''}: {self.message}"


class TableError(LoadError):
    """The file as a whole can't be read."""


class RowsError(LoadError):
    def __init__(self, faults: list[RowFault]):
        self.faults = faults
        rows = len({fault.row for fault in faults})
        count = f"{len(faults)} fault{'s' if len(faults) > 1 else ''} in {rows} row{'s' if rows > 1 else ''}"
        super().__init__("\n".join([*map(str, faults), f"{count} to mend."]))


@dataclass
class Row:
    number: int
    cells: dict[str, str]
    faults: list[RowFault] = field(default_factory=list)

    def wrong(self, column: str, message: str) -> None:
        fault = RowFault(self.number, column, message)
        if fault not in self.faults:
            self.faults.append(fault)


def read_rows(content: bytes) -> list[Row]:
    """Empty rows are passed over. Raises TableError."""
    table = cells_in(text_in(content))
    head = [name.strip() for name in table[0]] if table else []
    refuse_head(head)
    return [
        row_of(number, head, cells) for number, cells in enumerate(table[1:], start=2) if any(cells)
    ]


def text_in(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError(
            f"The file isn't in UTF-8 (byte {error.start + 1}). In the spreadsheet, save it as "
            "“CSV UTF-8 (comma delimited)”."
        ) from error


def cells_in(text: str) -> list[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        return list(reader)
    except csv.Error as error:
        raise TableError(
            f"Line {reader.line_num} of the file can't be read as CSV ({error}). "
            "Save the file anew from a spreadsheet, as “CSV UTF-8 (comma delimited)”."
        ) from error


def refuse_head(head: list[str]) -> None:
    if not any(head):
        raise TableError("The file has no head: its first row has to name the columns.")
    if len(head) == 1 and any(other in head[0] for other in ";\t"):
        raise TableError("The cells are parted by something else than commas. Save it with commas.")
    if twice := {name for name in head if name and head.count(name) > 1}:
        raise TableError(
            f"These columns stand twice: {', '.join(sorted(twice))}. Keep one of each."
        )
    missing = [name for name in columns() if name not in head and name not in UNREAD]
    if missing:
        told = "; ".join(f"{name}{instead_of(name, head)}" for name in missing)
        raise TableError(
            f"These columns are missing: {told}. A file from /evidence/data.csv has all of them; "
            "where there is nothing to say, the cells below stay empty."
        )


def instead_of(name: str, head: list[str]) -> str:
    strange = [each for each in head if each not in columns()]
    close = get_close_matches(name, strange, n=1)
    return f" (is it “{close[0]}”?)" if close else ""


def row_of(number: int, head: list[str], cells: list[str]) -> Row:
    row = Row(
        number, dict.fromkeys(head, "") | dict(zip(head, map(unguarded, cells), strict=False))
    )
    if len(cells) != len(head):
        row.wrong(
            "",
            f"It has {len(cells)} cells where the head has {len(head)}. A comma within a cell needs "
            "quotation marks around the cell.",
        )
    return row
