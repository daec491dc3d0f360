"""The proof that no link was lost: each address that readers of the old page could follow stands on the
new one, leads there to what it became, or is named in the report.

The source is read here by a reader of its own, like its words (`words.py`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from content.importers.wordpress.attribute_targets import targets_in
from content.importers.wordpress.block_words import COMMENT, settings_in
from content.importers.wordpress.builder_targets import beyond_the_post
from content.importers.wordpress.notes import Notes
from content.importers.wordpress.setting_links import links_in_settings
from content.importers.wordpress.shortcodes import codes_in, unpacked, without_shortcodes
from content.importers.wordpress.spellings import put_plainly
from content.importers.wordpress.wxr import Item

HREF = re.compile(r'href="([^"]*)"')
NO_LINK = re.compile(r"^(?:#|javascript:|data:)", re.IGNORECASE)
PLAIN = {"br", "wbr", "b", "strong", "em", "i", "span"}  # alone they show nothing
# Their settings say what they show, and not where they lead.
SHOWING = re.compile(
    r"^core(?:-embed)?/(?:embed|cover|image|gallery|audio|video|file)|^core-embed/"
)


@dataclass(frozen=True)
class LinkProof:
    source: int
    found: int
    lost: list[str]  # which the report lists one by one

    def as_dict(self) -> dict:
        named = self.source - self.found
        return {"source": self.source, "found_on_page": self.found, "named_in_report": named}


@dataclass
class FollowedLinks(HTMLParser):
    """Addresses of links that show something; an empty one was no link for anybody."""

    found: list[str] = field(default_factory=list)
    waiting: str = ""

    def __post_init__(self):
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.found += [address for _, address in targets_in(tag, said)]
        if tag == "area":
            self.found.append(said.get("href") or "")
        elif tag == "a":
            self.waiting = said.get("href") or ""
        elif tag not in PLAIN or said.get("class"):
            self.shown()

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.waiting = ""

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.shown()

    def shown(self) -> None:
        if self.waiting:
            self.found.append(self.waiting)
            self.waiting = ""


def links_of_post(content: str) -> list[str]:
    """Each once, in their order."""
    reader = FollowedLinks()
    reader.feed(without_shortcodes(content))
    reader.close()
    found = [*reader.found, *of_blocks(content), *of_codes(content)]
    found = [each.strip() for each in found]
    return [each for each in dict.fromkeys(found) if each and not NO_LINK.match(each)]


def of_codes(content: str) -> Iterator[str]:
    for code in codes_in(unpacked(put_plainly(content))) if "[" in content else []:
        if not code.is_end:
            yield from (address for _, address in links_in_settings(code.settings))


def of_blocks(content: str) -> Iterator[str]:
    for match in COMMENT.finditer(content):
        name = match["name"] if "/" in match["name"] else f"core/{match['name']}"
        if not match["end"] and not SHOWING.match(name):
            yield from (address for _, address in links_in_settings(settings_in(match["settings"])))


def prove_links(
    item: Item, reusable: dict[int, str], values: list[object], notes: Notes
) -> LinkProof:
    """`values`: all raw values of the page. What stands nowhere is for the report to name."""
    shown = [reusable.get(number, "") for number in sorted(notes.reused)]
    source = links_of_post("\n\n".join([item["content"], *shown]))
    source += [each.partition(" (from second ")[0] for each in beyond_the_post(item)[1]]
    on_page = {unescape(each) for each in addresses_in(values)} | notes.carried
    missing = [
        each for each in source if each not in on_page and notes.links.get(each) not in on_page
    ]
    named = "\n".join(
        [*notes.changes, *notes.questions, *notes.media, *notes.named,
         *(f"{each.what}\n{each.source}\n{unescape(each.source)}" for each in notes.attention)]
    )  # fmt: skip
    lost = [each for each in missing if not is_named(each, named)]
    return LinkProof(len(source), len(source) - len(missing), lost)


def is_named(address: str, text: str) -> bool:
    """As a whole: "https://a.org/" isn't named by "https://a.org/b"."""
    start = text.find(address)
    while start >= 0:
        end = start + len(address)
        before, after = text[start - 1 : start], text[end : end + 2]
        if not re.match(r"[\w%/#-]", before) and not re.match(r"[\w%/#&=-]|[.?]\w", after):
            return True
        start = text.find(address, start + 1)
    return False


def addresses_in(value: object) -> Iterator[str]:
    """Of links in rich text, and of fields that hold nothing else."""
    if isinstance(value, dict):
        for each in value.values():
            yield from addresses_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from addresses_in(each)
    elif isinstance(value, str):
        yield from HREF.findall(value) if "<" in value else [value]
