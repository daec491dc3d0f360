"""Text for members only is published to nobody: a note says that it was there, the report what it said.

Codes and blocks of plugins open and close such text anywhere, also in the middle of a paragraph, so what
lies between two marks is taken out in reading order and not as branches of the tree.
"""

import re
from dataclasses import dataclass, field
from html import escape

from content.importers.wordpress.markup import Node
from content.importers.wordpress.members_blocks import is_block_for_members
from content.importers.wordpress.members_words import (
    are_settings_for_members,
    are_settings_for_others,
    is_name_for_members,
)
from content.importers.wordpress.notes import Notes
from content.importers.wordpress.shortcodes import Code
from content.importers.wordpress.unseen_words import words_elsewhere
from content.importers.wordpress.walker import Surroundings, Walker, source_of

# Codes whose names don't say it; all others are judged by their words.
CODES = re.compile(
    r"^(?:mepr-(?:show|active|rule)|um_show_content|is_free|wlm_ismember|ihc-hide-content|ws_plugin__\w+)$"
)
ALL_BELOW = {"jetpack/paywall"}  # nothing closes it
NON_MEMBERS = ("level", "0")  # Paid Memberships Pro
FROM, TO, NOTE = "wp-members-from", "wp-members-to", "wp-members-note"
SAID = "Text for members only"
WHERE = "Its source is in the report of the import."
WHOLE = 5_000_000  # characters; longer than any post


def is_for_members(code: Code) -> bool:
    """Only of a pair: what stands alone shows something and hides nothing."""
    opening = code.partner if code.partner and code.is_end else code
    name, settings = code.name, opening.settings
    if not code.partner or NON_MEMBERS in settings.items():
        return False
    if are_settings_for_others(name, settings):
        return False
    by_name = CODES.match(name) or is_name_for_members(name)
    return bool(by_name or are_settings_for_members(name, settings))


def mark_of(code: Code) -> str:
    tag = TO if code.is_end else FROM
    return f'<{tag} name="{code.name}" source="{escape(code.source)}"/>'


@dataclass
class MembersOnly:
    """`opened`: what the place at hand lies in; `source`: what was taken out since the first of it."""

    notes: Notes
    around: Surroundings
    opened: list[str] = field(default_factory=list)
    source: list[str] = field(default_factory=list)
    what: str = ""

    def take_out(self, root: Node) -> None:
        self.inside(root)
        self.opened.clear()
        self.tell()

    def inside(self, node: Node) -> None:
        node.children = [kept for child in node.children for kept in self.left_of(child)]

    def left_of(self, node: Node) -> list[Node]:
        if node.tag == FROM:
            return self.open(str(node.attrs["name"]), str(node.attrs["source"]))
        if node.tag == TO:
            self.close(str(node.attrs["name"]))
            return []
        if node.block in ALL_BELOW:
            return self.open(node.block, source_of(node))
        if is_block_for_members(node):
            name = node.block or node.tag
            note = self.open(name, source_of(Node(node.tag, node.attrs, block=node.block)))
            self.inside(node)
            self.close(name)
            return [*note, *node.children]
        if self.opened and not any(is_mark(each) for each in node.walk()):
            self.source.append(source_of(node, WHOLE))
            self.notes.named.extend(words_elsewhere(node, self.around))
            return []
        self.inside(node)
        return [node]

    def open(self, name: str, source: str) -> list[Node]:
        is_first = not self.opened
        self.opened.append(name)
        self.source.append(source)
        if not is_first:
            return []
        self.what = f"{SAID} ({name}) was left out"
        return [Node(NOTE, {"what": self.what})]

    def close(self, name: str) -> None:
        if name in self.opened:
            self.opened.remove(name)
        if not self.opened:
            self.tell()

    def tell(self) -> None:
        if self.source:
            self.notes.withheld(self.what, "\n".join(self.source))
            self.source = []


def is_mark(node: Node) -> bool:
    return node.tag in (FROM, TO) or node.block in ALL_BELOW or is_block_for_members(node)


def note(walker: Walker, node: Node) -> None:
    """In the draft alone; of the words themselves nothing, since drafts are published one day."""
    walker.flush()
    walker.story.add("attention", {"what": node.attrs["what"], "source": WHERE})


TAGS = {NOTE: note}
