"""What a post knows of the rest of the site, for tests that need no database."""

from collections import Counter
from dataclasses import dataclass, field

from content.importers.wordpress.block_words import words_of_post
from content.importers.wordpress.converting import Converted, convert
from content.importers.wordpress.kept import Kept, Missing
from content.importers.wordpress.words import counted, words_of_blocks, words_of_html


@dataclass
class StubSurroundings:
    title: str = "The title"
    reusable: dict = field(default_factory=dict)
    unshown: set = field(default_factory=set)
    footnotes: dict = field(default_factory=dict)
    attached: list = field(default_factory=list)

    def link(self, address, notes):
        return address

    def page_at(self, path):
        return {"/news/": 3}.get(path, 0)

    def title_at(self, href):
        return ""

    def media(self, *, number=0, address=""):
        if number or "/uploads/" in address:
            name = address.rpartition("/")[2] or f"{number}.jpg"
            kind = "image" if name.endswith(".jpg") else "document"
            return Kept(kind, number or 7, name, "Its title", "Its alt text")
        return Missing(address, "it lies on another site")

    def attached_images(self):
        return self.attached


def converted(source: str, **around) -> Converted:
    return convert(source, StubSurroundings(**around))


def lost_words(source: str, done: Converted) -> Counter:
    """Of the source's visible words, those that stand neither in a block nor in a note."""
    kept = sum((words_of_blocks(value) for _, value in done.elements), Counter())
    named = counted(" ".join(done.notes.named))
    for each in done.notes.attention:
        named += counted(each.what) | words_of_html(each.source) | counted(each.source)
    return words_of_post(source) - kept - named
