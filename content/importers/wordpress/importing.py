"""The whole import, step by step: look, plan, take in media, write pages, link, redirect, report."""

import logging
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.db import DatabaseError, connection

from content.importers.loading import ONE_AT_A_TIME
from content.importers.problems import LoadError
from content.importers.saying import Say, say_nothing
from content.importers.wordpress.dry_run import taken_back
from content.importers.wordpress.faults import ExportError
from content.importers.wordpress.fetched import Fetched
from content.importers.wordpress.mapping import read_map
from content.importers.wordpress.media_files import Folder, Source
from content.importers.wordpress.moving import Moving
from content.importers.wordpress.report import Report, refuse_unwritable, write_report
from content.importers.wordpress.screen import told
from content.importers.wordpress.survey import Survey, survey


class NotAllError(Exception):
    """It ran to its end, but something couldn't be taken over."""

    exit_code = 2


class StoppedError(Exception):
    """Ended before the end: what was written stays, and running it again goes on from there."""

    exit_code = 3


@dataclass(frozen=True)
class Asked:
    """What the command was asked to do."""

    export: Path
    media: Path | None = None
    fetch_media: bool = False
    dry_run: bool = False
    report: Path | None = None
    map: Path | None = None
    despite_faults: bool = False
    say: Say = say_nothing

    @property
    def source(self) -> Source | None:
        if self.media:
            return Folder(self.media)
        return Fetched() if self.fetch_media else None


def asked_for(options: dict[str, object], *, say: Say) -> Asked:
    """From the options of the command; a program that calls it may write paths as words."""
    paths = {
        name: options[name] and Path(options[name]) for name in ("export", "media", "report", "map")
    }
    others = {name: bool(options[name]) for name in ("fetch_media", "dry_run", "despite_faults")}
    return Asked(**paths, **others, say=say)


def import_and_tell(asked: Asked) -> None:
    """Raises LoadError before anything was written, StoppedError after that, NotAllError at the end."""
    # Wagtail notes three lines a page, among which our own would be lost.
    logging.getLogger("wagtail").setLevel(logging.WARNING)
    with closing(import_wordpress(asked)) as report:
        lines, is_whole = told(report)
    for line in lines:
        asked.say(line)
    if not is_whole:
        raise NotAllError("Not everything could be taken over; what is missing stands above.")


def import_wordpress(asked: Asked) -> Report:
    """Who asked closes the report."""
    mapping = read_map(asked.map)
    if asked.report:
        refuse_unwritable(asked.report)
    asked.say(f"Reading {asked.export.name}")
    found = survey(asked.export, frozenset(mapping.types))
    refuse_lost_media(found, asked)
    if not asked.despite_faults:
        found.faults.refuse()
    report = Report(asked.dry_run)
    moving = Moving(asked.export, asked.source, mapping, found, report, asked.say)
    try:
        with one_at_a_time(), stopping(moving), taken_back(dry=asked.dry_run):
            moving.run()
        if asked.report:
            with stopping(moving):
                html, data = write_report(report, asked.report)
            asked.say(f"The report is in {html} and {data}")
    except BaseException:
        report.close()
        raise
    return report


def refuse_lost_media(found: Survey, asked: Asked) -> None:
    """Each file that the export names must lie in the folder, or the pages would lack it."""
    if not asked.media:
        return
    if not asked.media.is_dir():
        raise ExportError(f"There is no folder {asked.media}. Name a copy of wp-content/uploads.")
    folder = Folder(asked.media)
    for entry in found.attachments.values():
        if folder.find(entry) is None:
            what = f"its file {entry.file or entry.address} isn't in {asked.media}."
            found.faults.add(entry.called, what)


@contextmanager
def stopping(moving: Moving) -> Iterator[None]:
    """Says how far it came, whatever ended it."""
    try:
        yield
    except LoadError:
        raise
    except KeyboardInterrupt as error:
        raise StoppedError(f"Interrupted. {far(moving)}") from error
    except (OSError, DatabaseError) as error:
        reason = getattr(error, "strerror", None) or str(error).strip().partition("\n")[0]
        raise StoppedError(f"Stopped: {reason}. {far(moving)}") from error


def far(moving: Moving) -> str:
    if moving.is_trial:
        return "This was a dry run: nothing was stored."
    posts = "1 post was" if moving.written == 1 else f"{moving.written} posts were"
    return (
        f"{posts} written, each of them whole. Mend what is said above if need be and run the same "
        "command again: it goes on from there."
    )


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two loaders at once would make everything twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [ONE_AT_A_TIME])
        if not cursor.fetchone()[0]:
            raise LoadError("Another import or load is running. Wait until it has ended.")
    try:
        yield
    finally:
        # With the database away the lock is gone too, and why it went is to be told.
        with suppress(DatabaseError), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_AT_A_TIME])
