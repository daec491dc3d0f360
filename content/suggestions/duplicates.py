"""What we have already that looks like a suggestion: told kindly, and never a reason to refuse it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process, utils

from content.evidence.finding import Finding
from content.evidence.source import Source
from content.suggestions.addresses import doi_in, doi_of, same_address
from content.suggestions.suggestion import Suggestion

ALIKE = 88  # of 100, of titles and statements
SHORTEST = 12  # letters: shorter ones are like many others
MOST = 5


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
    dois = {doi for doi in (suggestion.doi, doi_in(suggestion.link)) if doi}
    address = same_address(suggestion.link) if suggestion.link else ""
    others = Suggestion.objects.exclude(pk=suggestion.pk).filter(
        created_at__lte=suggestion.created_at
    )
    return Found(
        sources=alike(Source.objects.all(), dois, address, suggestion.title, "title"),
        findings=alike(Finding.objects.all(), set(), "", suggestion.statement, "statement"),
        suggestions=alike(others, dois, address, suggestion.statement, "statement"),
    )


def alike(rows, dois: set[str], address: str, words: str, said_in: str) -> list[Duplicate]:
    """By DOI, else by address, else by words; the likeliest first."""
    rows, because = list(rows), {}
    for row in rows:
        if dois & dois_of(row):
            because[row] = Because.DOI
        elif address and address == same_address(
            getattr(row, "url", "") or getattr(row, "link", "")
        ):
            because[row] = Because.ADDRESS
    for row in alike_in_words(rows, words, said_in):
        because.setdefault(row, Because.WORDS)
    order = list(Because)
    found = sorted(because.items(), key=lambda pair: order.index(pair[1]))
    return [Duplicate(row, reason) for row, reason in found[:MOST]]


def dois_of(row: object) -> set[str]:
    address = getattr(row, "url", "") or getattr(row, "link", "")
    written = getattr(row, "doi", "")
    return {doi for doi in (doi_of(written), doi_in(address) if address else "") if doi}


def alike_in_words(rows: list, words: str, said_in: str) -> Iterable:
    if len(words) < SHORTEST:
        return []
    said = {
        n: getattr(row, said_in)
        for n, row in enumerate(rows)
        if len(getattr(row, said_in)) >= SHORTEST
    }
    matches = process.extract(
        words, said, scorer=fuzz.token_sort_ratio, processor=utils.default_process,
        score_cutoff=ALIKE, limit=MOST,
    )  # fmt: skip
    return [rows[key] for _, _, key in matches]
