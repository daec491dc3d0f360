import csv
import tracemalloc
from io import BytesIO, StringIO

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from content.admin.formulas import BEGINS_FORMULA
from content.admin.remi.export_columns import COLUMNS, each_request
from content.admin.remi.export_files import as_cells, csv_parts, xlsx
from content.models import DownloadRequest, ExportLog
from tests.content.admin.remi.canaries import EMAIL, NAME, TYPED
from tests.content.remi.desk_records import NOW, make_organisation, make_request, tell

pytestmark = pytest.mark.django_db
PLACE = "/admin/remi/exports/export/"
LOG = "/admin/remi/exports/"
COUNTS = {"content": "counts", "rows": ["quarter"], "format": "csv"}
EACH = {"content": "requests", "columns": ["reference", "kind"], "format": "csv"}


def table(answer) -> list[list[str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline="")))


def sheet(answer) -> list[tuple]:
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)), read_only=True)
    rows = list(book.active.iter_rows(values_only=True))
    book.close()
    return rows


def words(answer) -> str:
    page = BeautifulSoup(answer.content, "html.parser").select_one("main")
    return page.get_text(" ", strip=True)


def test_counts_are_the_default_and_name_nobody(officer):
    page = BeautifulSoup(officer.get(PLACE).content, "html.parser")

    assert page.select_one("[name=content][checked]")["value"] == "counts"
    assert page.select("[name=personal][checked]") == []


def test_counts_by_what_was_chosen(officer):
    trust = make_organisation("Made-up Trust", kind="trust", place="E09000001")
    tell(trust, "embedding")
    for _ in range(2):
        make_request(organisation=trust, downloaded_at=NOW)
    make_request(at=NOW.replace(month=3))

    rows = table(officer.post(PLACE, COUNTS | {"rows": ["quarter", "kind", "place", "status"]}))

    assert rows == [
        [
            "Quarter", "Type of organisation", "Borough or area", "Status", "Requests",
            "Organisations", "Downloaded", "Status known", "In progress",
        ],
        [
            "January to March 2026", "Charity or community organisation", "Hackney", "Not known",
            "1", "1", "0", "0", "0",
        ],
        [
            "October to December 2026", "NHS trust", "City of London", "Embedding",
            "2", "1", "2", "2", "2",
        ],
    ]  # fmt: skip


def test_a_line_for_each_request_narrowed_as_in_the_list(officer):
    first = make_request(organisation=make_organisation(kind="trust"))
    make_request()

    rows = table(officer.post(PLACE, EACH | {"kind": "trust"}))

    assert rows == [["Reference", "Type of organisation"], [first.reference, "NHS trust"]]


def test_personal_columns_need_a_reason(officer):
    make_request(name=NAME)

    answer = officer.post(PLACE, EACH | {"personal": ["name"]})

    assert "Say why you need personal columns." in words(answer)
    assert NAME not in answer.content.decode()
    assert not ExportLog.objects.exists()


def test_with_a_reason_they_come_and_it_is_logged(officer, django_user_model):
    make_request(name=NAME, email=EMAIL)

    asked = EACH | {"personal": ["name", "email"], "reason": "To invite them to the launch."}
    rows = table(officer.post(PLACE, asked | {"bounced": "no", "asked_from": "2026-01-01"}))

    assert rows[1][2:] == [NAME, EMAIL]
    logged = ExportLog.objects.get()
    assert (logged.by, logged.personal, logged.rows, logged.reason) == (
        django_user_model.objects.get(), True, 1, "To invite them to the launch.",
    )  # fmt: skip
    assert logged.columns == ["Reference", "Type of organisation", "Name", "Email address"]
    assert logged.filters == {"Asked": "2026-01-01 to …", "Mail came back": "no"}
    listed = words(officer.get(LOG))
    assert "To invite them to the launch." in listed
    assert "Mail came back: no" in listed


def test_without_personal_columns_no_name_leaves_not_even_as_an_organisation(officer):
    make_request(name=NAME, email=EMAIL, organisation=make_organisation(TYPED))
    every = [name for name, column in COLUMNS.items() if not column.personal]

    rows = table(officer.post(PLACE, EACH | {"columns": every, "reason": "Not needed"}))

    assert "Quillfeather" not in str(rows)
    assert "(not confirmed yet)" in rows[1]
    assert ExportLog.objects.get().reason == ""


def test_personal_columns_are_not_in_counts(officer):
    make_request(name=NAME)

    rows = table(officer.post(PLACE, COUNTS | {"personal": ["name"], "reason": "Because"}))

    assert NAME not in str(rows)
    assert ExportLog.objects.get().personal is False


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (COUNTS | {"rows": []}, "Choose at least one thing to count by."),
        (EACH | {"columns": []}, "Choose at least one column."),
        (COUNTS | {"format": "exe"}, "exe is not one of the available choices"),
        (COUNTS | {"kind": "nonsense"}, "nonsense is not one of the available choices"),
        (EACH | {"columns": ["password"]}, "password is not one of the available choices"),
        (EACH | {"columns": ["name"]}, "name is not one of the available choices"),
    ],
    ids=str,
)
def test_what_makes_no_export_is_said_and_not_logged(officer, asked, reason):
    assert reason in words(officer.post(PLACE, asked))
    assert not ExportLog.objects.exists()


def test_looking_at_the_page_exports_nothing(officer):
    officer.get(PLACE, COUNTS)

    assert not ExportLog.objects.exists()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("begins", [*BEGINS_FORMULA, " =", "\x01="], ids=ascii)
def test_no_cell_starts_a_formula(officer, form, begins):
    words = f"{begins}1+1"
    make_request(name=words, hopes=words, organisation=make_organisation(words, confirmed=True))
    asked = EACH | {
        "columns": ["organisation"], "personal": ["name", "typed", "hopes"], "reason": "Test",
        "format": form,
    }  # fmt: skip

    answer = officer.post(PLACE, asked)

    cells = (table if form == "csv" else sheet)(answer)[1]
    assert [cell for cell in cells if not str(cell).startswith("'")] == []


def test_excel_gets_dates_and_numbers(officer):
    make_request()

    counted = sheet(officer.post(PLACE, COUNTS | {"format": "xlsx"}))
    each = sheet(officer.post(PLACE, EACH | {"columns": ["asked"], "format": "xlsx"}))

    assert counted[1] == ("October to December 2026", 1, 1, 0, 0, 0)
    assert each[1][0].date().isoformat() == "2026-11-25"


def test_rows_are_read_as_they_are_written(monkeypatch):
    """One query however many there are; parts leave before the last row is read."""
    monkeypatch.setattr("content.admin.remi.export_columns.A_BATCH", 10)
    monkeypatch.setattr("content.admin.remi.export_files.TOGETHER", 10)
    organisation = make_organisation()
    for _ in range(40):
        make_request(organisation=organisation)
    names = list(COLUMNS)

    with CaptureQueriesContext(connection) as captured:
        rows = each_request(DownloadRequest.objects.all(), names)
        parts = list(csv_parts(as_cells(names, rows)))

    assert len(parts) == 5
    assert len(captured) == 1


@pytest.mark.parametrize("write", [lambda rows: sum(map(len, csv_parts(rows))), xlsx])
def test_ten_times_the_rows_take_no_more_memory(write):
    def peak(many: int) -> int:
        rows = ([f"Made-up words {number}", number] for number in range(many))
        tracemalloc.start()
        file = write(as_cells(["Words", "Number"], rows))
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        if hasattr(file, "close"):
            file.close()
        return highest

    peak(100)
    assert peak(10_000) < 1.5 * peak(1_000)
