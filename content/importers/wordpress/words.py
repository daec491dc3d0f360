"""The proof that nothing was lost: every visible word of the source, counted where it went.

The source is read here by a reader of its own, not by what converts it: a word that the one
loses, the other still sees.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

from content.importers.wordpress.shortcodes import without_shortcodes

WORD = re.compile(r"\w+")
LETTER = re.compile(r"[^\W\d_]")
UNSEEN = {"script", "style", "template", "head", "iframe", "object", "svg", "math"}
JOINING = {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
           "font", "i", "ins", "kbd", "label", "mark", "s", "samp", "small", "span", "strike",
           "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}  # fmt: skip
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SHOWN = {"input": ("value", "placeholder"), "textarea": ("placeholder",), "optgroup": ("label",),
         "option": ("label",), "track": ("label",), "table": ("summary",)}  # fmt: skip
# Words that a program shows when somebody points there. In cells they repeat the heading of the column.
POINTED_AT = ("data-tooltip", "data-title", "data-original-title", "data-bs-title", "data-bs-original-title",
              "data-tippy-content", "data-tip", "data-hint", "data-bs-content")  # fmt: skip
SAYS_BESIDE = re.compile(
    r"(?:title|label|value|placeholder|summary|tooltip|tip|hint|-content)\s*=", re.IGNORECASE
)
NOT_SHOWN = {"hidden", "checkbox", "radio", "file", "range", "color", "image", "password"}
# Elements that stand apart from the word before them though their tag says nothing of it.
APART, APART_BY = (
    {"data-fn", "hidden"},
    re.compile(r"button|display\s*:\s*none|visibility\s*:\s*hidden"),
)
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


class VisibleText(HTMLParser):
    """What a reader sees of HTML: no comments, scripts or attributes."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unseen: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in UNSEEN:
            self.unseen.append(tag)
        apart = any(name in APART or APART_BY.search(value or "") for name, value in attrs)
        if tag not in JOINING or apart:
            self.parts.append(" ")

    def handle_startendtag(self, tag, attrs):
        self.parts.append("" if tag in JOINING else " ")

    def handle_endtag(self, tag):
        if self.unseen and tag == self.unseen[-1]:
            self.unseen.pop()
        if tag not in JOINING:
            self.parts.append(" ")

    def handle_comment(self, data):
        """<!--more Read on-->: in lists, WordPress shows these words instead of its own. What follows
        it, or <!--nextpage-->, stands apart."""
        word, _, said = data.strip().partition(" ")
        if word in ("more", "nextpage") and not self.unseen:
            self.parts += [" ", said if word == "more" else "", " "]

    def handle_data(self, data):
        if not self.unseen:
            self.parts.append(data)


class SaidBeside(VisibleText):
    """Words in attributes: what readers see on something to press or fill in, when they point at it,
    or hear in place of a sign. Each text once; a title that says what its element says anyway isn't told."""

    def __init__(self):
        super().__init__()
        self.said: dict[str, None] = {}
        self.open: list[Opened] = []
        self.tags: Counter[str] = Counter()  # of these, so that what was never opened costs nothing
        self.pictures = 0

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        if not self.unseen and tag not in UNSEEN:
            self.say(texts_shown(tag, given))
            title, label = given.get("title", ""), given.get("aria-label", "")
            self.pictures += tag == "img"
            if tag not in VOID:
                self.open.append(Opened(tag, len(self.parts), self.pictures, title, label))
                self.tags[tag] += 1
            elif bare(title) != bare(given.get("alt", "")):
                self.say([title])
        super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if self.tags[tag] and not self.unseen:
            while self.end() != tag:
                pass
        super().handle_endtag(tag)

    def close(self):
        super().close()
        while self.open:
            self.end()

    def end(self) -> str:
        """Of the innermost element, which it names."""
        opened = self.open.pop()
        self.tags[opened.tag] -= 1
        own = self.begins(opened.start, len(bare(opened.title))) if opened.says else ""
        if own != bare(opened.title):
            self.say([opened.title])
        if opened.tag == "a" and not own and opened.pictures == self.pictures:
            self.say([opened.label])
        return opened.tag

    def begins(self, start: int, length: int) -> str:
        """What stands there, and no more of it than tells whether it is as long."""
        own = ""
        for place in range(start, len(self.parts)):
            own += bare(self.parts[place])
            if len(own) > length:
                break
        return own

    def say(self, texts: Iterable[str]) -> None:
        self.said |= dict.fromkeys(filter(None, (" ".join(each.split()) for each in texts)))


