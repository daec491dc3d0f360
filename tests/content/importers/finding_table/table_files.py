"""Files to import, as tests need them."""

import csv
import json
from pathlib import Path

from content.evidence import csv_format
from content.evidence.record import as_record
from content.models import Finding


def a_record(**fields) -> dict:
    """A new finding that has no fault; `as_record` of a stored one looks the same."""
    return {
        "slug": "asthma-lambeth",
        "statement": "In Lambeth 12% of Black children and 8% of White children have asthma.",
        "state": "checked",
        "state_reason": "",
        "superseded_by": None,
        "condition": "Maternity",
        "measure": "children with asthma",
        "unit": "percent",
        "values": [a_value("Black children", 12, groups=["Black"]), a_value("White children", 8, comparator=True)],
        "place": "Lambeth",
        "place_code": "E09000022",
        "place_detail": "",
        "parts_of_place": [],
        "period": "2022",
        "population": "children",
        "source": a_work(reports=a_work(title="The first report", url="https://first.example/")),
        "passage": "12% and 8%",
        "note": "",
        "checked_by": "Evidence team",
        "checked_on": "2026-11-22",
        "address": "https://larch.example/evidence/asthma-lambeth/",
    } | fields  # fmt: skip


def a_value(group: str, value, **fields) -> dict:
    return {
        "group": group, "groups": [], "value": value, "value_max": None, "lower": None,
        "upper": None, "qualifier": "", "period": "", "comparator": False, "derived": False,
    } | fields  # fmt: skip


def a_work(**fields) -> dict:
    return {"title": "A new report", "publisher": "Its house", "year": 2025,
            "url": "https://new.example/report", "doi": None, "kind": "primary"} | fields  # fmt: skip


def written(folder: Path, *records: dict) -> Path:
    file = folder / "findings.csv"
    file.write_text(csv_format.write(records), encoding="utf-8", newline="")
    return file


def with_cells(folder: Path, record: dict | None = None, **cells: str) -> Path:
    """A file of one row, with some cells typed by hand."""
    file = written(folder, record or a_record())
    with file.open(newline="", encoding="utf-8") as lines:
        head, row = csv.reader(lines)
    for name, cell in cells.items():
        row[head.index(name)] = cell
    with file.open("w", newline="", encoding="utf-8") as lines:
        csv.writer(lines).writerows([head, row])
    return file


def values_cell(*values: dict) -> str:
    return json.dumps(values)


def exported() -> list[dict]:
    """Every published finding, as the open data has them."""
    findings = Finding.objects.published().for_listing().order_by("slug")
    return [as_record(each) | {"address": each.get_absolute_url()} for each in findings]
