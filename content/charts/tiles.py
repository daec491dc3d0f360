"""The boroughs of London, or its five areas, as tiles of one size, about where they lie."""

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
LAYOUT_OF_AREAS = """
NW N NE
SW . SE
"""
NAMES_OF_AREAS = {
    "NW": "North West London", "N": "North Central London", "NE": "North East London",
    "SW": "South West London", "SE": "South East London",
}  # fmt: skip
HIGH, GAP = 46, 2  # px
SHADES = 4  # beside that of nought
HALF_GAP = 0.004  # of the width


@dataclass(frozen=True)
class Plan:
    """Where each tile lies, by its short name; a dot is nothing."""

    layout: str
    names: dict[str, str]

    @property
    def rows(self) -> list[list[str]]:
        return [row.split() for row in self.layout.strip().splitlines()]

    @property
    def columns(self) -> int:
        return len(self.rows[0])

    def label(self, short: str) -> str:
        """ "Enf" for a borough; "NW" for an area."""
        return short if len(short) <= len("NW") else short.capitalize()


BOROUGH_PLAN = Plan(LAYOUT, NAMES)
AREA_PLAN = Plan(LAYOUT_OF_AREAS, NAMES_OF_AREAS)


@dataclass(frozen=True)
class Tile:
    """A place by its full name, with what is counted there and where the tile leads.

    `text` is how the number is said, `short` the same where it has to fit into the tile. `unknown` may be
    any number, and so isn't drawn like nought.
    """

    name: str
    count: int
    address: str = ""
    text: str = ""
    short: str = ""
    unknown: bool = False


def tile_map(
    tiles: list[Tile], *, ident: str, title: str, description: str, plan: Plan = BOROUGH_PLAN
) -> SafeString:
    """Each tile says its number; the shade only repeats it. A place without a tile has nought.

    With links in it, it is a group: what lies in an image can't be followed.
    """
    by_name = {tile.name: tile for tile in tiles}
    highest = max([tile.count for tile in tiles], default=0)
    drawn = [
        draw(plan, short, by_name.get(plan.names[short], Tile(plan.names[short], 0)),
             (row, column), highest)
        for row, shorts in enumerate(plan.rows)
        for column, short in enumerate(shorts)
        if short != "."
    ]  # fmt: skip
    return picture(*drawn, ident=ident, title=title, description=description,
                   height=len(plan.rows) * HIGH, class_="chart-tiles",
        role="group" if any(tile.address for tile in tiles) else "img")  # fmt: skip


def draw(plan: Plan, short: str, tile: Tile, place: tuple[int, int], highest: int) -> SafeString:
    row, column = place
    left, top = column / plan.columns, row * HIGH
    middle = percent(left + 0.5 / plan.columns)
    shade = -(-tile.count * SHADES // highest) if highest else 0
    text = tile.text or str(tile.count)
    parts = [
        element("title", f"{tile.name}: {text}"),
        element(
            "rect",
            x=percent(left + HALF_GAP),
            y=top + GAP,
            width=percent(1 / plan.columns - 2 * HALF_GAP),
            height=HIGH - 2 * GAP,
            class_="tile tile-unknown" if tile.unknown else f"tile tile-{shade}",
        ),
        element("text", plan.label(short), x=middle, y=number(top + 19), text_anchor="middle",
                class_=f"tile-name tile-words-{shade}"),
        element("text", tile.short or text, x=middle, y=number(top + 37), text_anchor="middle",
                class_=f"tile-count tile-words-{shade}"),
    ]  # fmt: skip
    if tile.address:
        # A list beside the map has the same links; whoever goes by keyboard meets each once.
        return element("a", *parts, href=tile.address, tabindex="-1")
    return element("g", *parts)
