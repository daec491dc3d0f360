"""The words of a block that a reader would search for, as a list of paragraphs.

A block has a reader of its own here only where it isn't made of others: choices, addresses and
permalinks are no words of the page.
"""

import re
from collections.abc import Iterator
from functools import singledispatch

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock
from wagtail.rich_text import get_text_for_indexing
from wagtail.snippets.blocks import SnippetChooserBlock

from content.blocks.anchors import AnchorBlock
from content.blocks.recordings import RecordingBlock

ENDS_PARAGRAPH = re.compile(r"(?<=</p>)|(?<=</li>)", re.IGNORECASE)


@singledispatch
def words_in(block: blocks.Block, value) -> Iterator[str]:
    """Nothing, for whatever has no words: numbers, switches, links, pictures."""
    yield from ()


@words_in.register(blocks.CharBlock)
@words_in.register(blocks.TextBlock)
def _(block, value):
    if value:
        yield value


@words_in.register
def _(block: AnchorBlock, value):
    yield from ()


@words_in.register
def _(block: blocks.RichTextBlock, value):
    yield from paragraphs_of(value.source if value else "")


@words_in.register
def _(block: SnippetChooserBlock, value):
    if value:
        yield str(value)


@words_in.register(blocks.StreamBlock)
@words_in.register(blocks.ListBlock)
def _(block, value):
    for child in bound_children(block, value):
        yield from words_in(*child)


@words_in.register
def _(block: blocks.StructBlock, value):
    """One paragraph of all that belongs together, so that a figure stays with its place and year."""
    parts = [
        " ".join(words_in(child, value.get(name))) for name, child in block.child_blocks.items()
    ]
    if together := sentences(parts):
        yield together


@words_in.register
def _(block: RecordingBlock, value):
    """What is said in it is found by itself (`search.recordings`), with the second."""
    if together := sentences([value.get("title"), value.get("description")]):
        yield together


@words_in.register
def _(block: ImageBlock, value):
    """A struct to the editor, but its value is the picture."""
    if alt := getattr(value, "contextual_alt_text", ""):
        yield alt


@words_in.register
def _(block: TypedTableBlock, value):
    if not value:
        return
    yield sentences(column["heading"] for column in value.columns)
    for row in value.rows:
        cells = [str(cell.value) for cell in row if cell.value not in (None, "")]
        yield sentences([", ".join(cells)])


def bound_children(block: blocks.Block, value) -> list[tuple[blocks.Block, object]]:
    if isinstance(block, blocks.ListBlock):
        return [(block.child_block, child) for child in value or ()]
    return [(child.block, child.value) for child in value or ()]


def paragraphs_of(html: str) -> list[str]:
    paragraphs = (get_text_for_indexing(part) for part in ENDS_PARAGRAPH.split(html))
    return [" ".join(each.split()) for each in paragraphs if each.strip()]


def sentences(parts) -> str:
    """Parts one after the other, each ending like a sentence."""
    ended = (part if part[-1] in ".?!:;…" else f"{part}." for part in parts if part)
    return " ".join(ended)
