"""The words of a page as readers see them, from whatever bytes a server sent."""

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass
from html.parser import HTMLParser

from content.evidence.source_check.fetching import Answer

HIDDEN = {"script", "style", "template", "noscript", "svg"}
INLINE = {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "dfn", "em", "i", "mark", "q", "s", "small",
          "span", "strong", "u", "var", "wbr"}  # fmt: skip
DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
LOOKED_FOR_DECLARATION = 2_048  # bytes
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# The web means the second where it says the first, and quotation marks depend on it.
LATIN = {"iso8859-1": "cp1252", "ascii": "cp1252"}
KNOWN = re.compile(r"utf-(8|16|16-le|16-be)|iso8859-\d+|cp\d+|ascii|koi8-[ru]|mac-roman|big5|gb\w+|"
                   r"euc_\w+|shift_jis")  # fmt: skip


@dataclass(frozen=True)
class PageText:
    title: str
    heading: str
    text: str
    text_without_notes: str  # without what is raised: the numbers of notes
    has_script: bool


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.title, self.heading, self.text, self.notes = [], [], [], []
        self.hidden, self.within, self.has_script = [], set(), False

    def handle_starttag(self, tag, attrs):
        self.has_script = self.has_script or tag == "script"
        if tag in HIDDEN:
            self.hidden.append(tag)
        self.within.add(tag)
        self.part(tag)

    def handle_startendtag(self, tag, attrs):
        self.part(tag)

    def handle_endtag(self, tag):
        if tag in self.hidden:
            del self.hidden[self.hidden.index(tag) :]
        self.within.discard(tag)
        self.part(tag)

    def part(self, tag):
        if tag not in INLINE:
            self.text.append(" ")
            self.notes.append(" ")

    def handle_data(self, data):
        if self.hidden:
            return
        if "title" in self.within:
            self.title.append(data)
            return
        if "h1" in self.within:
            self.heading.append(data)
        self.text.append(data)
        if "sup" not in self.within:
            self.notes.append(data)


def page_text(answer: Answer) -> PageText:
    text = decoded(answer)
    if answer.kind == "text/plain":
        return PageText("", "", text, text, False)
    reader = Reader()
    with suppress(AssertionError, ValueError):  # what was read until then counts
        # Not closed: at its end the parser looks at what was never closed again and again, for
        # hours. What is added brings out the last words.
        reader.feed(text + "<p>")
    parts = (reader.title, reader.heading, reader.text, reader.notes)
    return PageText(*("".join(part) for part in parts), reader.has_script)


def decoded(answer: Answer) -> str:
    """By the mark at its beginning, by what the server says, by what the page says, or as UTF-8."""
    body = answer.body
    said = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", answer.headers.get("Content-Type", ""))
    declared = DECLARED.search(body[:LOOKED_FOR_DECLARATION])
    names = [name for mark, name in MARKS.items() if body.startswith(mark)]
    names += [said[1]] if said else []
    names += [declared[1].decode("ascii", "replace")] if declared else []
    for name in names:
        if codec := known(name):
            return body.decode(codec, "replace")
    return body.decode("utf-8", "replace")


def known(name: str) -> str:
    """Python knows charsets which are none, such as "punycode", and which take for ever."""
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return LATIN.get(found, found) if KNOWN.match(found) else ""
