"""The numbers of a quarter in sentences, made from the same cells as tables and charts."""

from collections import defaultdict

from content.remi.quarter import Quarter
from content.remi.uptake.cell import Cell
from content.remi.uptake.hiding import Shown
from content.remi.uptake.tables import SO_FAR
from content.remi.uptake.telling import Told

NONE = "0"
INTRODUCTIONS = {
    "stages": "What organisations last said of their work with the index",
    "kinds": "Organisations that asked in the quarter, by type",
    "areas": "Organisations that asked in the quarter, by where they work",
    "boroughs": "Organisations that asked in the quarter, by borough",
    "shares": "Those of London's public bodies that have asked so far",
}


def lead(told: Told, quarter: Quarter) -> str:
    """The quarter in one sentence."""
    requests, organisations = (told.cell("downloads", key) for key in ("requests", "organisations"))
    so_far = told.cell("stages", SO_FAR)
    first, last = f"{quarter.first_day:%-d %B}", f"{quarter.last_day:%-d %B %Y}"
    return (
        f"Between {first} and {last} there were {requests.text} requests for the index{compared(requests)}. "
        f"Organisations that asked: {organisations.text}{compared(organisations)}; "
        f"all organisations so far: {so_far.text}."
    )


def compared(cell: Cell) -> str:
    return (
        f" ({cell.change_text} compared with the quarter before)" if cell.change is not None else ""
    )


def in_words(table: str, cells: list[Cell]) -> list[str]:
    """Every number of a table; those that read alike together."""
    if table == "downloads":
        return [f"{said(cell)}." for cell in cells]
    alike: dict[str, list[str]] = defaultdict(list)
    single = []
    for cell in cells:
        if cell.shown in (Shown.EXACT, Shown.RANGE) and cell.text != NONE:
            single.append(said(cell))
        else:
            alike[cell.text].append(cell.label + bracketed(cell))
    told = [f"{INTRODUCTIONS[table]}: {'; '.join(single)}."] if single else []
    return told + [f"{words[:1].upper()}{words[1:]}: {'; '.join(labels)}."
                   for words, labels in alike.items()]  # fmt: skip


def said(cell: Cell) -> str:
    return f"{cell.label}: {cell.text}{bracketed(cell)}"


def bracketed(cell: Cell) -> str:
    return f" ({cell.change_text})" if cell.change else ""
