"""Words that stand in attributes alone, and have no place on our pages: told, each once."""

from collections.abc import Iterator

from content.importers.wordpress.markup import OPEN, Node
from content.importers.wordpress.notes import Notes
from content.importers.wordpress.words import LETTER, text_of_page
from content.importers.wordpress.words import POINTED_AT as SHOWN_BY_PROGRAMS

POINTED_AT = "Words that readers saw when they pointed at something, if at all"
PRESSED = "Words on or in what readers pressed or filled in"
HEARD = "Words for those who heard the page"
# Nothing in these is read as part of the page. A frame's title is what a recording is called by.
CLOSED = {"script", "style", "template", "head", "iframe", "object", "svg", "math"}
FILLED_IN = {"input": ("value", "placeholder"), "textarea": ("placeholder",), "optgroup": ("label",),
             "option": ("label",)}  # fmt: skip
READ_OUT = {"table": ("summary",), "track": ("label",)}
WITHOUT_WORDS = {"hidden", "checkbox", "radio", "file", "range", "color", "image", "password"}


def tell_attributes(root: Node, notes: Notes) -> None:
    """Before anything is taken out of the tree, so that what was hidden is told as well."""
    told: dict[str, dict[str, None]] = {POINTED_AT: {}, PRESSED: {}, HEARD: {}}
    for node in open_nodes(root):
        for why, words in said_by(node):
            told[why] |= dict.fromkeys(filter(None, [" ".join(words.split())]))
    for why, words in told.items():
        if words:
            notes.left_out(why, "”; “".join(words))


def open_nodes(root: Node) -> Iterator[Node]:
    """In reading order, without those of blocks and shortcodes."""
    waiting = root.children[::-1]
    while waiting:
        node = waiting.pop()
        if node.tag in CLOSED:
            continue
        if node.attrs and node.tag != OPEN and not node.tag.startswith("wp-"):
            yield node
        waiting.extend(reversed(node.children))


def said_by(node: Node) -> Iterator[tuple[str, str]]:
    kind = str(node.attrs.get("type") or "").lower()
    if not (node.tag == "input" and kind in WITHOUT_WORDS):
        yield from ((PRESSED, given(node, name)) for name in FILLED_IN.get(node.tag, ()))
    yield from ((HEARD, given(node, name)) for name in READ_OUT.get(node.tag, ()))
    if node.tag not in ("td", "th"):
        texts = (text_of_page(given(node, name)) for name in SHOWN_BY_PROGRAMS)
        yield from ((POINTED_AT, words) for words in texts if LETTER.search(words))
    title, label = given(node, "title"), given(node, "aria-label") if node.tag == "a" else ""
    if not (title or label):
        return
    own = given(node, "alt") if node.tag in ("img", "area") else text_seen(node)
    if bare(own) != bare(title):
        yield POINTED_AT, title
    if not own and node.first("img") is None:
        yield HEARD, label


def given(node: Node, name: str) -> str:
    return str(node.attrs.get(name) or "")


def bare(words: str) -> str:
    return "".join(words.split()).casefold()


def text_seen(node: Node) -> str:
    parts, waiting = [], node.children[::-1]
    while waiting:
        each = waiting.pop()
        if each.tag not in CLOSED:
            parts.append(each.words)
            waiting.extend(reversed(each.children))
    return "".join(parts).strip()
