"""Numbers that counted up from 0 before readers' eyes: the page says the number, not where it began."""

import re

from content.importers.wordpress.builder_targets import COUNTED
from content.importers.wordpress.markup import OPEN, Node
from content.importers.wordpress.notes import Notes

SAID_IN = (
    "data-to", "data-to-value", "data-count", "data-count-to", "data-counter", "data-counter-value", "data-number",
    "data-end", "data-end-value", "data-end-number", "data-endval", "data-final", "data-final-number", "data-stop",
    "data-value", "data-target", "data-target-number", "data-num", "data-percent", "data-percentage", "data-odometer",
)  # fmt: skip
ZERO = re.compile(r"^(\W*)(0+(?:[.,]0+)?)(\W*)$")
NUMBER = re.compile(r"^\d[\d.,]*$")
# These say where a counter ends, whatever the element is called; the others may say something else.
SURE = {name for name in SAID_IN if re.search(r"-(?:to|end|endval|final|stop)(?:-|$)|-count(?:er-value|-to)|target-n", name)}  # fmt: skip
COUNTS_UP = re.compile(r"counter|count-?up|odometer", re.IGNORECASE)
A_COUNTER = re.compile(r"count|number|stat", re.IGNORECASE)


def count_to_the_end(root: Node, notes: Notes) -> None:
    for node in list(root.walk()):
        if node.tag == OPEN and A_COUNTER.search(node.block):
            of_block(node, notes)
        elif node.tag and (number := said_by(node, SAID_IN)) and ZERO.match(node.text):
            put(node, number, notes)
        elif node.tag and number and (empty := empty_counter(node, number)) is not None:
            words = "".join(filter(None, (said_beside(node, "prefix"), number, said_beside(node, "suffix"))))  # fmt: skip
            empty.children.append(Node("", words=words))
            notes.change(f"A counter that a program fills says its number now: “{words}”")
            notes.added.append(words)


def empty_counter(node: Node, number: str) -> Node | None:
    """Where a program wrote the number that an attribute of the element, or of one around it, says."""
    if number in node.text:
        return None
    is_sure = bool(said_by(node, tuple(SURE)))
    for each in (node, *node.walk()):
        is_empty = bool(each.tag) and each.tag != OPEN and not each.text and not each.first("img")
        if is_empty and (COUNTS_UP.search(" ".join(each.classes)) or (is_sure and each is node)):
            return each
    return None


def said_beside(node: Node, name: str) -> str:
    return str(node.attrs.get(f"data-{name}") or "")


def of_block(node: Node, notes: Notes) -> None:
    """Its settings hold the number; where they hold none, it is the plugin's own."""
    number = said_by(node, tuple(sorted(COUNTED)))
    zeros = [each for each in node.walk() if is_counter(each)]
    for zero in zeros[:1]:
        if number:
            put(zero, number, notes)
        elif "counter" in node.block and not said_by(zero, SAID_IN):
            why = "A counter's number isn't in the post; the 0 at which it began was left out"
            notes.left_out(why, zero.text)
            zero.children = []


def is_counter(node: Node) -> bool:
    named = bool(node.tag) and node.tag != OPEN and A_COUNTER.search(" ".join(node.classes))
    return bool(named and ZERO.match(node.text))


def said_by(node: Node, names: tuple[str, ...]) -> str:
    said = (str(node.attrs.get(name) or "").strip() for name in names)
    return next((each for each in said if NUMBER.match(each) and each.strip("0.,")), "")


def put(node: Node, number: str, notes: Notes) -> None:
    for each in node.walk():
        if match := ZERO.match(each.words.strip()):
            each.words = each.words.replace(match[2], number, 1)
            notes.change(f"A counter that began at {match[2]} says its number now: “{number}”")
            notes.named.append(match[2])
            notes.added.append(number)
            return
