"""The cell `values`: each figure with its group."""

from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError

from content.evidence.data_dictionary import VALUE_FIELDS, Field, Kind
from content.evidence.finding_value import FindingValue
from content.importers.entries import did_you_mean
from content.importers.finding_table.rows import Row

COLUMN = "values"
NEEDED = ("group", "value")
NAMES = [field.name for field in VALUE_FIELDS]
ABSENT = {Kind.TEXT: "", Kind.TEXTS: [], Kind.NUMBER: None, Kind.YES_NO: False}
WANTED = {
    Kind.TEXT: "a text in quotation marks",
    Kind.TEXTS: 'a list of texts, such as ["Black African"]',
    Kind.NUMBER: "a number without quotation marks, in digits and below 10,000,000,000, such as 37.2",
    Kind.YES_NO: "true or false",
}
LARGEST = Decimal(10) ** 10  # what the column can hold


def read_values(row: Row, given: list[dict]) -> list[dict]:
    """With all their keys. Those with a fault are left out."""
    read = [read_value(row, number, each) for number, each in enumerate(given, start=1)]
    return [each for each in read if each]


def read_value(row: Row, number: int, given: dict) -> dict | None:
    before = len(row.faults)
    where = f"{number}. value"
    for name in given:
        if name not in NAMES:
            row.wrong(COLUMN, f"{where}: there is no “{name}”{did_you_mean(name, NAMES)}")
    for name in NEEDED:
        if given.get(name) in (None, ""):
            row.wrong(COLUMN, f"{where}: it lacks its “{name}”.")
    found = {field.name: given.get(field.name, ABSENT[field.kind]) for field in VALUE_FIELDS}
    for field in VALUE_FIELDS:
        if not fits(field, found[field.name]):
            row.wrong(COLUMN, f"{where}: “{field.name}” has to be {WANTED[field.kind]}.")
    if len(row.faults) == before:
        refuse_impossible(row, where, found)
    return found if len(row.faults) == before else None


def fits(field: Field, value) -> bool:
    if field.kind == Kind.NUMBER:
        return value is None or is_number(value)
    if field.kind == Kind.TEXTS:
        return isinstance(value, list) and all(isinstance(each, str) for each in value)
    return isinstance(value, bool if field.kind == Kind.YES_NO else str)


def is_number(value) -> bool:
    """JSON as Python reads it also has NaN and Infinity, and true is a kind of 1."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        return abs(exact(value)) < LARGEST
    except InvalidOperation:  # NaN can't be compared
        return False


def refuse_impossible(row: Row, where: str, found: dict) -> None:
    """What a value can't be by itself; with the others it is looked at by `faults_of`."""
    value = as_value(found)
    for check in (lambda: value.clean_fields(exclude=["finding"]), value.clean):
        try:
            check()
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                row.wrong(COLUMN, f"{where}, “{name}”: {' '.join(messages)}")
            return


def as_value(found: dict) -> FindingValue:
    """What it is mapped to aside."""
    return FindingValue(
        **{
            name: exact(each)
            for name, each in found.items()
            if name not in ("groups", "sort_order")
        }
    )


def exact(value):
    """A number as written; anything else as it is."""
    return (
        Decimal(str(value))
        if isinstance(value, int | float) and not isinstance(value, bool)
        else value
    )
