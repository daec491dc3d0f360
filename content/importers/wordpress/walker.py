"""Goes through the tree of a post in reading order and hands each part to whoever can convert it."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Protocol

from content.importers.wordpress.inline import BREAK, MARKS, Run, plain
from content.importers.wordpress.markup import OPEN, Node
from content.importers.wordpress.notes import Attention, Notes
from content.importers.wordpress.paragraphs import ADDRESS, films_apart, in_parts, paragraph
from content.importers.wordpress.story import ATTENTION, Story
from content.importers.wordpress.words import JOINING

EMPTY_LINE = re.compile(r"\n\s*\n")
QUIET = {"wp-address", "source", "track", "param", "wbr", "col", "link", "meta", "base"}


class Surroundings(Protocol):
    """What converting a post needs to know of the rest of the site."""

    title: str
    reusable: dict[int, str]
    unshown: set[int]  # of the reusable blocks, those that readers never saw
    footnotes: dict[str, str]

    def link(self, address: str, notes: Notes) -> str: ...
    def page_at(self, path: str) -> int: ...
    def title_at(self, href: str) -> str: ...
    def media(self, *, number: int = 0, address: str = "") -> object: ...
    def attached_images(self) -> list[int]: ...


@dataclass
class Walker:
    around: Surroundings
    notes: Notes
    tags: dict[str, Callable]
    blocks: dict[str, Callable]
    unknown_block: Callable
    classic: bool = False
    story: Story = field(default_factory=Story)
    run: Run = field(default_factory=Run)
    is_free: bool = True  # an empty line ends a paragraph here
    seen_reusable: tuple[int, ...] = ()

    def nodes(self, nodes: Iterable[Node]) -> None:
        self.flush()
        for node in nodes:
            self.one(node)
        self.flush()

    def one(self, node: Node) -> None:
        if node.is_text:
            self.words(node.words)
        elif node.tag == OPEN:
            self.flush()
            (self.blocks.get(node.block) or self.unknown_block)(self, node)
            self.flush()
        elif handler := self.tags.get(node.tag):
            self.flush_unless_inline(node)
            handler(self, node)
        elif node.is_block:
            self.nodes(node.children)
        elif node.tag not in QUIET:
            self.inline(node)

    def flush_unless_inline(self, node: Node) -> None:
        """A picture in the middle of a sentence stands after what was said so far."""
        if node.tag not in (
            "a",
            "br",
            "sub",
            "sup",
            "q",
            "del",
            "s",
            "strike",
            "wp-tip",
            "wp-year",
        ):
            self.flush()

    def words(self, words: str) -> None:
        parts = EMPTY_LINE.split(words) if self.is_free else [words]
        for number, part in enumerate(parts):
            if number:
                self.flush()
            for place, piece in enumerate([part] if self.classic else films_apart(part)):
                if place:
                    self.run.line_break()
                self.run.write(piece, breaks=self.classic)

    def inline(self, node: Node) -> None:
        mark = MARKS.get(node.tag)
        if mark and mark not in [tag for tag, _ in self.run.open_marks]:
            self.run.open(mark, f"<{mark}>")
            self.each(node.children)
            self.run.close()
        else:
            apart = "" if node.tag in JOINING else " "  # <marquee>, <ruby> ...
            self.run.write(apart)
            self.each(node.children)
            self.run.write(apart)

    def each(self, nodes: Iterable[Node]) -> None:
        """Inside a paragraph."""
        for node in nodes:
            self.one(node)

    def flush(self) -> None:
        for part in in_parts(self.run.take()):
            self.say(part)

    def say(self, html: str) -> None:
        words = plain(html)
        if ADDRESS.match(words) and "<a" not in html:
            self.tags["wp-bare-address"](self, Node("wp-bare-address", {"href": words}))
            return
        html = self.with_links(html) if self.classic else html
        for kind, value in paragraph(html, self.notes) if words else ():
            if kind == "text":
                self.story.text(value)
            else:
                self.story.add("heading", {"text": value, "level": "bold", "anchor": ""})

    def with_links(self, html: str) -> str:
        """An address with a line to itself, of which the old page may have shown anything."""
        lines = html.split(BREAK)
        for place, line in enumerate(lines if len(lines) > 1 else ()):
            if ADDRESS.match(line) and (href := self.around.link(unescape(line), self.notes)):
                lines[place] = f'<a href="{escape(href)}">{line}</a>'
        return BREAK.join(lines)

    def paragraph(self, nodes: Iterable[Node]) -> None:
        self.flush()
        was_free, self.is_free = self.is_free, False
        self.each(nodes)
        self.flush()
        self.is_free = was_free

    def captured(self, nodes: Iterable[Node], *, is_free: bool = True) -> Story:
        """What the nodes become, apart from the page that is growing."""
        inner = Walker(
            self.around, self.notes, self.tags, self.blocks, self.unknown_block, self.classic,
            is_free=is_free, seen_reusable=self.seen_reusable,
        )  # fmt: skip
        inner.nodes(nodes)
        return inner.story

    def attention(self, what: str, source: str) -> None:
        self.flush()
        self.notes.attention.append(Attention(what, source))
        self.story.add(ATTENTION, {"what": what, "source": source})


def source_of(node: Node, most: int = 20_000) -> str:
    """The node written out again, for the report."""
    parts, waiting, length = [], [node], 0
    while waiting and length < most:
        each = waiting.pop()
        if isinstance(each, str):
            written = each
        elif each.is_text:
            written = each.words
        else:
            name = f"wp:{each.block}" if each.block else each.tag
            attrs = "".join(f" {key}={in_quotes(value)}" for key, value in each.attrs.items())
            written = f"<{name}{attrs}>"
            waiting.append(f"</{name}>")
            waiting.extend(reversed(each.children))
        parts.append(written)
        length += len(written)
    return "".join(parts)[:most]


def in_quotes(value: object) -> str:
    """Settings of blocks are written as they stood, so that their words can be read."""
    if not isinstance(value, str):
        written = escape(json.dumps(value, ensure_ascii=False), quote=False)
        return "'" + written.replace("'", "&#x27;") + "'"
    return f'"{escape(value)}"'
