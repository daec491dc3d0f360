"""Which function converts which block of the editor and which element of HTML."""

from collections.abc import Callable

from content.importers.wordpress import (
    containers,
    embeds,
    members_only,
    pictures,
    questions,
    tables,
    text_blocks,
    widgets,
)
from content.importers.wordpress.settings_of_blocks import telling

TAGS: dict[str, Callable] = {
    **text_blocks.TAGS,
    **pictures.TAGS,
    **embeds.TAGS,
    **tables.TAGS,
    **questions.TAGS,
    **containers.TAGS,
    **members_only.TAGS,
    **widgets.TAGS,
}
# These tell by themselves what their settings say.
TELLING = {*questions.HOLDERS, *containers.NOTED, "core/more", "core/missing", "core/block"}
HANDLERS: dict[str, Callable] = {
    **text_blocks.BLOCKS,
    **pictures.BLOCKS,
    **embeds.BLOCKS,
    **tables.BLOCKS,
    **questions.BLOCKS,
    **containers.BLOCKS,
}
BLOCKS: dict[str, Callable] = {
    name: handler if name in TELLING else telling(handler) for name, handler in HANDLERS.items()
}
