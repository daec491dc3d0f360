"""Pictures and files of the old site in our library, each once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from unicodedata import normalize

from content.former_site.files import MODELS
from content.importers.wordpress.addresses import host_of, media_name, unsized, uploaded
from content.importers.wordpress.earlier_media import (
    DELETED,
    PREFIX,
    earlier_media,
    name_of,
    note,
    recalled,
)
from content.importers.wordpress.kept import Kept, Missing
from content.importers.wordpress.media_files import NotTakenError, Source, ending, take
from content.importers.wordpress.survey import Entry, Survey
from content.media.image import SiteImage
from content.provenance import Provenance

CREDIT = re.compile(r's:6:"credit";s:\d+:"([^"]{1,200})"')
PICTURE = re.compile(r"\.(?:avif|bmp|gif|jpe?g|png|svg|webp)(?:[?#]|$)", re.IGNORECASE)
NOT_IN_EXPORT = "it isn't among the media of the export"
NO_MEDIA = "media were not asked for: use --media or --fetch-media"


@dataclass
class Outcome:
    """What became of one attachment, for the report."""

    entry: Entry
    name: str
    fate: str
    reason: str = ""


@dataclass
class Library:
    by_id: dict[int, Kept] = field(default_factory=dict)
    by_file: dict[str, Kept] = field(default_factory=dict)
    missing: dict[str, Missing] = field(default_factory=dict)
    site: str = ""
    hosts: frozenset[str] = frozenset()  # of the old site

    def know(self, entry: Entry, kept: Kept) -> None:
        self.by_id[entry.id or -entry.number] = kept
        for file in names_of(entry):
            self.by_file[file] = kept

    def recall(self, state: dict, found: Kept | Missing) -> None:
        """Of an earlier run, unless this export says something else of it."""
        if isinstance(found, Missing):
            for name in (*state["names"], str(state["id"])):
                self.missing.setdefault(name, found)
            return
        self.by_id.setdefault(state["id"], found)
        for file in state["names"]:
            self.by_file.setdefault(file, found)

    def lacks(self, entry: Entry, reason: str) -> None:
        gone = Missing(entry.address or entry.file, reason)
        for file in (*names_of(entry), str(entry.id)):
            self.missing[file] = gone

    def find(self, number: int, address: str) -> Kept | Missing:
        """By its number; else by its address, in whatever size the post shows it."""
        if number in self.by_id:
            return self.by_id[number]
        files = unsized(uploaded(address)) if uploaded(address) else []
        by_whole_name = unsized(media_name(address)) if address else []
        for file in (*files, *by_whole_name):
            if file in self.by_file:
                return self.by_file[file]
        for name in (*files, *by_whole_name, str(number)):
            if name in self.missing:
                return self.missing[name]
        if address.startswith("data:"):
            return Missing(address[:40], "it is written into the text itself")
        if files or number or self.is_of_old_site(address):
            return Missing(address, NOT_IN_EXPORT)
        return Missing(address, "it lies on another site")

    def is_of_old_site(self, address: str) -> bool:
        """A picture beside its uploads, one of its theme say; links are asked about here as well."""
        is_there = host_of(address) in self.hosts or address.startswith("/")
        return is_there and bool(PICTURE.search(address))


def names_of(entry: Entry) -> set[str]:
    """Below the uploads folder, and by its whole address."""
    return {normalize("NFC", entry.file), uploaded(entry.address), media_name(entry.address)} - {""}


def take_in(survey: Survey, source: Source | None, library: Library) -> Iterator[Outcome]:
    """Each attachment in a transaction of its own."""
    records = Provenance.objects.in_bulk([PREFIX + e.key for e in survey.attachments.values()])
    library.site, library.hosts = name_of(survey.old_site), survey.old_site.hosts
    for entry in survey.attachments.values():
        yield take_one(entry, source, library, records.get(PREFIX + entry.key))
    for state, found in recalled(earlier_media(survey)):
        library.recall(state, found)
        if state["id"] not in survey.attachments:
            survey.children[state["parent"]].append(state["id"])


def take_one(
    entry: Entry, source: Source | None, library: Library, record: Provenance | None
) -> Outcome:
    name = PurePosixPath(entry.file or uploaded(entry.address) or entry.address).name
    if record:
        return known(entry, record, library, name)
    if source is None:
        library.lacks(entry, NO_MEDIA)
        return Outcome(entry, name, "missing", NO_MEDIA)
    try:
        record, fate = take(entry, source, PREFIX, name, credit_of(entry))
    except NotTakenError as error:
        library.lacks(entry, str(error))
        return Outcome(entry, name, "refused" if error.is_refusal else "missing", str(error))
    known(entry, record, library, name)
    return Outcome(entry, name, fate, suffix_mended(record, name))


def suffix_mended(record: Provenance, name: str) -> str:
    """WordPress shows a picture whatever its name says it is."""
    if record.state["kind"] != "image":
        return ""
    was, now = ending(name), ending(SiteImage.objects.get(pk=record.object_id).file.name)
    is_same = {was, now} <= {"jpg", "jpeg", "jpe"} or was == now
    return "" if is_same else f"its name ends in .{was}, but it is .{now}; it is called so now"


def known(entry: Entry, record: Provenance, library: Library, name: str) -> Outcome:
    kind = record.state["kind"]
    obj = MODELS[kind].objects.filter(pk=record.object_id).first()
    if obj is None:
        library.lacks(entry, DELETED)
        return Outcome(entry, name, "left out", DELETED)
    alt = entry.alt if kind == "image" else ""
    url = obj.url if kind == "document" else ""
    kept = Kept(kind, obj.pk, name, obj.title, alt, entry.caption, url)
    library.know(entry, kept)
    note(record, kept, entry, names=names_of(entry), site=library.site)
    return Outcome(entry, name, "unchanged")


def credit_of(entry: Entry) -> str:
    """Cameras and editors write it into the picture, from where WordPress copies it."""
    match = CREDIT.search(entry.credit)
    return match[1] if match else ""
