"""Tables as files. Neither kind is ever in memory as a whole."""

import csv
import re
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import Any

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse

from content.admin.formulas import no_formula

FORMATS = {"csv": "CSV", "xlsx": "Excel (XLSX)"}
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # which XLSX is made of
AS_UTF8 = "\ufeff"  # Excel takes a CSV without it for another encoding
TOGETHER = 500  # rows that are sent at once


class Line:
    """What csv writes to: it gives back each line instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def cell(value: Any) -> Any:
    """Dates and numbers as they are; words without control characters, and never a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return no_formula(NOT_IN_XML.sub("", value)) if isinstance(value, str) else value


def table_response(
    *, form: str, headings: list[str], rows: Iterable[list], name: str, sheet: str = "REMI"
) -> HttpResponseBase:
    lines = as_cells(headings, rows)
    if form == "xlsx":
        return FileResponse(
            xlsx(lines, sheet), as_attachment=True, filename=f"{name}.xlsx", content_type=EXCEL
        )
    return StreamingHttpResponse(
        csv_parts(lines),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def as_cells(headings: list[str], rows: Iterable[list]) -> Iterator[list]:
    yield headings
    for row in rows:
        yield [cell(value) for value in row]


def csv_parts(lines: Iterator[list]) -> Iterator[str]:
    writer = csv.writer(Line())
    part = [AS_UTF8]
    for line in lines:
        part.append(writer.writerow(line))
        if len(part) >= TOGETHER:
            yield "".join(part)
            part.clear()
    yield "".join(part)


def xlsx(lines: Iterator[list], sheet: str = "REMI"):
    """openpyxl writes the sheet to a file of its own, row by row, and packs it at the end."""
    from openpyxl import Workbook  # 15 MB in each process, which few ever need

    book = Workbook(write_only=True)
    table = book.create_sheet(sheet)
    for line in lines:
        table.append(line)
    file = TemporaryFile()  # noqa: SIM115  (the response closes it)
    book.save(file)
    file.seek(0)
    return file
