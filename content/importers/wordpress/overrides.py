"""Synced patterns of which a post replaces some words by its own: what readers saw is the post's."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from content.importers.wordpress.inline import plain
from content.importers.wordpress.markup import OPEN, Node, tree_of

BOUND = "core/pattern-overrides"
# The element of each block whose words are replaced.
ELEMENTS = {"core/paragraph": ("p",), "core/heading": ("h1", "h2", "h3", "h4", "h5", "h6"), "core/button": ("a", "button")}  # fmt: skip
TAKEN = {"content", "text", "url"}


@dataclass
class Own:
    replaced: list[str] = field(default_factory=list)  # words of the pattern
    put: list[str] = field(default_factory=list)  # words of the post
    unread: list[str] = field(default_factory=list)  # names of blocks whose change isn't only words


def put_own(tree: Node, settings: object) -> Own:
    """Puts the post's words into the pattern. What is changed otherwise than by words loses what the
    pattern has: nobody saw that in this post."""
    own = Own()
    for node, said in overridden(tree, settings if isinstance(settings, dict) else {}):
        own.replaced += filter(None, [node.text])
        words = said.get("content", said.get("text"))
        element = node.first(*ELEMENTS.get(node.block, ("wp-none",)))
        if element is None or not isinstance(words, str) or not set(said) <= TAKEN:
            node.children = []
            own.unread.append(str(node.attrs["metadata"]["name"]))
            continue
        element.children = tree_of(words, []).children
        own.put.append(plain(words))
        if isinstance(said.get("url"), str):
            element.attrs["href"] = said["url"]
    return own


def overridden(tree: Node, own: dict) -> Iterator[tuple[Node, dict]]:
    """The blocks of the pattern that it lets posts change, and this one does."""
    for node in list(tree.walk()):
        metadata = node.attrs.get("metadata") if node.tag == OPEN else None
        if not isinstance(metadata, dict) or BOUND not in str(metadata.get("bindings")):
            continue
        said = own.get(metadata.get("name") or "")
        if isinstance(said, dict) and said:
            yield node, said
