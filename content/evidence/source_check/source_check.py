"""The check of sources: which are due, one after the other, each result kept at once."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection
from django.utils import timezone

from content.evidence.source import Source
from content.evidence.source_check.looking import Look, look_at
from content.evidence.source_check.source_check_record import passages_of, take_note
from content.evidence.source_check.verdict import Verdict
from content.evidence.source_check.visitor import Visitor

ONE_AT_A_TIME = 7_001_916  # any number, as long as every check takes the same lock

log = logging.getLogger(__name__)


class AlreadyRunningError(Exception):
    pass


def check_sources(
    *,
    sources: list[Source],
    say: Callable[[str], None],
    visitor: Visitor | None = None,
    clock: Callable[[], datetime] = timezone.now,
) -> Counter:
    """Counts by verdict. Raises AlreadyRunningError. It can be broken off at any moment: what was
    looked at is kept, and the next run goes on after it."""
    visitor, counts = visitor or Visitor(), Counter()
    with only_one():
        for number, source in enumerate(sources, 1):
            place = f"{number}/{len(sources)} {source.slug}"
            if visitor.is_resting(source.address):
                say(f"{place}: left for another day, as its host asked")
                continue
            look = check_source(source, visitor, clock())
            counts[look.verdict] += 1
            say(f"{place}: {said_of(look)}")
    return counts


def said_of(look: Look) -> str:
    """In a line: what, why, and where to."""
    where = f"Its new address: {look.moved_to}" if look.moved_to else ""
    return " ".join(filter(None, [f"{look.verdict.label.lower()}.", look.detail, where]))


def check_source(source: Source, visitor: Visitor, now: datetime) -> Look:
    passages = passages_of(source)
    try:
        look = look_at(source.address, passages, visitor)
    except Exception as error:  # a fault of ours with one page must not hold up all others
        log.exception("The source %s could not be looked at", source.slug)
        look = Look(Verdict.NOT_FETCHED, f"A fault of the check ({type(error).__name__}).")
    take_note(source=source, look=look, passages=passages, now=now)
    return look


@contextmanager
def only_one() -> Iterator[None]:
    """Two at once would ask a host twice as often. The lock ends with the process."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [ONE_AT_A_TIME])
        if not cursor.fetchone()[0]:
            raise AlreadyRunningError("Another check of sources is running.")
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_AT_A_TIME])
