"""The charts of a quarter. What isn't told exactly is drawn as the range that it lies in."""

from django.utils.safestring import SafeString

from content.charts.bars import Bar, bar_chart
from content.charts.tiles import AREA_PLAN, BOROUGH_PLAN, Tile, tile_map
from content.remi.uptake.cell import Cell
from content.remi.uptake.hiding import Shown
from content.remi.uptake.wording import said
from content.snippets.places import BOROUGHS, ICB_AREAS

SHORT = {Shown.FEW: "<5", Shown.WITHHELD: "?"}
MAPS = {"boroughs": (BOROUGH_PLAN, BOROUGHS), "areas": (AREA_PLAN, ICB_AREAS)}
ON_MAP = (
    f"On the map, {SHORT[Shown.FEW]} is fewer than 5, and {SHORT[Shown.WITHHELD]} is not shown."
)


def charts_of(table: str, title: str, cells: list[Cell]) -> list[SafeString]:
    """A map where there is one; bars, unless the map has all of it."""
    charts = [map_of(table, title, cells)] if table in MAPS else []
    if table != "boroughs":
        charts.append(bars_of(table, title, cells))
    return charts


def described(cells: list[Cell]) -> str:
    return " ".join(f"{said(cell)}." for cell in cells)


def bars_of(table: str, title: str, cells: list[Cell]) -> SafeString:
    furthest = max([cell.high or 0 for cell in cells])
    bars = [bar_of(cell, furthest or 1) for cell in cells]
    return bar_chart(bars, ident=f"chart-{table}", title=title, description=described(cells))


def bar_of(cell: Cell, furthest: int) -> Bar:
    """What isn't shown may lie anywhere, and looks like it: nothing like nought."""
    if cell.shown == Shown.EXACT:
        return Bar(cell.label, cell.low, cell.text)
    if cell.high is None:
        return Bar(cell.label, 0, cell.text, top=furthest)
    low = 0 if cell.shown == Shown.FEW else cell.low
    return Bar(cell.label, low, cell.text, top=cell.high)


def map_of(table: str, title: str, cells: list[Cell]) -> SafeString:
    plan, names = MAPS[table]
    tiles = [
        Tile(
            cell.label,
            cell.low,
            text=cell.text,
            short=SHORT.get(cell.shown, ""),
            unknown=cell.high is None,
        )
        for cell in cells
        if cell.key in names
    ]
    return tile_map(tiles, ident=f"map-{table}", title=f"{title}, as a map",
                    description=described(cells), plan=plan)  # fmt: skip
