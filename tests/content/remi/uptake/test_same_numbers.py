"""Chart, table, words, CSV and JSON of every number, in every quarter of the demonstration's ledger."""

import csv
import json
from io import StringIO

import pytest
from bs4 import BeautifulSoup

from content.importers.demo_ledger import ensure_ledger
from content.models import UptakeSnapshot
from content.remi.uptake.cell import Cell, withheld
from content.remi.uptake.charting import SHORT, bars_of, map_of
from content.remi.uptake.hiding import Shown

pytestmark = pytest.mark.django_db
PAGE = "/race-equity-maturity-index/uptake/"
SHORTS = {"fewer than 5": SHORT[Shown.FEW], "not shown": SHORT[Shown.WITHHELD]}


@pytest.fixture
def snapshots(structure) -> list[UptakeSnapshot]:
    ensure_ledger()
    return list(UptakeSnapshot.objects.all())


def test_each_number_is_the_same_everywhere(snapshots, client):
    compared = 0
    for snapshot in snapshots:
        slug = snapshot.quarter.lower()
        page = BeautifulSoup(
            client.get(f"{PAGE}{slug}/v{snapshot.version}/").content, "html.parser"
        )
        file = f"{PAGE}{slug}-v{snapshot.version}"
        rows = list(csv.DictReader(StringIO(client.get(f"{file}.csv").content.decode())))
        from_csv = {(row["table"], row["label"]): (row["text"], row["change"]) for row in rows}
        record = json.loads(client.get(f"{file}.json").content)
        for table in record["tables"]:
            section = page.select_one(f".uptake-{table['key']}")
            by_row = {row.th.get_text(): [cell.get_text() for cell in row.select("td")]
                      for row in section.select("tbody tr")}  # fmt: skip
            in_words = told_in_words(section.select(".uptake-told p"))
            described = [desc.get_text() for desc in section.select("svg desc")]
            for cell in table["cells"]:
                label, text = cell["label"], cell["text"]
                change = "" if cell["change"] is None else str(cell["change"])
                assert by_row[label][0] == text
                assert from_csv[table["key"], label] == (text, change)
                assert in_words[label] == text
                assert described
                assert all(f"{label}: {text}" in desc for desc in described)
                assert drawn(section, label) <= {text, SHORTS.get(text, text)}
                assert drawn(section, label) or label.endswith("no single borough")
                compared += 1

    assert len(snapshots) == 5
    assert compared > 5 * 60


def test_what_isnt_shown_doesnt_look_like_nought():
    cells = [Cell("a", "Enfield", Shown.EXACT, 9, 9), Cell("b", "Barnet", Shown.EXACT, 0, 0),
             withheld("E09000007", "Camden")]  # fmt: skip

    bars = BeautifulSoup(bars_of("kinds", "Kinds", cells), "html.parser")
    tiles = BeautifulSoup(map_of("boroughs", "Boroughs", cells), "html.parser")

    assert len(bars.select(".chart-range")) == 1
    assert [each.parent.title.get_text() for each in tiles.select(".tile-unknown")] == [
        "Camden: not shown"
    ]


def told_in_words(sentences) -> dict[str, str]:
    """Number by label: "A: 5 (+1); B: 7." and "Fewer than 5: C; D."."""
    found = {}
    for sentence in (each.get_text().rstrip(".") for each in sentences):
        head, _, rest = sentence.partition(": ")
        text = head[:1].lower() + head[1:]
        if (
            text in ("0", *SHORTS)
            or text.endswith("fewer than 5")
            or text.startswith(tuple(SHORTS))
        ):
            found |= {label.partition(" (")[0]: text for label in rest.split("; ")}
            continue
        parts = rest.split("; ") if ": " in rest else [sentence]
        for label, _, number in (part.partition(": ") for part in parts):
            found[label] = number.partition(" (")[0]
    return found


def drawn(section, label: str) -> set[str]:
    """What the pictures say of it for the eye: behind its bar, and in its tile."""
    found = set()
    for bars in section.select(".chart-bars"):
        labels = [each.get_text() for each in bars.select(".chart-label")]
        numbers = [each.get_text() for each in bars.select(".chart-number")]
        found.add(dict(zip(labels, numbers, strict=True))[label])
    for tile in section.select(".chart-tiles g"):
        name, _, said = tile.title.get_text().partition(": ")
        if name == label:
            found |= {said, tile.select_one(".tile-count").get_text()}
    return found


def test_the_demonstration_is_made_once_and_says_what_it_is(snapshots, client):
    ensure_ledger()

    assert UptakeSnapshot.objects.count() == len(snapshots)
    assert all(snapshot.demonstration for snapshot in snapshots)
    assert "These organisations and requests are made up" in client.get(PAGE).content.decode()
    assert "Demonstration NHS Trust" not in client.get(PAGE).content.decode()  # nobody is named
