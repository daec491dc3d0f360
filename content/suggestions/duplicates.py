"""What we have already that looks like a suggestion: told kindly, and never a reason to refuse it.

One way for the sender's confirmation, the page of a suggestion and the list of the desk. Addresses
are compared among the few that the database finds to be near, words among those as long; however many
suggestions are looked at, it takes as many queries.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from django.db.models import Model, QuerySet

from content.evidence.finding import Finding
from content.evidence.source import Source
from content.suggestions.likeness import Clue, alike_by_address, alike_in_words
from content.suggestions.suggestion import Suggestion

MOST = 5
Row = TypeVar("Row", bound=Model)


class Because(StrEnum):
    DOI = "the same DOI"
    ADDRESS = "the same address"
    WORDS = "similar words"


@dataclass(frozen=True)
class Duplicate:
    record: Source | Finding | Suggestion
    because: Because


@dataclass(frozen=True)
class Found:
    """`findings` may hold drafts: what readers are told is `known_findings`."""

    sources: list[Duplicate]
    findings: list[Duplicate]
    suggestions: list[Duplicate]

    def __bool__(self):
        return bool(self.sources or self.findings or self.suggestions)

    @property
    def known_findings(self) -> list[Finding]:
        """Published ones, and those from a source that is the same."""
        sources = [each.record for each in self.sources]
        close = [each.record.pk for each in self.findings]
        published = Finding.objects.published()
        found = published.filter(pk__in=close) | published.filter(source__in=sources)
        return list(found.distinct().order_by("slug")[:MOST])

    @property
    def was_suggested(self) -> bool:
        return bool(self.suggestions)


def duplicates_of(suggestion: Suggestion) -> Found:
    return duplicates_among([suggestion])[suggestion.pk]


def duplicates_among(suggestions: Iterable[Suggestion]) -> dict[int, Found]:
    """By primary key of the suggestion. Of other suggestions only earlier ones count."""
    suggestions = list(suggestions)
    titles = [clue_of(each, each.title) for each in suggestions]
    statements = [clue_of(each, each.statement) for each in suggestions]
    others = Suggestion.objects.with_person()
    sources = alike(Source.objects.all(), titles, said_in="title", address_in="url")
    findings = alike(Finding.objects.all(), statements, said_in="statement")
    suggested = alike(others, statements, said_in="statement", address_in="link")
    return {
        each.pk: Found(
            sources[each.pk][:MOST],
            findings[each.pk][:MOST],
            [other for other in suggested[each.pk] if came_before(other.record, each)][:MOST],
        )
        for each in suggestions
    }


def clue_of(suggestion: Suggestion, words: str) -> Clue:
    return Clue(suggestion.pk, suggestion.doi, suggestion.link, words)


def came_before(other: Suggestion, suggestion: Suggestion) -> bool:
    return other.pk != suggestion.pk and other.created_at <= suggestion.created_at


def alike(
    rows: QuerySet, clues: list[Clue], *, said_in: str, address_in: str = ""
) -> dict[int, list[Duplicate]]:
    """By DOI, else by address, else by words; the likeliest first."""
    because: dict[int, dict[int, Because]] = {clue.about: {} for clue in clues}
    if address_in:
        for about, pk, is_doi in alike_by_address(rows, clues, address_in):
            because[about][pk] = Because.DOI if is_doi else Because.ADDRESS
    for about, pk in alike_in_words(rows, clues, said_in):
        because[about].setdefault(pk, Because.WORDS)
    records = rows.in_bulk({pk for reasons in because.values() for pk in reasons})
    order = list(Because)
    return {
        about: [Duplicate(records[pk], reason)
                for pk, reason in sorted(reasons.items(), key=lambda pair: order.index(pair[1]))
                if pk in records]
        for about, reasons in because.items()
    }  # fmt: skip
