"""Which function converts which block of the editor and which element of HTML."""

from collections.abc import Callable

from content.importers.wordpress import (
    containers,
    embeds,
    pictures,
    questions,
    tables,
    text_blocks,
)

TAGS: dict[str, Callable] = {
    **text_blocks.TAGS,
    **pictures.TAGS,
    **embeds.TAGS,
    **tables.TAGS,
    **questions.TAGS,
    **containers.TAGS,
}
BLOCKS: dict[str, Callable] = {
    **text_blocks.BLOCKS,
    **pictures.BLOCKS,
    **embeds.BLOCKS,
    **tables.BLOCKS,
    **questions.BLOCKS,
    **containers.BLOCKS,
}
