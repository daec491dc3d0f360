"""The boroughs of London as tiles of one size, about where they lie."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from content.charts.svg import element, number, percent, picture

# Three letters of each borough, by its row from the north and its place from the west.
LAYOUT = """
.   .   .   .   ENF .   .   .
.   .   .   BAR HGY WFO .   .
.   HRW BRE CAM ISL HCK RED HAV
HIL EAL KEN WES CIT TOW NEW BDG
HOU HAM WAN LAM SOU LEW GRE BEX
.   RIC MER CRO .   BRO .   .
.   KIN SUT .   .   .   .   .
"""
NAMES = {
    "ENF": "Enfield", "BAR": "Barnet", "HGY": "Haringey", "WFO": "Waltham Forest", "HRW": "Harrow",
    "BRE": "Brent", "CAM": "Camden", "ISL": "Islington", "HCK": "Hackney", "RED": "Redbridge",
    "HAV": "Havering", "HIL": "Hillingdon", "EAL": "Ealing", "KEN": "Kensington and Chelsea",
    "WES": "Westminster", "CIT": "City of London", "TOW": "Tower Hamlets", "NEW": "Newham",
    "BDG": "Barking and Dagenham", "HOU": "Hounslow", "HAM": "Hammersmith and Fulham",
    "WAN": "Wandsworth", "LAM": "Lambeth", "SOU": "Southwark", "LEW": "Lewisham",
    "GRE": "Greenwich", "BEX": "Bexley", "RIC": "Richmond upon Thames", "MER": "Merton",
    "CRO": "Croydon", "BRO": "Bromley", "KIN": "Kingston upon Thames", "SUT": "Sutton",
}  # fmt: skip
ROWS = [row.split() for row in LAYOUT.strip().splitlines()]
COLUMNS = len(ROWS[0])
HIGH, GAP = 46, 2  # px
SHADES = 4  # beside that of nought
HALF_GAP = 0.004  # of the width


@dataclass(frozen=True)
class Tile:
    """A borough by its full name, with what is counted there and where the tile leads."""

    name: str
    count: int
    address: str = ""


def tile_map(tiles: list[Tile], *, ident: str, title: str, description: str) -> SafeString:
    """Each tile says its number; the shade only repeats it. A borough without a tile has nought.

    With links in it, it is a group: what lies in an image can't be followed.
    """
    by_name = {tile.name: tile for tile in tiles}
    highest = max([tile.count for tile in tiles], default=0)
    drawn = [
        draw(short, by_name.get(NAMES[short], Tile(NAMES[short], 0)), row, column, highest)
        for row, shorts in enumerate(ROWS)
        for column, short in enumerate(shorts)
        if short != "."
    ]
    return picture(*drawn, ident=ident, title=title, description=description,
                   height=len(ROWS) * HIGH, class_="chart-tiles",
        role="group" if any(tile.address for tile in tiles) else "img")  # fmt: skip


def draw(short: str, tile: Tile, row: int, column: int, highest: int) -> SafeString:
    left, top = column / COLUMNS, row * HIGH
    middle = percent(left + 0.5 / COLUMNS)
    shade = -(-tile.count * SHADES // highest) if highest else 0
    parts = [
        element("title", f"{tile.name}: {tile.count}"),
        element(
            "rect",
            x=percent(left + HALF_GAP),
            y=top + GAP,
            width=percent(1 / COLUMNS - 2 * HALF_GAP),
            height=HIGH - 2 * GAP,
            class_=f"tile tile-{shade}",
        ),
        element("text", short.capitalize(), x=middle, y=number(top + 19), text_anchor="middle",
                class_=f"tile-name tile-words-{shade}"),
        element("text", str(tile.count), x=middle, y=number(top + 37), text_anchor="middle",
                class_=f"tile-count tile-words-{shade}"),
    ]  # fmt: skip
    if tile.address:
        # A list beside the map has the same links; whoever goes by keyboard meets each once.
        return element("a", *parts, href=tile.address, tabindex="-1")
    return element("g", *parts)
