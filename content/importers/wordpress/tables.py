"""Tables: with a header and a caption, as ours must have."""

from dataclasses import dataclass, replace

from content.importers.wordpress.markup import Node
from content.importers.wordpress.pictures import cut
from content.importers.wordpress.story import plain_to_html
from content.importers.wordpress.text_blocks import links_below, read_inside
from content.importers.wordpress.walker import Walker
from content.importers.wordpress.wxr import whole

LONGEST_CAPTION = 200
WIDEST = 50  # columns
TALLEST = 2_000  # rows
SMALLEST = 2  # columns and rows; anything smaller only sets words side by side


def table(walker: Walker, node: Node) -> None:
    rows = rows_of(node)
    width = max((len(row) for row in rows), default=0)
    is_table = SMALLEST <= width <= WIDEST and SMALLEST <= len(rows) <= TALLEST
    if nested(node) or not is_table:
        walker.notes.became("table", "its cells, one after the other")
        if nested(node):
            walker.notes.change(
                "A table within a table: the cells of both stand one after the other"
            )
        walker.nodes(node.children)
        return
    heads = heads_of(rows)
    if heads is None:
        heads = 1
        walker.notes.questions.append(
            f"A table without a header: its first row (“{' | '.join(words_of(rows[0]))}”) was taken "
            "for one. Is that right?"
        )
    own = node.first("caption")
    caption, rest = cut(own.text if own else before(walker), LONGEST_CAPTION)
    walker.notes.became("table", "table")
    headings = headings_of(walker, rows[:heads], width)
    body = [words_of(row) + [""] * (width - len(row)) for row in rows[heads:]]
    said_again(walker, rows[heads:])
    walker.story.add("table", value(headings, body, caption, names_rows(walker, rows[heads:])))
    if rest:
        walker.story.text(f"<p>{plain_to_html(rest)}</p>")
    links_below(walker, node, "a table")
    for each in (place.cell for row in rows for place in row if place.is_first):
        walker.nodes(picture for picture in each.walk() if picture.tag == "img")


def nested(node: Node) -> bool:
    return node.first("table") is not None


def before(walker: Walker) -> str:
    """The heading above says what a table shows, where it has no caption."""
    heading = walker.story.last_heading
    said = heading or walker.around.title or "Table"
    walker.notes.added.append(said)
    walker.notes.questions.append(
        f"A table without a caption was called “{said}”. What does it show?"
    )
    return said


@dataclass(frozen=True)
class Place:
    """One field of the grid: the cell that lies there, and whether it only reaches there."""

    cell: Node
    across: int = 0
    down: int = 0
    in_head: bool = False

    @property
    def is_first(self) -> bool:
        return not (self.across or self.down)


def rows_of(node: Node) -> list[list[Place]]:
    """A cell that reaches over several rows says the same in each."""
    rows: list[list[Place]] = []
    reaching: dict[int, tuple[Place, int]] = {}  # by column, for how many rows still
    heads = {id(line) for head in node.walk() if head.tag == "thead" for line in head.walk()}
    for line in (each for each in node.walk() if each.tag == "tr"):
        row: list[Place] = []
        for cell in (each for each in line.children if each.tag in ("td", "th")):
            reach(row, reaching)
            down = min(max(whole(str(cell.attrs.get("rowspan") or "1")), 1), TALLEST)
            across = min(max(whole(str(cell.attrs.get("colspan") or "1")), 1), WIDEST)
            for number in range(across):
                place = Place(cell, across=number, in_head=id(line) in heads)
                reaching[len(row)] = (place, down - 1)
                row.append(place)
        reach(row, reaching)
        if any(place.is_first for place in row):
            rows.append(row)
    return rows


def reach(row: list[Place], reaching: dict[int, tuple[Place, int]]) -> None:
    while (found := reaching.get(len(row))) and found[1]:
        place, left = found
        reaching[len(row)] = (place, left - 1)
        row.append(replace(place, down=place.down + 1))


def words_of(row: list[Place]) -> list[str]:
    return ["" if place.across else place.cell.text for place in row]


def heads_of(rows: list[list[Place]]) -> int | None:
    """How many rows head the columns: 0 where the first column names all rows; None if none says so."""
    heads = 0
    for row in rows[:-1]:
        if not (row[0].in_head or all(place.cell.tag == "th" for place in row)):
            break
        heads += 1
    if heads:
        return heads
    return 0 if all(names_its_row(row) for row in rows) else None


def names_its_row(row: list[Place]) -> bool:
    return row[0].cell.tag == "th"


def headings_of(walker: Walker, heads: list[list[Place]], width: int) -> list[str]:
    """Of several rows one: “2020” over “Men” and “Women” becomes “2020 Men” and “2020 Women”."""
    headings, said = [], set()
    for column in range(width):
        cells = {id(row[column].cell): row[column].cell for row in heads if column < len(row)}
        headings.append(" ".join(filter(None, (cell.text for cell in cells.values()))))
        walker.notes.added += [cell.text for key, cell in cells.items() if key in said]
        said |= set(cells)
    if len(heads) > 1:
        walker.notes.change(f"A table's {len(heads)} rows of headings became one")
    return headings


def said_again(walker: Walker, rows: list[list[Place]]) -> None:
    again = [place.cell.text for row in rows for place in row if place.down and not place.across]
    if again:
        walker.notes.added += again
        listed = ", ".join(f"“{each}”" for each in dict.fromkeys(again))
        walker.notes.change(
            f"Cells of a table that reached over several rows stand in each: {listed}"
        )


def names_rows(walker: Walker, rows: list[list[Place]]) -> bool:
    """Whether the first column names the rows, as the source marks it; unmarked, most do, unless
    they are numbers."""
    marked = [names_its_row(row) for row in rows]
    if any(marked):
        if not all(marked):
            walker.notes.change("Only some rows of a table began with a heading; now none does")
        return all(marked)
    firsts = [row[0].cell.text for row in rows]
    return all(first and not first[0].isdigit() for first in firsts)


def value(headings: list[str], rows: list[list[str]], caption: str, row_headers: bool) -> dict:
    return {
        "caption": caption,
        "table": {
            "columns": [{"type": "text", "heading": words} for words in headings],
            "rows": [{"values": row} for row in rows],
            "caption": "",
        },
        "row_headers": row_headers,
        "source": "",
    }


def table_block(walker: Walker, node: Node) -> None:
    """Its caption stands in the figure around it."""
    inner, caption = node.first("table"), node.first("figcaption")
    if inner is None:
        walker.nodes(node.children)
        return
    if caption:
        inner.children.insert(0, Node("caption", children=caption.children))
    walker.nodes([inner])


TAGS = {"table": table, "caption": read_inside("caption", "text")}
BLOCKS = {"core/table": table_block}
