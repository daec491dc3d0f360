"""The CSV gives back what was written, and no cell of it is a formula."""

import csv
from datetime import date
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.evidence.csv_format import CsvError, columns, read, write
from content.evidence.data_dictionary import (
    FIELDS,
    SOURCE_FIELDS,
    VALUE_FIELDS,
    WORK_FIELDS,
    Field,
    Kind,
)
from content.evidence.record import as_record
from content.evidence.units import Unit
from tests.content.evidence_records import a_finding, a_source

TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20),
    st.sampled_from(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "'=1", "''", 'a"b', "a,b",
                     "a\r\nb", "\uff1d1", "\ufeffx"]),
)  # fmt: skip
NUMBERS = st.one_of(
    st.integers(0, 10**9), st.integers(0, 10**8).map(lambda number: number / 10_000)
)


def of_field(field: Field):
    given_ = {
        Kind.TEXT: TEXT.filter(bool) if field.may_be_null else TEXT,
        Kind.DATE: st.dates().map(str),
        Kind.NUMBER: NUMBERS,
        Kind.YEAR: st.integers(1900, 2100),
        Kind.YES_NO: st.booleans(),
        Kind.TEXTS: st.lists(TEXT, max_size=3),
    }[field.kind]
    return st.none() | given_ if field.may_be_null else given_


WORKS = st.fixed_dictionaries(
    {field.name: of_field(field) for field in WORK_FIELDS} | {"title": TEXT.filter(bool)}
)
SOURCES = st.builds(lambda work, reports: work | {"reports": reports}, WORKS, st.none() | WORKS)
VALUES = st.fixed_dictionaries({field.name: of_field(field) for field in VALUE_FIELDS})
RECORDS = st.fixed_dictionaries(
    {
        field.name: of_field(field)
        for field in FIELDS
        if field.kind not in (Kind.OBJECT, Kind.OBJECTS)
    }
    | {
        "unit": st.sampled_from(Unit.values),
        "values": st.lists(VALUES, max_size=3),
        "source": st.none() | SOURCES,
    }
)


@given(st.lists(RECORDS, max_size=4))
def test_what_is_written_is_read_again(records):
    assert read(write(records)) == records


@given(st.lists(RECORDS, max_size=2))
def test_no_cell_is_a_formula_and_each_finding_is_one_row(records):
    rows = list(csv.reader(StringIO(write(records), newline="")))

    assert len(rows) == len(records) + 1
    assert rows[0][0] == "slug"
    assert [c for row in rows for c in row if c.startswith(tuple("=+-@\t\r\n\uff1d"))] == []


@pytest.mark.django_db
def test_the_dictionary_names_what_a_record_holds():
    source = a_source("two", reports=a_source())
    record = as_record(a_finding(source=source, checked_on=date(2026, 11, 22))) | {"address": ""}

    assert [field.name for field in FIELDS] == list(record)
    assert [field.name for field in VALUE_FIELDS] == list(record["values"][0])
    assert [field.name for field in SOURCE_FIELDS] == list(record["source"])
    assert [field.name for field in WORK_FIELDS] == list(record["source"]["reports"])
    for field in FIELDS:
        assert record[field.name] is not None or field.may_be_null, field.name


def test_what_is_no_such_csv_is_told():
    header = ",".join(columns())

    for text, says in [
        ("", "columns are missing"),
        ("slug,statement\r\n1,2\r\n", "columns are missing: address"),
        (f"{header}\r\none,two\r\n", "Line 2 has too many or too few cells"),
        (f"{header}\r\n{',' * (len(columns()) - 1)}\r\n", "Line 2 can't be read"),
        (write_with_values("{}"), "Line 2 can't be read: values is no list of objects"),
        (write_with_values("[1]"), "Line 2 can't be read: values is no list of objects"),
        (f'{header}\r\n"open', "Line 1 can't be read"),
    ]:
        with pytest.raises(CsvError, match=says):
            read(text)


def test_a_mark_of_the_byte_order_does_no_harm():
    assert read(f"\ufeff{write([])}") == []


def write_with_values(cell: str) -> str:
    row = [
        cell if name == "values" else "[]" if name == "parts_of_place" else "" for name in columns()
    ]
    return f"{','.join(columns())}\r\n{','.join(row)}\r\n"
