"""Text inside a paragraph: bold, italic and links, as our rich text holds them."""

import re
from html import escape, unescape

import nh3

TAGS = {"p", "b", "i", "ul", "ol", "li", "a", "br"}
ATTRIBUTES = {"a": {"href"}}
INTERNAL = "x-wp"  # the scheme of links that are resolved when a page is written
SCHEMES = {"http", "https", "mailto", "tel", INTERNAL}
MARKS = {"b": "b", "strong": "b", "i": "i", "em": "i", "cite": "i", "dfn": "i", "var": "i"}
BREAK = "<br/>"
EMPTY_MARKS = re.compile(r"<(b|i|a)(?: [^<>]*)?>\s*</\1>")
SPACES = re.compile(r"[ \t\r\f\v]+")
LINK_BEGINS = re.compile(r"(<a(?: [^<>]*)?>)(?:\s|<br/>)+")  # its spaces stand outside it
LINK_ENDS = re.compile(r"(?:\s|<br/>)+</a>")
EDGES = re.compile(r"^(?:\s|<br/>)+|(?:\s|<br/>)+$")


def clean(html: str) -> str:
    """The gate to our pages: nothing but text, lists and links passes, and all tags are closed."""
    cleaned = nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None,
        generic_attribute_prefixes=set(),
    )  # fmt: skip
    return cleaned.replace("<br>", BREAK)


class Run:
    """Gathers what stands in one paragraph, and keeps open marks across what interrupts it."""

    def __init__(self):
        self.parts: list[str] = []
        self.open_marks: list[tuple[str, str]] = []  # tag, opening

    def write(self, words: str, *, breaks: bool = False) -> None:
        """`breaks`: the end of a line in the source is one on the page, as in the classic editor."""
        words = SPACES.sub(" ", words)
        if breaks and self.parts and self.parts[-1] == BREAK:
            words = words.lstrip(" ").removeprefix("\n")
        lines = words.split("\n")
        between = BREAK if breaks else " "
        for number, line in enumerate(lines):
            if number and (between == " " or self.parts):
                self.parts.append(between)
            if line:
                self.parts.append(escape(line, quote=False))

    def line_break(self) -> None:
        self.parts.append(BREAK)

    def open(self, tag: str, opening: str) -> None:
        self.open_marks.append((tag, opening))
        self.parts.append(opening)

    def close(self) -> None:
        tag, _ = self.open_marks.pop()
        self.parts.append(f"</{tag}>")

    def take(self) -> str:
        """What was gathered, each mark closed; the next begins with the same marks."""
        closing = "".join(f"</{tag}>" for tag, _ in reversed(self.open_marks))
        html = "".join(self.parts) + closing
        self.parts = [opening for _, opening in self.open_marks]
        return tidied(html)


def tidied(html: str) -> str:
    """Without empty marks, double spaces, and breaks at either end."""
    before = None
    while before != html:
        before = html
        html = EMPTY_MARKS.sub(" ", html)
    html = LINK_ENDS.sub("</a> ", LINK_BEGINS.sub(r" \1", html))
    html = SPACES.sub(" ", html.replace("\n", " "))
    return EDGES.sub("", html)


def plain(html: str) -> str:
    """The words of a piece of rich text on one line."""
    text = re.sub(r"<(?!/?(?:b|i|a)\b)[^>]*>", " ", html)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", text)).split())
