"""Tables: with a header and a caption, as ours must have."""

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
    rows, has_header = rows_of(node)
    width = max((len(row) for row in rows), default=0)
    if (
        nested(node)
        or width < SMALLEST
        or len(rows) < SMALLEST
        or width > WIDEST
        or len(rows) > TALLEST
    ):
        walker.notes.became("table", "its cells, one after the other")
        walker.nodes([each for each in node.children if each.tag != "caption"])
        return
    if not has_header:
        walker.notes.questions.append(
            f"A table without a header: its first row (“{' | '.join(words_of(rows[0]))}”) was taken "
            "for one. Is that right?"
        )
    own = node.first("caption")
    caption, rest = cut(own.text if own else before(walker), LONGEST_CAPTION)
    walker.notes.became("table", "table")
    walker.story.add("table", value(rows, width, caption, names_rows(rows)))
    if rest:
        walker.story.text(f"<p>{plain_to_html(rest)}</p>")
    links_below(walker, node, "a table")
    for each in (cell for row in rows for cell in row if cell is not None):
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


def rows_of(node: Node) -> tuple[list[list[Node | None]], bool]:
    """Each cell in its column; None where one reaches over several."""
    rows, reaching, has_header = [], {}, False
    for line in (each for each in node.walk() if each.tag == "tr"):
        cells = [each for each in line.children if each.tag in ("td", "th")]
        if not rows:
            has_header = bool(cells) and all(each.tag == "th" for each in cells)
        row: list[Node | None] = []
        for cell in cells:
            while reaching.get(len(row), 0):
                reaching[len(row)] -= 1
                row.append(None)
            down = min(max(whole(str(cell.attrs.get("rowspan") or "1")), 1), TALLEST)
            across = min(max(whole(str(cell.attrs.get("colspan") or "1")), 1), WIDEST)
            for number in range(across):
                reaching[len(row)] = down - 1
                row.append(cell if number == 0 else None)
        if row:
            rows.append(row)
    return rows, has_header


def words_of(row: list[Node | None]) -> list[str]:
    return [cell.text if cell else "" for cell in row]


def names_rows(rows: list[list[Node | None]]) -> bool:
    """Whether the first column names the rows: most tables do, unless its cells are numbers."""
    firsts = words_of([row[0] for row in rows[1:]])
    return all(first and not first[0].isdigit() for first in firsts)


def value(rows: list[list[Node | None]], width: int, caption: str, row_headers: bool) -> dict:
    padded = [words_of(row) + [""] * (width - len(row)) for row in rows]
    return {
        "caption": caption,
        "table": {
            "columns": [{"type": "text", "heading": words} for words in padded[0]],
            "rows": [{"values": row} for row in padded[1:]],
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
