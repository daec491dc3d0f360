"""A search from what was typed to what is shown."""

from dataclasses import dataclass, field, replace
from functools import cache

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, QueryDict
from wagtail.models import Page as WagtailPage

from content.models import PromotedResult, SearchEntry
from content.publication.open_to_all import open_to_all
from content.search.asked import Asked, Synonyms, read, stored_synonyms
from content.search.excerpts import Excerpt, excerpts_of
from content.search.matching import AT_ONCE, Found, Queries, find
from content.search.search_filters import SearchFilters, filters_from, page_number
from content.search.spelling import better_spelt
from content.search_index.kinds import Kind
from content.statements import Statement, numbers

VECTORS = ("words", "heads", "beginnings")


@dataclass(frozen=True)
class Hit:
    entry: SearchEntry
    address: str
    excerpt: Excerpt | None

    @property
    def stands_on(self) -> WagtailPage | None:
        """The page to name beside a thing that isn't one itself."""
        if self.entry.kind == Kind.QUESTION and not self.entry.question.asked_at_id:
            return None
        in_need = (Kind.QUESTION, Kind.DOCUMENT)
        return self.entry.page if self.entry.kind in in_need else None

    @property
    def is_said(self) -> bool:
        return self.entry.kind == Kind.RECORDING

    @property
    def passage_address(self) -> str:
        """The place inside the page where the passage stands; empty where the result leads there."""
        inside = self.excerpt and self.excerpt.heading and self.excerpt.place
        inside = inside and not self.is_said
        return self.address + self.excerpt.place if inside else ""


@dataclass(frozen=True)
class Suggested:
    page: WagtailPage
    address: str
    reason: str


@dataclass
class Results:
    asked: Asked
    filters: SearchFilters
    page: Page | None = None
    hits: list[Hit] = field(default_factory=list)
    promoted: list[Suggested] = field(default_factory=list)
    any_word: bool = False
    did_you_mean: str = ""
    found_all: bool = True  # something has all that was asked for, whatever it is narrowed to

    @property
    def count(self) -> int:
        return self.page.paginator.count if self.page else 0


def search(typed: str, parameters: QueryDict, request: HttpRequest) -> Results:
    """Nothing is asked of the index where nothing was typed that could be searched for."""
    synonyms = stored_synonyms() if typed.strip() else {}
    asked = read(typed, synonyms)
    results = Results(asked, filters_from(parameters, asked.text))
    if not asked.terms and not results.filters.narrowed:
        return results
    number = page_number(parameters)
    queries, found = first_that_finds(results, synonyms, number)
    results.filters.found = found
    results.page = Paginator(range(found.count), AT_ONCE).get_page(number)
    results.hits = hits(found.ids, queries, request, asked)
    if number == 1 and not results.filters.narrowed:
        results.promoted = promoted(asked, request)
    return results


def first_that_finds(
    results: Results, synonyms: Synonyms, number: int
) -> tuple[Queries | None, Found]:
    """All words; where nothing has them all, any of them. The query is the one to mark words by."""
    asked, filters = results.asked, results.filters
    kinds, topics = filters.kinds, [topic.pk for topic in filters.topics]
    if not asked.terms:
        return None, find(None, kinds=kinds, topics=topics, page=number)
    queries = Queries(asked.all_terms(), asked.any_itself(), asked.any_term())
    found = find(queries, kinds=kinds, topics=topics, page=number)
    results.found_all = bool(found.total)
    if not found.total:
        results.did_you_mean = better_spelt(asked, synonyms)
        if len(asked.terms) > 1:
            queries = replace(queries, matching=queries.wider)
            found = find(queries, kinds=kinds, topics=topics, page=number)
            results.any_word = bool(found.total)
    return queries, found


def hits(ids: list[int], queries: Queries | None, request: HttpRequest, asked: Asked) -> list[Hit]:
    entries = {entry.pk: entry for entry in entries_to_show().records(asked=ids)} if ids else {}
    excerpts = excerpts_of(ids, queries, " ".join(asked.words)) if queries else {}
    return [hit(entries[pk], excerpts.get(pk), request) for pk in ids if pk in entries]


@cache
def entries_to_show() -> Statement:
    """With what they stand for, but not with all the words by which they are found."""
    things = ("page", "person", "document", "finding", "question")
    entries = SearchEntry.objects.select_related(*things).defer(*VECTORS)
    return Statement(entries.order_by().filter(pk__any=numbers("asked")))


def hit(entry: SearchEntry, excerpt: Excerpt | None, request: HttpRequest) -> Hit:
    """A recording opens where it is said."""
    if excerpt and entry.kind == Kind.RECORDING:
        return Hit(entry, f"{entry.page.get_url(request) or ''}{excerpt.place}", excerpt)
    return Hit(entry, entry.address(request), excerpt)


def promoted(asked: Asked, request: HttpRequest) -> list[Suggested]:
    found = [each for each in PromotedResult.objects.all() if each.answers(asked.words)]
    if not found:
        return []
    pages = open_to_all(WagtailPage.objects).specific().in_bulk([each.page_id for each in found])
    shown = [(each, pages[each.page_id]) for each in found if each.page_id in pages]
    return [
        Suggested(page, page.get_url(request) or "", each.reason or getattr(page, "summary", ""))
        for each, page in shown
    ]
