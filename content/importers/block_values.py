"""Reads a value for any block: which fields it has, the block itself says.

Only what the files write in another shape than the block stores has a reader of its own.
"""

from functools import singledispatch

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from content.blocks.media import PictureBlock
from content.blocks.tables import TableBlock
from content.blocks.text import HeadingBlock
from content.importers.entries import Entry, did_you_mean_one_of
from content.importers.rich_text import read_rich_text
from content.importers.targets import Targets, kind_of


@singledispatch
def read_block(block: blocks.Block, entry: Entry, targets: Targets):
    """The value as Wagtail stores it in JSON, with targets as `targets` names them."""
    raise NotImplementedError(f"Nothing reads a {type(block).__name__} from a file.")


@read_block.register
def _(block: blocks.FieldBlock, entry, targets):
    return entry.line()


@read_block.register
def _(block: blocks.RichTextBlock, entry, targets):
    return read_rich_text(entry, targets)


@read_block.register
def _(block: blocks.BooleanBlock, entry, targets):
    return entry.yes_or_no()


@read_block.register
def _(block: blocks.IntegerBlock, entry, targets):
    return entry.whole_number()


@read_block.register
def _(block: blocks.FloatBlock, entry, targets):
    return entry.number()


@read_block.register(blocks.PageChooserBlock)
@read_block.register(DocumentChooserBlock)
@read_block.register(ImageChooserBlock)
@read_block.register(SnippetChooserBlock)
def _(block, entry, targets):
    name = entry.text()
    if not name and not block.required:
        return None
    return targets.find(kind_of(block.target_model), entry, name)


@read_block.register
def _(block: blocks.ListBlock, entry, targets):
    return [read_block(block.child_block, item, targets) for item in entry.items()]


@read_block.register
def read_struct(block: blocks.StructBlock, entry, targets):
    required = [name for name, child in block.child_blocks.items() if must_be_given(child)]
    given = entry.fields(required, [name for name in block.child_blocks if name not in required])
    return {
        name: read_block(block.child_blocks[name], child, targets) for name, child in given.items()
    }


def must_be_given(block: blocks.Block) -> bool:
    return isinstance(block, blocks.FieldBlock) and block.required and not block.get_default()


@read_block.register
def _(block: HeadingBlock, entry, targets):
    """The short form is the words alone."""
    if isinstance(entry.value, str):
        return {"text": entry.line(), "level": "h2"}
    return read_struct(block, entry, targets)


@read_block.register
def _(block: PictureBlock, entry, targets):
    """Alt text has to be given; when it is "", the picture only decorates."""
    words = [name for name in block.child_blocks if name != "image"]
    given = entry.fields(["image", "alt"], words)
    if not {"image", "alt"} <= given.keys():
        return {}
    alt = given.pop("alt").line()
    image = targets.find("image", given["image"], given.pop("image").text())
    words = {name: child.line() for name, child in given.items()}
    return {"image": {"image": image, "alt_text": alt, "decorative": not alt}, **words}


@read_block.register
def _(block: TableBlock, entry, targets):
    given = entry.fields(["caption", "columns", "rows"], ["row_headers", "source"])
    if not {"columns", "rows"} <= given.keys():
        return {}
    columns = [read_column(column) for column in given.pop("columns").items()]
    rows = [read_row(block, row, columns) for row in given.pop("rows").items()]
    others = {
        name: read_block(block.child_blocks[name], child, targets) for name, child in given.items()
    }
    return {"table": {"columns": columns, "rows": rows, "caption": ""}, **others}


def read_column(entry: Entry) -> dict[str, str]:
    """A column of words is its heading alone; one of numbers says so."""
    if not isinstance(entry.value, dict):
        return {"type": "text", "heading": entry.line()}
    given = entry.fields(["heading"], ["type"])
    kind = given["type"].text() if "type" in given else "text"
    if kind not in ("text", "number"):
        entry.at("type").wrong("Write text or number.")
        kind = "text"
    return {"type": kind, "heading": given["heading"].line() if "heading" in given else ""}


def read_row(block: TableBlock, entry: Entry, columns: list[dict[str, str]]) -> dict[str, list]:
    cells = entry.items()
    if len(cells) != len(columns):
        entry.wrong(f"Give {len(columns)} cells, one for each column; here are {len(cells)}.")
        return {"values": [None] * len(columns)}
    kinds: TypedTableBlock = block.child_blocks["table"]
    return {
        "values": [
            None if cell.value is None else read_block(kinds.child_blocks[column["type"]], cell, None)
            for cell, column in zip(cells, columns, strict=True)
        ]
    }  # fmt: skip


def read_stream(block: blocks.StreamBlock, entry: Entry, targets: Targets) -> list[dict]:
    """A story's items each carry the name of their block; where only one is allowed, none does."""
    return [
        {"type": name, "value": read_block(block.child_blocks[name], child, targets)}
        for name, child in stream_children(block, entry)
    ]


def stream_children(block: blocks.StreamBlock, entry: Entry) -> list[tuple[str, Entry]]:
    """The block's name and the entry of each item, in order; as many as the stream will have."""
    only = next(iter(block.child_blocks)) if len(block.child_blocks) == 1 else None
    if only and block.meta.max_num == 1:
        return [(only, entry)] if entry.value else []
    if only:
        return [(only, item) for item in entry.items()]
    return [child for item in entry.items() for child in named_child(block, item)]


def named_child(block: blocks.StreamBlock, item: Entry) -> list[tuple[str, Entry]]:
    if not isinstance(item.value, dict) or len(item.value) != 1:
        item.wrong("Write one block an item: its name, a colon, and what it holds.")
        return []
    name = next(iter(item.value))
    if name not in block.child_blocks:
        known = list(block.child_blocks)
        item.at(name).wrong(
            f"No block of this name can stand here{did_you_mean_one_of(name, known)}"
        )
        return []
    return [(name, item.at(name))]
