"""The map of boroughs."""

from content.charts.tiles import AREA_PLAN, BOROUGH_PLAN, NAMES, Tile, tile_map
from content.evidence.place_data import BOROUGHS
from tests.content.charts.drawn import drawing, reaches_outside, words


def drawn(*tiles):
    return drawing(tile_map(list(tiles), ident="map", title="Findings", description="By borough"))


def test_every_borough_has_one_tile():
    laid = [short for row in BOROUGH_PLAN.rows for short in row if short != "."]

    assert sorted(NAMES[short] for short in laid) == sorted(BOROUGHS.values())
    assert len({len(row) for row in BOROUGH_PLAN.rows}) == 1


def test_each_tile_says_its_number_and_leads_on():
    svg = drawn(Tile("Lambeth", 4, "/evidence/?place=lambeth"), Tile("Barnet", 1))

    numbers = dict(zip(words(svg, "tile-name"), words(svg, "tile-count"), strict=True))
    assert (numbers["Lam"], numbers["Bar"], numbers["Sut"]) == ("4", "1", "0")
    assert [link["href"] for link in svg.select("a")] == ["/evidence/?place=lambeth"]
    assert reaches_outside(svg) == []


def test_shades_follow_the_numbers():
    svg = drawn(Tile("Lambeth", 8), Tile("Barnet", 1), Tile("Brent", 4))

    shades = {tile.title.get_text(): tile.rect["class"][1] for tile in svg.select("g")}
    assert shades["Lambeth: 8"] == "tile-4"
    assert shades["Brent: 4"] == "tile-2"
    assert shades["Barnet: 1"] == "tile-1"
    assert shades["Sutton: 0"] == "tile-0"


def test_what_isnt_told_exactly_stands_short_in_its_tile_and_whole_in_its_title():
    svg = drawing(
        tile_map(
            [Tile("North East London", 0, text="fewer than 5", short="<5")],
            ident="areas", title="Areas", description="By area", plan=AREA_PLAN,
        )
    )  # fmt: skip

    assert dict(zip(words(svg, "tile-name"), words(svg, "tile-count"), strict=True)) == {
        "NW": "0", "N": "0", "NE": "<5", "SW": "0", "SE": "0",
    }  # fmt: skip
    assert "North East London: fewer than 5" in [each.get_text() for each in svg.select("g title")]
    assert reaches_outside(svg) == []
