"""A frozen quarter as data: what CSV and JSON are made from."""

import csv
import json
from io import StringIO

from django.utils import timezone

from content.remi.uptake.snapshot import UptakeSnapshot
from content.remi.uptake.wording import in_words, lead

COLUMNS = [
    "quarter",
    "version",
    "table",
    "key",
    "label",
    "text",
    "shown",
    "low",
    "high",
    "of",
    "change",
]


def as_record(snapshot: UptakeSnapshot) -> dict:
    quarter, told = snapshot.quarter_of_year, snapshot.tables
    tables = snapshot.told
    return {
        "quarter": quarter.key,
        "name": str(quarter),
        "first_day": quarter.first_day.isoformat(),
        "last_day": quarter.last_day.isoformat(),
        "version": snapshot.version,
        "frozen_on": timezone.localdate(snapshot.frozen_at).isoformat(),
        "reason_for_revision": snapshot.reason,
        "demonstration": snapshot.demonstration,
        "method": snapshot.method,
        "lead": lead(told, quarter),
        "tables": [
            table | {"text": in_words(table["key"], told.tables[table["key"]])} for table in tables
        ],
    }


def as_json(snapshot: UptakeSnapshot) -> str:
    return json.dumps(as_record(snapshot), ensure_ascii=False, indent=1) + "\n"


def as_csv(snapshot: UptakeSnapshot) -> str:
    """One row a number. No cell is anybody's own words, so none can be a formula."""
    text = StringIO(newline="")
    rows = csv.DictWriter(text, COLUMNS, restval="")
    rows.writeheader()
    own = {"quarter": snapshot.quarter, "version": snapshot.version}
    for table in snapshot.told:
        for cell in table["cells"]:
            rows.writerow(own | {"table": table["key"]} | cell)
    return text.getvalue()
