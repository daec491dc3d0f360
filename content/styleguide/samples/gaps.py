"""The gap map and the boroughs, with cells that are full, in doubt and empty."""

from content.evidence.borough_map import BoroughCount, tiles_of
from content.evidence.gaps import Cell, GapMap, Row, RowGroup, Tally
from content.models import Condition, EthnicGroup, Place
from content.styleguide.sample import Sample

CELLS = {
    "Full": Tally(3, 0, 2024),
    "In doubt": Tally(2, 2, 2019),
    "No year": Tally(1, 0, None),
    "Empty": Tally(),
}
STATES = [("Checked", 41), ("Unverified", 22)]


def samples() -> list[Sample]:
    boroughs = [borough("Lambeth", Tally(3, 1, 2024)), borough("Barnet", Tally())]
    return [
        Sample("evidence/what_counts.html", "two states", {"states": STATES}),
        Sample("evidence/what_counts.html", "nothing yet", {"states": []}),
        Sample(
            "evidence/gap_map.html",
            "each kind of cell",
            {"gap_map": gap_map(), "caption": "Findings by condition and group", "first": "Group"},
            wide=True,
        ),
        Sample("evidence/borough_list.html", "some and none", {"boroughs": boroughs}),
        Sample("evidence/borough_tiles.html", "some", {"tiles": tiles_of(boroughs, None)}),
    ]


def gap_map() -> GapMap:
    conditions = [Condition(pk=-number, name=name) for number, name in enumerate(CELLS, 1)]
    cells = [Cell(condition, CELLS[condition.name], "/styleguide/") for condition in conditions]
    broad = EthnicGroup(pk=-1, name="A broad group")
    part = EthnicGroup(pk=-2, name="A part of it", within=broad)
    return GapMap(conditions, [RowGroup(broad.name, [Row(broad, cells), Row(part, cells[::-1])])])


def borough(name: str, tally: Tally) -> BoroughCount:
    area = Place(name="Name of an area")
    return BoroughCount(Place(name=name), tally, "/styleguide/", area, Tally(1), "/styleguide/")
