"""Media fetched from the old site, with the guards that the check of sources has."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO

from content.evidence.source_check.fetching import Answer, Limits
from content.evidence.source_check.public_address import target_of
from content.evidence.source_check.verdict import CantLookError
from content.evidence.source_check.visitor import MOST_REDIRECTS, Visitor, where_to
from content.importers.wordpress.media_files import NotTakenError, held
from content.importers.wordpress.survey import Entry

MOST_BYTES = 100_000_000  # of one file, which is held in memory while it arrives
FOUND = 200


def visitor() -> Visitor:
    """Public addresses alone, robots.txt kept to; the old site is LARCH's own, so the pauses are short."""
    return Visitor(limits=Limits(whole=300, most_bytes=MOST_BYTES, pause=0.2))


@dataclass(frozen=True)
class Fetched:
    visitor: Visitor = field(default_factory=visitor)

    @contextmanager
    def open(self, entry: Entry) -> Iterator[BinaryIO]:
        try:
            answer = self.answer(entry.address)
        except CantLookError as error:
            raise NotTakenError(f"{entry.address}: {error.detail}") from error
        if answer.status != FOUND:
            raise NotTakenError(f"{entry.address}: the server answered {answer.status}")
        if not answer.is_whole:
            raise NotTakenError(
                f"{entry.address}: it is larger than {MOST_BYTES // 1_000_000} MB, or broke off",
                is_refusal=True,
            )
        with held(answer.body) as file:
            yield file

    def answer(self, address: str) -> Answer:
        """Follows redirects, each of them checked as the first address was."""
        target = target_of(address)
        for _ in range(MOST_REDIRECTS + 1):
            self.visitor.obey(target)
            answer = self.visitor.ask(target, any_kind=True)
            if not (further := where_to(answer)):
                return answer
            target = target_of(further)
        raise NotTakenError(f"{address}: more than {MOST_REDIRECTS} redirects")
