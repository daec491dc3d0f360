"""Words in the settings of a block: plugins make the HTML of some from these alone."""

from collections.abc import Callable

from content.importers.wordpress.inline import plain
from content.importers.wordpress.markup import Node
from content.importers.wordpress.setting_words import said_in, unsaid
from content.importers.wordpress.walker import Walker, source_of
from content.importers.wordpress.words import counted, words_of_html

LABELS = ("text", "label", "title", "content", "buttonText")
TARGETS = ("link", "url", "href", "buttonLink", "buttonUrl")


def unsaid_in(node: Node, *, told: str = "") -> list[str]:
    """Those that stand neither in its HTML nor in what was told of it already."""
    if not said_in(node.attrs):
        return []
    words = counted(f"{node.text} {told}")
    return [plain(each) for each in unsaid(node.attrs, words, words_of_html)]


def telling(handler: Callable) -> Callable:
    """Does as the handler does, and tells what the settings say beyond the HTML."""

    def told(walker: Walker, node: Node) -> None:
        words = unsaid_in(node)  # before it is taken apart
        handler(walker, node)
        tell(walker, node, words)

    return told


def settings_told(walker: Walker, node: Node, *, told: str = "") -> None:
    tell(walker, node, unsaid_in(node, told=told))


def tell(walker: Walker, node: Node, words: list[str]) -> None:
    """A label with a target is a button; anything else waits in a note for its place."""
    if not words:
        return
    label, target = value_of(node, LABELS), value_of(node, TARGETS)
    if [plain(label)] == words and target:
        walker.nodes([Node("wp-button", {"href": target}, [Node("", words=plain(label))])])
        return
    said = "; ".join(f"“{each}”" for each in words)
    walker.attention(f"The settings of the block “{node.block}” say {said}", source_of(node))


def line_of(node: Node) -> Node | None:
    """Of a block in a list that is nothing but a label in its settings, with a target or without."""
    label, target = plain(value_of(node, LABELS)), value_of(node, TARGETS)
    if not label or node.text or unsaid_in(node) != [label]:
        return None
    words = Node("", words=label)
    return Node("a", {"href": target}, [words]) if target else words


def value_of(node: Node, names: tuple[str, ...]) -> str:
    found = (node.attrs.get(name) for name in names)
    return next((each for each in found if isinstance(each, str) and each.strip()), "")
