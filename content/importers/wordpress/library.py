"""Pictures and files of the old site in our library, each once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from content.importers.wordpress.addresses import media_name, unsized, uploaded
from content.importers.wordpress.kept import Kept, Missing
from content.importers.wordpress.media_files import NotTakenError, Source, take
from content.importers.wordpress.survey import Entry, Survey
from content.media.document import SiteDocument
from content.media.image import SiteImage
from content.provenance import Provenance

PREFIX = "wordpress-media:"
CREDIT = re.compile(r's:6:"credit";s:\d+:"([^"]{1,200})"')
NO_MEDIA = "media were not asked for: use --media or --fetch-media"
MODELS = {"image": SiteImage, "document": SiteDocument}


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

    def know(self, entry: Entry, kept: Kept) -> None:
        if entry.id:
            self.by_id[entry.id] = kept
        for file in names_of(entry):
            self.by_file[file] = kept

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
        if files or number:
            return Missing(address, "it isn't among the media of the export")
        return Missing(address, "it lies on another site")


def names_of(entry: Entry) -> set[str]:
    """Below the uploads folder, and by its whole address."""
    return {entry.file, uploaded(entry.address), media_name(entry.address)} - {""}


def take_in(survey: Survey, source: Source | None, library: Library) -> Iterator[Outcome]:
    """Each attachment in a transaction of its own."""
    records = Provenance.objects.in_bulk([PREFIX + e.key for e in survey.attachments.values()])
    for entry in survey.attachments.values():
        yield take_one(entry, source, library, records.get(PREFIX + entry.key))


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
    return Outcome(entry, name, fate)


def known(entry: Entry, record: Provenance, library: Library, name: str) -> Outcome:
    kind = record.state["kind"]
    obj = MODELS[kind].objects.filter(pk=record.object_id).first()
    if obj is None:
        library.lacks(entry, "an editor deleted it from the library")
        return Outcome(entry, name, "left out", "an editor deleted it from the library")
    alt = entry.alt if kind == "image" else ""
    url = obj.url if kind == "document" else ""
    library.know(entry, Kept(kind, obj.pk, name, obj.title, alt, entry.caption, url))
    return Outcome(entry, name, "unchanged")


def credit_of(entry: Entry) -> str:
    """Cameras and editors write it into the picture, from where WordPress copies it."""
    match = CREDIT.search(entry.credit)
    return match[1] if match else ""
