"""The new page as it grows: blocks of ours, in reading order."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from content.importers.wordpress.inline import BREAK, clean, plain

TYPED = "<!--typed-->"  # after a list whose bullets were typed by hand
SPACES = re.compile(r"^ +| {2,}")
TAB = 4
ATTENTION = "attention"  # becomes a note in a draft; see `fitting.py`


@dataclass
class Story:
    """`growing`: the name of a block and its value; of text, its pieces, which follow one another."""

    growing: list[tuple[str, object]] = field(default_factory=list)

    @property
    def elements(self) -> list[tuple[str, object]]:
        return [
            (kind, "".join(joined(value)) if kind == "text" else value)
            for kind, value in self.growing
        ]

    @property
    def last_heading(self) -> str:
        return next((v["text"] for kind, v in reversed(self.growing) if kind == "heading"), "")

    @property
    def heading_just_said(self) -> str:
        """ "" where anything stands between it and what comes next."""
        kind, value = self.growing[-1] if self.growing else ("", None)
        return value["text"] if kind == "heading" else ""

    def add(self, kind: str, value: object) -> None:
        self.growing.append((kind, value))

    def text(self, html: str) -> None:
        if self.growing and self.growing[-1][0] == "text":
            self.growing[-1][1].append(html)
        else:
            self.add("text", [html])

    def extend(self, elements: Iterable[tuple[str, object]]) -> None:
        for kind, value in elements:
            if kind == "text":
                self.text(value)
            else:
                self.add(kind, value)

    def questions(self, pairs: list[dict]) -> None:
        """Pairs that follow one another are one block."""
        if self.growing and self.growing[-1][0] == "questions":
            self.growing[-1][1]["items"].extend(pairs)
        else:
            self.add("questions", {"items": list(pairs)})

    def as_rich_text(self) -> tuple[str, list[tuple[str, object]]]:
        """One piece of rich text, and what can't stand in it."""
        html, rest = [], []
        for kind, value in self.elements:
            if kind == "text":
                html.append(value)
            elif kind == "heading":
                html.append(f"<p><b>{plain_to_html(value['text'])}</b></p>")
            else:
                rest.append((kind, value))
        return clean("".join(html)), rest

    def as_line(self) -> tuple[str, list[tuple[str, object]]]:
        """What an item of a list holds: paragraphs end in line breaks, lists stay."""
        html, rest = self.as_rich_text()
        html = html.replace("</p><p>", BREAK)
        return html.replace("<p>", "").replace("</p>", ""), rest

    def as_plain(self) -> tuple[str, list[tuple[str, object]]]:
        """Lines of plain text, one for each paragraph or item."""
        html, rest = self.as_rich_text()
        for end in ("</p>", "</li>", BREAK, "<ul>", "<ol>"):
            html = html.replace(end, f"{end}\n")
        lines = [plain(line) for line in html.split("\n")]
        return "\n".join(line for line in lines if line), rest


def joined(pieces: list[str]) -> list[str]:
    """Two lists of typed bullets that follow one another are one."""
    ended, whole = f"</ul>{TYPED}", []
    for piece in pieces:
        if (
            whole
            and whole[-1].endswith(ended)
            and piece.startswith("<ul>")
            and piece.endswith(ended)
        ):
            whole[-1] = whole[-1].removesuffix(ended)
            whole.append(piece.removeprefix("<ul>"))
        else:
            whole.append(piece)
    return whole


def plain_to_html(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def spaced(line: str) -> str:
    """Browsers draw several spaces together, and drop those at the beginning."""
    kept = "\N{NO-BREAK SPACE}"
    return SPACES.sub(lambda found: kept * len(found[0]), line.expandtabs(TAB))
