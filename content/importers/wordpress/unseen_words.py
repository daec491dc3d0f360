"""Words of a part that is left out which stand elsewhere than in its HTML: in the settings of blocks, in
reusable blocks, in footnotes."""

from collections.abc import Iterator

from content.importers.wordpress.block_words import text_of_post
from content.importers.wordpress.inline import plain
from content.importers.wordpress.markup import OPEN, Node
from content.importers.wordpress.settings_of_blocks import unsaid_in
from content.importers.wordpress.walker import Surroundings


def words_in(node: Node, around: Surroundings) -> str:
    """All of them, on one line each."""
    blocks = [each for each in (node, *node.walk()) if each.tag == OPEN]
    settings = [words for each in blocks for words in unsaid_in(each)]
    return "\n".join(filter(None, [node.text, *settings, *words_elsewhere(node, around)]))


def words_elsewhere(node: Node, around: Surroundings) -> Iterator[str]:
    for each in (node, *node.walk()):
        if each.block == "core/block" and isinstance(each.attrs.get("ref"), int):
            yield text_of_post(around.reusable.get(each.attrs["ref"], ""))
        elif each.block == "core/footnotes":
            yield from map(plain, around.footnotes.values())
