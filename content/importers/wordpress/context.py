"""What one post knows of the rest of the site while it is converted."""

from dataclasses import dataclass, field

from content.importers.wordpress.inline import INTERNAL
from content.importers.wordpress.kept import Kept, Missing
from content.importers.wordpress.library import NOT_IN_EXPORT, Library
from content.importers.wordpress.links import LEADS_TO_NOTHING, Links
from content.importers.wordpress.notes import Notes
from content.importers.wordpress.survey import Survey
from content.importers.wordpress.text_blocks import footnotes_of
from content.importers.wordpress.wxr import Item

DOCUMENT = f"{INTERNAL}:document:"


@dataclass
class Context:
    title: str
    item: Item
    survey: Survey
    library: Library
    links: Links
    lacking: set[str] = field(default_factory=set)  # what the post mentions and the export hasn't
    pictures: set[str] = field(default_factory=set)  # and files, among that
    shown: set[tuple[str, int]] = field(default_factory=set)  # of the library: kind, primary key

    @property
    def reusable(self) -> dict[int, str]:
        return self.survey.reusable

    @property
    def unshown(self) -> set[int]:
        return self.survey.unshown

    @property
    def footnotes(self) -> dict[str, str]:
        return footnotes_of(self.item.meta.get("footnotes", ""))

    def link(self, address: str, notes: Notes) -> str:
        told = len(notes.changes)
        found = self.links.resolve(address, notes)
        if any(each.startswith(LEADS_TO_NOTHING) for each in notes.changes[told:]):
            self.lacking.add(address)
        if found.startswith(DOCUMENT):
            self.shown.add(("document", int(found.removeprefix(DOCUMENT))))
        notes.links[address.strip()] = found
        return found

    def page_at(self, path: str) -> int:
        return self.links.page_at(path)

    def title_at(self, href: str) -> str:
        return self.links.title_at(href)

    def media(self, *, number: int = 0, address: str = "") -> object:
        found = self.library.find(number, address)
        if isinstance(found, Missing) and found.reason == NOT_IN_EXPORT:
            self.lacking.add(address or str(number))
            self.pictures.add(address or f"attachment {number}")
        if isinstance(found, Kept):
            self.shown.add((found.kind, found.pk))
        return found

    def attached_images(self) -> list[int]:
        below = self.survey.children.get(self.item.id, [])
        return [
            each for each in below if getattr(self.library.by_id.get(each), "kind", "") == "image"
        ]
