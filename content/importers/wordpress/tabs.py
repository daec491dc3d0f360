"""Tabs: each title heads what it opened, where both can be told by their names."""

import re
from collections.abc import Iterator

from content.importers.wordpress.markup import Node
from content.importers.wordpress.walker import Walker

HOLDER = re.compile(r"(?<![a-z])tab(?:s|bed)?(?![a-z])", re.IGNORECASE)
TITLE = re.compile(
    r"(?<![a-z])tab[-_](?:title|label|link|nav|head|header)(?![a-z]*s\b)|kt-title-item", re.I
)
PANE = re.compile(r"(?<![a-z])tab[-_](?:content|pane|panel|inner-content)(?!-wrap|s)|/tab$", re.I)
FEWEST = 2


def is_tabs(node: Node) -> bool:
    return bool(HOLDER.search(names_of(node)))


def tabs(walker: Walker, node: Node) -> bool:
    """Whether it was one, and is told. A title that stands there again, for telephones say, is told once."""
    titles = list(parts_of(node, is_title))
    panes = list(parts_of(node, is_pane))
    words = list(dict.fromkeys(each.text for each in titles))
    told = "".join([*(each.text for each in titles), *(each.text for each in panes)])
    is_whole = letters(told) == letters(node.text)  # nothing stands beside them
    if len(words) != len(panes) or len(panes) < FEWEST or not is_whole:
        return False
    for title, pane in zip(words, panes, strict=True):
        walker.nodes([Node("h3", children=[Node("", words=title)])])
        walker.nodes(pane.children)
    for title in words:
        for _ in range(sum(each.text == title for each in titles) - 1):
            walker.notes.left_out("The title of a tab that stood there twice", title)
    walker.notes.became("tabs", "headings with text")
    return True


def parts_of(node: Node, fits) -> Iterator[Node]:
    """The outermost ones, in reading order."""
    waiting = list(reversed(node.children))
    while waiting:
        each = waiting.pop()
        if fits(each):
            yield each
        else:
            waiting.extend(reversed(each.children))


def is_title(node: Node) -> bool:
    named = node.attrs.get("role") == "tab" or TITLE.search(" ".join(node.classes))
    return bool(named and node.text) and not any(map(is_pane, node.walk()))


def is_pane(node: Node) -> bool:
    return node.attrs.get("role") == "tabpanel" or bool(PANE.search(names_of(node)))


def names_of(node: Node) -> str:
    return " ".join([*node.classes, node.block])


def letters(words: str) -> int:
    return len("".join(words.split()))
