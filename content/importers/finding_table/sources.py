"""The sources that rows describe: those that are there, and new ones.

What is there isn't changed: a source has no drafts, and every finding that rests on it would
change for readers at once.
"""

from collections.abc import Iterator
from itertools import count

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from wagtail.log_actions import log

from content.evidence.csv_format import Record
from content.evidence.record import bare_source_record, source_record
from content.evidence.source import Source
from content.importers.finding_table.rows import Row

LONGEST_SLUG = 100


class Sources:
    def __init__(self):
        sources = Source.objects.select_related("reports")
        self.known = [(source, source_record(source)) for source in sources]
        self.slugs = {source.slug for source, _ in self.known}
        self.made = 0

    def of(self, row: Row, record: Record | None, current: Source | None) -> Source | None:
        """`current`: the finding's source by now, which stays when several say the same."""
        if record is None:
            return None
        first = [(current, source_record(current))] if current else []
        for source, known in (*first, *self.known):
            if known == record:
                return source
        bare = {name: value for name, value in record.items() if name != "reports"}
        if self.refuse_other_words(row, "source", record):
            return None
        reports = self.reported(row, record["reports"])
        return None if row.faults else self.make(row, "source", bare, reports)

    def reported(self, row: Row, record: Record | None) -> Source | None:
        if record is None:
            return None
        for source, _ in self.known:
            if bare_source_record(source) == record:
                return source
        if self.refuse_other_words(row, "reports", record):
            return None
        return self.make(row, "reports", record, None)

    def refuse_other_words(self, row: Row, work: str, record: Record) -> bool:
        """Whether the same work is known by other words."""
        for source, known in self.known:
            if is_same_work(known, record):
                for name, words in differing(known, record):
                    row.wrong(
                        f"{work}_{name}",
                        f"The source “{source}” is known already, and says {words} here. Write it "
                        "so; to change the source, open it in the admin: all its findings follow.",
                    )
                return True
        return False

    def make(self, row: Row, work: str, record: Record, reports: Source | None) -> Source | None:
        by_doi = bool(record["doi"])
        source = Source(
            title=record["title"],
            slug=self.free_slug(record["title"]),
            publisher=record["publisher"],
            year=record["year"],
            url="" if by_doi else record["url"] or "",
            doi=record["doi"] or "",
            kind=record["kind"] or "",
            reports=reports,
        )
        try:
            source.full_clean()
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                row.wrong(f"{work}_{name}", " ".join(messages))
            return None
        source.save()
        source.save_revision(clean=False)
        log(source, "wagtail.create")
        self.known.append((source, source_record(source)))
        self.made += 1
        return source

    def free_slug(self, title: str) -> str:
        stem = slugify(title)[:LONGEST_SLUG].strip("-") or "source"
        names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
        slug = next(name for name in names if name not in self.slugs)
        self.slugs.add(slug)
        return slug


def is_same_work(known: Record, record: Record) -> bool:
    """By what names a work: its DOI, its address, or title with publisher and year."""
    for name in ("doi", "url"):
        if known[name] and record[name]:
            return folded(known[name]) == folded(record[name])
    named = ("title", "publisher", "year")
    return all(folded(known[name]) == folded(record[name]) for name in named)


def folded(value) -> str:
    return str(value or "").strip().casefold().rstrip("/")


def differing(known: Record, record: Record) -> Iterator[tuple[str, str]]:
    """Pairs of a field and what is known of it; `reports` only where the row has that."""
    for name, value in record.items():
        if name == "reports":
            title = known["reports"] and known["reports"]["title"]
            if known["reports"] != value:
                yield (
                    name,
                    f"that it reports on “{title}”" if title else "nothing of a work it reports on",
                )
        elif known[name] != value:
            yield name, f"“{known[name]}”" if known[name] else "nothing"
