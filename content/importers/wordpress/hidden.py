"""What no reader of the old page saw, though it stood in its text, is left out and named."""

import re
from collections.abc import Iterator

from content.importers.wordpress.hiding_styles import is_hidden_by_style, rules_in
from content.importers.wordpress.markup import Node
from content.importers.wordpress.members_only import MembersOnly
from content.importers.wordpress.notes import Notes
from content.importers.wordpress.questions import HOLDER
from content.importers.wordpress.switched_off import is_shown_at_other_times, is_switched_off
from content.importers.wordpress.unseen_words import words_in
from content.importers.wordpress.walker import Surroundings

# Closed until somebody presses something: no reason to leave it out.
OPENED = re.compile(
    r"(?<![a-z])(?:tabs?|tabpanel|panel|pane|answer|slide|carousel|modal|popup|dropdown|read-?more)(?![a-z])",
    re.IGNORECASE,
)
OPENERS = ("aria-controls", "data-target", "data-bs-target", "href")
NAMING = ("aria-controls", "commandfor", "popovertarget")  # ids without a sign before them
BY_PROGRAM = re.compile(
    r"""getElementById\(\s*['"]([^'"]+)|querySelector\(\s*['"]#([\w-]+)|^\s*([\w-]+)\.show"""
)
NEVER = "Text that readers never saw, because the page hid it, was left out"
NOT_NOW = "Text that the old page showed at other times, and not now, was left out"
MEDIA = ("img", "iframe", "video", "audio", "object")


def leave_out_hidden(root: Node, notes: Notes, around: Surroundings) -> None:
    """Takes it out of the tree."""
    MembersOnly(notes, around).take_out(root)
    leave_out_switched_off(root, notes, around)
    opened, rules = set(ids_opened(root)), rules_in(root)
    waiting = [root]
    while waiting:
        node = waiting.pop()
        kept = []
        for child in node.children:
            if is_opened_by_readers(child, opened):
                kept.append(child)  # with all that is in it
            elif is_hidden(child, rules):
                named(child, notes, around)
            else:
                kept.append(child)
                waiting.append(child)
        node.children = kept


def leave_out_switched_off(root: Node, notes: Notes, around: Surroundings) -> None:
    """Also in what readers open: an editor hid it there too."""
    for node in (root, *root.walk()):
        off = [child for child in node.children if is_switched_off(child)]
        late = [
            each
            for each in node.children
            if is_shown_at_other_times(each) and not is_switched_off(each)
        ]
        for child in off:
            named(child, notes, around)
        for child in late:
            named(child, notes, around, NOT_NOW)
        if off or late:
            gone = {id(child) for child in off + late}
            node.children = [child for child in node.children if id(child) not in gone]


def is_hidden(node: Node, rules: dict[str, str]) -> bool:
    if node.block or not node.tag:
        return False
    hidden = node.attrs.get("hidden")
    if node.tag == "dialog" and "open" not in node.attrs:
        return True
    return (hidden is not None and hidden != "until-found") or is_hidden_by_style(node, rules)


def is_opened_by_readers(node: Node, opened: set[str]) -> bool:
    names = " ".join([*node.classes, node.block, str(node.attrs.get("role") or "")])
    if HOLDER.search(names) or OPENED.search(names) or node.tag == "details":
        return True
    return bool(node.attrs.get("id")) and node.attrs["id"] in opened


def ids_opened(root: Node) -> Iterator[str]:
    """What something on the page points at."""
    for node in root.walk():
        yield from filter(None, sum(BY_PROGRAM.findall(str(node.attrs.get("onclick") or "")), ()))
        for name in (*OPENERS, *NAMING[1:]):
            value = str(node.attrs.get(name) or "")
            if value and (name in NAMING or value.startswith("#")):
                yield from value.replace("#", "").split()


def named(node: Node, notes: Notes, around: Surroundings, why: str = NEVER) -> None:
    below = [node, *node.walk()]
    notes.unseen += [str(value) for each in below for value in each.attrs.values()]
    media = sum(each.tag in MEDIA for each in below)
    if words := words_in(node, around):
        notes.left_out(why, words)
    if media:
        notes.change(f"Pictures or recordings that the page hid were left out: {media}")
