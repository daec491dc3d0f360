"""Whatever is wrong in a file is told with its row, its column and what to do; nothing is stored."""

import csv
import json
from contextlib import suppress
from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.evidence.csv_format import columns
from content.importers.finding_table.importing import import_findings
from content.importers.finding_table.rows import RowsError, TableError
from content.importers.problems import LoadError
from content.models import Finding, Source
from tests.content.evidence_records import a_condition, a_source
from tests.content.importers.finding_table.table_files import (
    a_record,
    a_value,
    values_cell,
    with_cells,
    written,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def maternity(db):
    return a_condition()


def faults(file) -> list[str]:
    with pytest.raises(RowsError) as error:
        import_findings(file=file)
    assert not Finding.objects.exists()
    return [str(fault) for fault in error.value.faults]


BLACK = {"group": "Black", "value": 12}
WHITE = {"group": "White", "value": 8}


@pytest.mark.parametrize(
    ("column", "cell", "told"),
    [
        ("slug", "Not a slug", "Enter a valid"),
        ("slug", "", "cannot be blank"),
        ("statement", "", "cannot be blank"),
        ("statement", "It was 8% of Black children and 12% of White children in 2022.",
         "In the sentence 8 stands beside “Black children”, but in the values"),
        ("statement", "In Lambeth 13% have it.", "“13” stands in the sentence but not in the values"),
        ("state", "cheked", "There is no “cheked”; did you mean “checked”?"),
        ("state", "", "There is no “”; known are unverified, checked"),
        ("superseded_by", "nobody", "No finding is named “nobody”."),
        ("condition", "Maternty", "There is no condition “Maternty”; did you mean “Maternity”?"),
        ("condition", "Zoology", "make it there first"),
        ("condition", "", "Say which condition"),
        ("unit", "procent", "There is no “procent”; did you mean “percent”?"),
        ("place_code", "E09000001", "“E09000001” is City of London, not Lambeth."),
        ("place_code", "X1", "No place here has the code “X1”."),
        ("parts_of_place", '["Lamberth"]', "did you mean “Lambeth”?"),
        ("parts_of_place", "Lambeth", "can't be read. Write names in quotation marks"),
        ("parts_of_place", "[1]", "can't be read."),
        ("checked_on", "22/11/2026", "such as 2026-11-22"),
        ("checked_by", "x" * 121, "at most 120 characters"),
        ("source_year", "two thousand", "Write a year in four digits"),
        ("source_year", "9" * 5000, "Write a year in four digits"),
        ("source_year", "20244", "less than or equal to 2100"),
        ("source_kind", "primery", "did you mean “primary”?"),
        ("source_url", "new.example", "Enter a valid URL."),
        ("source_title", "", "Write the title too"),
        ("note", "before\0after", "Take out what can't be stored: '\\x00'."),
        ("values", "[" * 100_000, "can't be read."),
        ("values", "{", "can't be read. Write the values as in"),
        ("values", "[1]", "can't be read."),
        ("values", '[{"group": "\\ud800", "value": 1}]', "can't be read."),
        ("values", "[]", "Add at least one value"),
        ("values", values_cell(BLACK | {"comparitor": True}), "1. value: there is no “comparitor”; did you mean “comparator”?"),
        ("values", values_cell({"value": 12}), "1. value: it lacks its “group”."),
        ("values", values_cell(BLACK, {"group": "White"}), "2. value: it lacks its “value”."),
        ("values", values_cell(BLACK | {"value": "12"}), "“value” has to be a number without"),
        ("values", values_cell(BLACK | {"value": True}), "“value” has to be a number without"),
        ("values", '[{"group": "Black", "value": NaN}]', "“value” has to be a number"),
        ("values", '[{"group": "Black", "value": 1e999}]', "“value” has to be a number"),
        ("values", values_cell(BLACK | {"value": 10**40}), "“value” has to be a number"),
        ("values", values_cell(BLACK | {"value": -1}), "Write a number from 0 on."),
        ("values", values_cell(BLACK | {"value": 1.23456}), "4 decimal places"),
        ("values", values_cell(BLACK | {"value_max": 5}), "has to be above 12."),
        ("values", values_cell(BLACK | {"lower": 5}), "An interval has two ends."),
        ("values", values_cell(BLACK | {"comparator": "yes"}), "has to be true or false"),
        ("values", values_cell(BLACK | {"groups": "Black"}), "has to be a list of texts"),
        ("values", values_cell(BLACK | {"groups": ["Blak"]}), "There is no group “Blak”; did you mean “Black"),
        ("values", values_cell(BLACK | {"value": 120}), "120 is more than a value in “percent” can be"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_row_and_its_column(tmp_path, column, cell, told):
    found = faults(with_cells(tmp_path, **{column: cell}))

    assert [each for each in found if each.startswith(f"Row 2, {column}: ") and told in each], found


def test_a_cell_is_told_of_once(tmp_path):
    assert len(faults(with_cells(tmp_path, unit="procent"))) == 1


def test_a_ratio_needs_its_comparator(tmp_path):
    record = a_record(
        unit="rate ratio", values=[a_value("Black children", 12), a_value("White children", 8)]
    )

    assert "Row 2, values: A ratio needs a comparator" in faults(written(tmp_path, record))[0]


def test_a_checked_finding_needs_its_source(tmp_path):
    assert faults(written(tmp_path, a_record(source=None))) == [
        "Row 2, source_title: A checked finding needs its source. Choose one, or set the state to "
        "unverified."
    ]


def test_a_finding_stands_in_one_row(tmp_path):
    assert faults(written(tmp_path, a_record(), a_record())) == [
        "Row 3, slug: Row 2 is about the same finding. Keep one of them."
    ]


def test_who_waits_for_a_faulty_row_is_not_told_of_too(tmp_path):
    old = a_record(slug="old", state="superseded", superseded_by="new")

    (told,) = faults(written(tmp_path, old, a_record(slug="new", condition="Nothing")))

    assert told.startswith("Row 3, condition: ")


def test_no_finding_takes_the_address_of_another_part(tmp_path):
    (told,) = faults(written(tmp_path, a_record(slug="gaps")))

    assert told.startswith("Row 2, slug: Another part of the evidence answers there.")


def test_all_rows_are_told_at_once(tmp_path):
    found = faults(
        written(
            tmp_path, a_record(slug="", condition="Nothing"), a_record(unit="percent", period="")
        )
    )

    assert [each.partition(":")[0] for each in found] == ["Row 2, condition", "Row 2, slug", "Row 3, period"]  # fmt: skip


def test_a_source_that_is_known_is_not_changed(tmp_path):
    a_source(
        "known", title="A new report", url="https://new.example/report", publisher="Another house"
    )

    found = faults(written(tmp_path, a_record()))

    assert [each.partition(": ")[0] for each in found] == [
        "Row 2, source_publisher", "Row 2, source_year", "Row 2, source_reports",
    ]  # fmt: skip
    assert (
        "says “Another house” here. Write it so; to change the source, open it in the admin"
        in found[0]
    )
    assert Source.objects.get().publisher == "Another house"


def test_a_reported_work_wants_a_report(tmp_path):
    file = with_cells(tmp_path, a_record(state="unverified", source=None), reports_title="First")

    assert "Say which source reports on the work" in faults(file)[0]


def test_a_row_with_too_few_cells(tmp_path):
    file = written(tmp_path, a_record())
    file.write_text(file.read_text() + "only,two\r\n")

    assert any(each.startswith("Row 3: It has 2 cells where the head has") for each in faults(file))


def test_rows_are_counted_as_in_a_spreadsheet(tmp_path):
    file = written(tmp_path, a_record(note="one\r\ntwo"), a_record(slug="b", state="x"))
    head, _, rows = file.read_bytes().partition(b"\r\n")
    file.write_bytes(head + b"\r\n" + b"," * head.count(b",") + b"\r\n" + rows)

    assert faults(file)[0].startswith("Row 4, state: ")


HEAD = ",".join(columns())


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "has no head"),
        (b"\r\n", "has no head"),
        (HEAD.encode("utf-16"), "isn't in UTF-8"),
        ("caf\u00e9".encode("latin-1"), "CSV UTF-8 (comma delimited)"),
        (HEAD.replace(",", ";").encode(), "parted by something else than commas"),
        (HEAD.replace("place,", "plaice,").encode(), "missing: place (is it “plaice”?)"),
        (f"{HEAD},slug".encode(), "stand twice: slug"),
        (f'{HEAD}\r\n"open'.encode(), "can't be read as CSV"),
        (f"{HEAD}\r\n{'x' * 1_000_001}".encode(), "can't be read as CSV"),
    ],
)
def test_a_file_that_is_no_table_is_told_what_to_do(tmp_path, content, told):
    file = tmp_path / "findings.csv"
    file.write_bytes(content)

    with pytest.raises(TableError) as error:
        import_findings(file=file)

    assert told in str(error.value)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(TableError, match="can't be read: No such file"):
        import_findings(file=tmp_path / "nothing.csv")


def test_columns_in_another_order_and_more_of_them_do_no_harm(tmp_path):
    text = written(tmp_path, a_record()).read_bytes().decode()
    rows = list(csv.reader(StringIO(text, newline="")))
    file = tmp_path / "turned.csv"
    with file.open("w", newline="") as lines:
        csv.writer(lines).writerows([[*reversed(row), "more"] for row in rows])

    assert import_findings(file=file).new == 1


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    st.dictionaries(
        st.sampled_from([name for name in columns() if name != "slug"]),
        st.one_of(
            st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
            st.recursive(
                st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
                lambda inner: (
                    st.lists(inner, max_size=3)
                    | st.dictionaries(
                        st.sampled_from(["group", "value", "groups", "lower", "x"]), inner
                    )
                ),
                max_leaves=6,
            ).map(json.dumps),
        ),
        max_size=4,
    )
)
def test_no_cell_brings_it_down(tmp_path, cells):
    """Whatever is typed: drafts, or a message."""
    file = with_cells(tmp_path, **cells)
    with suppress(LoadError):
        import_findings(file=file, dry_run=True)