@dataclass(slots=True)
class Opened:
    tag: str
    start: int  # where its own words begin
    pictures: int  # how many came before
    title: str
    label: str

    @property
    def says(self) -> bool:
        return bool(self.title or self.label)


def texts_shown(tag: str, given: dict[str, str]) -> list[str]:
    """Attributes that are shown, or read out, as what they are."""
    if tag == "input" and given.get("type", "").lower() in NOT_SHOWN:
        return []
    pointed_at = [text_of_page(given[name]) for name in POINTED_AT if given.get(name)]
    return [
        *(given.get(name, "") for name in SHOWN.get(tag, ())),
        *([] if tag in ("td", "th") else filter(LETTER.search, pointed_at)),
    ]


def bare(text: str) -> str:
    return "".join(text.split()).casefold()


def said_beside(html: str) -> list[str]:
    if not SAYS_BESIDE.search(html):
        return []
    reader = SaidBeside()
    reader.feed(without_shortcodes(html))
    reader.close()
    return list(reader.said)


def visible_text(html: str) -> str:
    return text_of_page(without_shortcodes(html))


def text_of_page(html: str) -> str:
    """Ours has no shortcodes: one that is written there is an example."""
    reader = VisibleText()
    reader.feed(html)
    reader.close()
    return "".join(reader.parts)


def on_one_line(html: str) -> str:
    """A title or name as a reader sees it, whatever markup it was typed with."""
    return " ".join(visible_text(html).split())


def counted(text: str) -> Counter[str]:
    """Each word with how often it stands there, whatever its capitals."""
    plain = unicodedata.normalize("NFKC", text.translate(INVISIBLE)).casefold()
    return Counter(WORD.findall(plain))


def words_of_html(html: str) -> Counter[str]:
    return counted("\n".join([visible_text(html), *said_beside(html)]))


def words_of_page(html: str) -> Counter[str]:
    return counted(text_of_page(html))


# Of a block's value: what isn't shown as words; alt texts aren't seen either, on neither page.
NOT_WORDS = {"anchor", "level", "kind", "verb", "show", "image", "document", "page", "file", "type", "id",
             "row_headers", "decorative", "captions", "poster"}  # fmt: skip


def words_of_targets(raw: object) -> Counter[str]:
    """Of the addresses that buttons lead to: an old one, until the post that it names is written."""
    found: Counter[str] = Counter()
    if isinstance(raw, list):
        for each in raw:
            found += words_of_targets(each)
    elif isinstance(raw, dict):
        found += counted(str(raw.get("url") or "")) if "verb" in raw else Counter()
        for each in raw.values():
            found += words_of_targets(each)
    return found


HTML = ("answer", "body")  # fields of rich text; the value of a block "text" is too


def words_of_blocks(raw: object, *, is_html: bool | None = None) -> Counter[str]:
    """Of a StreamField's raw value. Blocks lie a few levels deep at most; "<" in plain text is a sign."""
    found: Counter[str] = Counter()
    if isinstance(raw, str):
        found = counted(raw) if is_html is False else words_of_page(raw)
    elif isinstance(raw, list):
        for each in raw:
            found += words_of_blocks(each, is_html=is_html)
    elif isinstance(raw, dict):
        is_text = raw.get("type") == "text" and "value" in raw
        for name, each in raw.items():
            if name not in NOT_WORDS:
                found += words_of_blocks(each, is_html=is_text or name in HTML)
    return found
