"""Links to a place in the same post: our pages mark headings alone.

Before a post is converted the headings get the names that links ask for; afterwards whatever leads to
no heading becomes text, which the report tells: footnotes pasted from Word, say, keep their numbers.
"""

import re
from html import unescape
from urllib.parse import unquote

from content.blocks.anchors import anchor_from_words
from content.importers.wordpress.inline import plain
from content.importers.wordpress.markup import HEADINGS, Node
from content.importers.wordpress.notes import Notes
from content.importers.wordpress.outline import ANCHOR

LINK = re.compile(r'<a href="#([^"]*)">(.*?)</a>', re.DOTALL)
SHOWN = {"img", "table", "iframe", "video", "audio", "hr"}


def name_headings(tree: Node) -> None:
    """The names that are asked for, in a form that ours may have; links follow."""
    nodes = list(tree.walk())
    wanted: dict[str, list[Node]] = {}
    for node in nodes:
        href = str(node.attrs.get("href") or "").strip() if node.tag == "a" else ""
        if href.startswith("#") and len(href) > 1:
            wanted.setdefault(unquote(href[1:]), []).append(node)
    if not wanted:
        return
    around = {id(inner): each for each in nodes if each.tag in HEADINGS for inner in each.walk()}
    for place, node in enumerate(nodes):
        for name in names_of(node) & wanted.keys():
            heading = around.get(id(node)) or heading_at(nodes, place)
            if heading:
                anchor = named(heading, name)
                for link in wanted.pop(name):
                    link.attrs["href"] = f"#{anchor}"


def names_of(node: Node) -> set[str]:
    names = (node.attrs.get("id"), node.attrs.get("name") if node.tag == "a" else "")
    return {str(each) for each in names if each}


def heading_at(nodes: list[Node], place: int) -> Node | None:
    """The heading that the place marks, or that comes before anything else is shown."""
    for node in nodes[place:]:
        if node.tag in HEADINGS:
            return node
        if node.tag in SHOWN or node.words.strip():
            return None
    return None


def named(heading: Node, name: str) -> str:
    present = str(heading.attrs.get("id") or "")
    if not ANCHOR.match(present):
        heading.attrs["id"] = anchor_from_words(name.replace("_", " "))
    return str(heading.attrs["id"])


def without_dead_ends(elements: list[tuple[str, object]], notes: Notes) -> list[tuple[str, object]]:
    anchors = {value["anchor"] for kind, value in elements if kind == "heading"}

    def checked(match: re.Match) -> str:
        name, words = unescape(match[1]), match[2]
        if name in anchors or name == "top":
            return match[0]
        notes.change(
            f"A link to a place in this post that pages can't mark became text: “{plain(words)}”, #{name}"
        )
        return words

    def in_value(value: object) -> object:
        if isinstance(value, str):
            return LINK.sub(checked, value)
        if isinstance(value, list):
            return [in_value(each) for each in value]
        if isinstance(value, dict):
            return {name: in_value(each) for name, each in value.items()}
        return value

    return [
        (kind, in_value(value) if kind in ("text", "questions") else value)
        for kind, value in elements
    ]
