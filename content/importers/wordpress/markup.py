"""A tree of the HTML and blocks of a post, as deep as a reader could need and no deeper."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from content.importers.wordpress.gutenberg import CLOSE, OPEN, BlockComment

DEEPEST = 80  # what lies deeper is read as if it lay there
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr"}  # fmt: skip
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# What stands by itself: it ends a paragraph, and its words never join those beside it.
BLOCKS = HEADINGS | {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr",
    "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "wp-button", OPEN,
}  # fmt: skip
# What the opening of a tag closes, and within which others it doesn't reach.
ENDS = {
    "li": ({"li"}, {"ul", "ol", "menu"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "tr": ({"tr"}, {"table"}),
    "td": ({"td", "th"}, {"table"}),
    "th": ({"td", "th"}, {"table"}),
    "tbody": ({"thead", "tbody", "tfoot"}, {"table"}),
    "tfoot": ({"thead", "tbody", "tfoot"}, {"table"}),
    "option": ({"option"}, {"select"}),
}
BOUNDARIES = {OPEN, "td", "th", "li", "blockquote", "figure", "details", "div", "section", "button"}
MORE = {"more": "core/more", "nextpage": "core/nextpage"}


@dataclass(slots=True)
class Node:
    """An element, a block (`block` names it), or a text (`tag` is empty)."""

    tag: str
    attrs: dict = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)
    block: str = ""
    words: str = ""
    link: "Node | None" = None  # of a picture: the link around it

    @property
    def classes(self) -> set[str]:
        return set(str(self.attrs.get("class") or "").split())

    @property
    def is_text(self) -> bool:
        return not self.tag

    @property
    def is_block(self) -> bool:
        return self.tag in BLOCKS

    def walk(self) -> Iterator["Node"]:
        """All below it, in reading order."""
        waiting = list(reversed(self.children))
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def first(self, *tags: str) -> "Node | None":
        return next((node for node in self.walk() if node.tag in tags), None)

    @property
    def text(self) -> str:
        """Its words on one line."""
        parts = []
        for node in self.walk():
            if node.tag == "br" or node.is_block:
                parts.append(" ")
            parts.append(node.words)
        return " ".join("".join(parts).split())


class TreeBuilder(HTMLParser):
    def __init__(self, comments: list[BlockComment]):
        super().__init__(convert_charrefs=True)
        self.comments = comments
        self.root = Node("root")
        self.stack = [self.root]
        self.too_deep: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == OPEN:
            self.open_block(dict(attrs))
            return
        self.end_implied(tag)
        self.add(Node(tag, {name: value or "" for name, value in attrs}), tag not in VOID)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID and tag not in BLOCKS:
            self.handle_endtag(tag)

    def open_block(self, attrs: dict[str, str | None]) -> None:
        number = attrs.get("n") or ""
        # A tag of this name that stood in the source itself leads to no comment.
        known = number.isascii() and number.isdigit() and int(number) < len(self.comments)
        comment = self.comments[int(number)] if known else BlockComment("", {})
        self.end_implied("p")
        self.add(Node(OPEN, comment.attrs, block=comment.name), True)

    def add(self, node: Node, has_content: bool) -> None:
        if len(self.stack) >= DEEPEST and has_content:
            self.too_deep.append(node.tag)
            if node.is_block:
                self.handle_data("\n\n")
            return
        if node.tag == "img":
            node.link = next((each for each in reversed(self.stack) if each.tag == "a"), None)
        self.stack[-1].children.append(node)
        if has_content:
            self.stack.append(node)

    def end_implied(self, tag: str) -> None:
        if self.too_deep:
            return
        if tag in ENDS:
            self.close_above(*ENDS[tag])
        elif tag in BLOCKS:
            self.close_above({"p"}, BOUNDARIES)

    def close_above(self, tags: set[str], boundaries: set[str]) -> None:
        for place in range(len(self.stack) - 1, 0, -1):
            if self.stack[place].tag in tags:
                del self.stack[place:]
                return
            if self.stack[place].tag in boundaries:
                return

    def handle_endtag(self, tag: str) -> None:
        tag = OPEN if tag == CLOSE else tag
        if self.too_deep:
            if tag in self.too_deep[-3:]:
                while self.too_deep.pop() != tag:
                    pass
                if tag in BLOCKS:
                    self.handle_data("\n\n")
            return
        for place in range(len(self.stack) - 1, 0, -1):
            if self.stack[place].tag == tag:
                del self.stack[place:]
                return
            if self.stack[place].tag == OPEN or (tag not in BLOCKS and self.stack[place].is_block):
                return

    def handle_data(self, data: str) -> None:
        self.stack[-1].children.append(Node("", words=data))

    def handle_comment(self, data: str) -> None:
        word, _, said = data.strip().partition(" ")
        if word.lower() in MORE:
            said = {"customText": said.strip()} if said else {}
            self.add(Node(OPEN, said, block=MORE[word.lower()]), False)


def tree_of(html: str, comments: list[BlockComment]) -> Node:
    builder = TreeBuilder(comments)
    builder.feed(html)
    builder.close()
    return builder.root
