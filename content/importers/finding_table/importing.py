"""Import a file: everything it says, or nothing."""

import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from content.evidence.csv_format import Record
from content.evidence.finding import Finding
from content.importers.finding_table.cells import record_in
from content.importers.finding_table.drafts import Draft, Fate, drafts_of
from content.importers.finding_table.names import Names
from content.importers.finding_table.rows import Row, RowsError, TableError, read_rows
from content.importers.finding_table.sources import Sources
from content.importers.saying import Say, say_nothing

EVERY = 100  # rows between two lines of progress
LARGEST = 50 * 2**20  # bytes


@dataclass(frozen=True)
class Imported:
    new: int
    changed: int
    unchanged: int
    sources: int  # new ones

    def __str__(self) -> str:
        sources = "source" if self.sources == 1 else "sources"
        return (
            f"{self.new} new, {self.changed} changed, {self.unchanged} unchanged; "
            f"{self.sources} new {sources}"
        )

    @property
    def drafts(self) -> int:
        return self.new + self.changed


def import_findings(*, file: Path, dry_run: bool = False, say: Say = say_nothing) -> Imported:
    """Raises TableError or RowsError, having changed nothing; nor does a dry run change anything."""
    rows = read_rows(content_of(file))
    say(f"{len(rows)} row{'' if len(rows) == 1 else 's'} in {file.name}")
    with transaction.atomic(), wagtail_quiet():
        done = write(rows, say)
        transaction.set_rollback(dry_run)
    return done


@contextmanager
def wagtail_quiet() -> Iterator[None]:
    """It would log each draft as edited, before it is known whether any is kept."""
    logger = logging.getLogger("wagtail")
    level = logger.level
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.setLevel(level)


def content_of(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST:
            raise TableError(f"{file} is larger than {LARGEST // 2**20} MB. Import it in parts.")
        return file.read_bytes()
    except OSError as error:
        raise TableError(f"{file} can't be read: {error.strerror}.") from error


def write(rows: list[Row], say: Say) -> Imported:
    records = [(row, record_in(row)) for row in rows]
    refuse_doubles(records)
    names, sources = Names(), Sources()
    drafts = []
    for number, draft in enumerate(drafts_of(records), start=1):
        draft.fill(names, sources)
        draft.begin()
        drafts.append(draft)
        if number % EVERY == 0:
            say(f"  {number} of {len(rows)} rows looked at")
    join_successors(drafts)
    for draft in drafts:
        draft.refuse_faults()
    if faults := [fault for row in rows for fault in row.faults]:
        raise RowsError(faults)
    return saved(drafts, sources, say)


def refuse_doubles(records: list[tuple[Row, Record]]) -> None:
    first: dict[str, int] = {}
    for row, record in records:
        slug = record["slug"]
        if slug in first:
            row.wrong("slug", f"Row {first[slug]} is about the same finding. Keep one of them.")
        first.setdefault(slug, row.number)


def join_successors(drafts: list[Draft]) -> None:
    """The finding that takes the place of another may be new itself, anywhere in the file."""
    wanted = {draft.record["superseded_by"] for draft in drafts} - {None}
    there = {finding.slug: finding for finding in Finding.objects.filter(slug__in=wanted)}
    here = {draft.record["slug"] for draft in drafts}
    for draft in drafts:
        slug = draft.record["superseded_by"]
        draft.finding.superseded_by = there.get(slug)
        if slug and slug not in there and slug not in here:
            draft.row.wrong(
                "superseded_by", f"No finding is named “{slug}”. Write the slug of one."
            )
        draft.waits = slug in here and slug not in there  # for a row that has faults itself


def saved(drafts: list[Draft], sources: Sources, say: Say) -> Imported:
    fates: Counter[Fate] = Counter()
    for number, draft in enumerate(drafts, start=1):
        fate = draft.fate
        fates[fate] += 1
        if fate != Fate.UNCHANGED:
            draft.save()
            words = f": {draft.words}" if fate == Fate.CHANGED else ""
            say(f"  Row {draft.row.number}, {draft.finding.slug}: {fate}{words}")
        if number % EVERY == 0:
            say(f"  {number} of {len(drafts)} drafts written or left")
    return Imported(fates[Fate.MADE], fates[Fate.CHANGED], fates[Fate.UNCHANGED], sources.made)
