"""The passage of each result that answers best, with the words that were searched for marked."""

from dataclasses import dataclass
from itertools import accumulate

from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.db.models import Case, OuterRef, Subquery, Value, When
from django.db.models.functions import JSONObject

from content.captions.clock import clock
from content.models import SearchPassage
from content.search.line_found import line_found
from content.search.matching import Queries
from content.search.vectors import STEMMED
from content.search_index.folding import folded

START, END = "\x01", "\x02"  # no text has them: folding takes them out
TOGETHER = (" ", "-", "\u2011")  # what may stand between the words of one mark
LENGTH = 260  # characters
AS_IT_IS = 0  # PostgreSQL's name for: a longer passage counts like a short one
BEFORE = 90  # characters shown before the first word that was found


@dataclass(frozen=True)
class Piece:
    text: str
    marked: bool = False


@dataclass(frozen=True)
class Excerpt:
    heading: str
    place: str
    pieces: list[Piece]
    seconds: int | None = None

    @property
    def clock(self) -> str:
        return "" if self.seconds is None else clock(self.seconds)


def excerpts_of(entries: list[int], queries: Queries, phrase: str) -> dict[int, Excerpt]:
    """By entry; an entry whose title alone was found has none. Asks the database twice."""
    passages = list(
        SearchPassage.objects.filter(entry__in=entries, words=queries.wider)
        .defer("words")
        .annotate(rank=queries.rank("words", normalization=AS_IT_IS))
        .order_by("entry", "-rank", "order")
        .distinct("entry")
    )
    marked = marked_texts(passages, queries.wider)
    return {each.entry_id: excerpt(each, phrase, *marked[each.pk]) for each in passages}


def excerpt(passage: SearchPassage, phrase: str, marked: str, before: dict | None) -> Excerpt:
    spans = spans_in(marked, passage.text)
    place, seconds = passage.place, passage.seconds
    if passage.lines:
        place, seconds = line_found(passage, spans, phrase, before)
    return Excerpt(passage.heading, place, cut(passage.text, spans), seconds)


def marked_texts(
    passages: list[SearchPassage], query: SearchQuery
) -> dict[int, tuple[str, dict | None]]:
    """By passage: its text with marks, and the passage before it."""
    if not passages:
        return {}
    text = Case(*(When(pk=each.pk, then=Value(folded(each.text))) for each in passages))
    headline = SearchHeadline(
        text, query, config=STEMMED, start_sel=START, stop_sel=END, highlight_all=True
    )
    rows = SearchPassage.objects.filter(pk__in=[each.pk for each in passages])
    before = SearchPassage.objects.filter(entry=OuterRef("entry"), order=OuterRef("order") - 1)
    told = JSONObject(heading="heading", text="text", lines="lines")
    values = rows.order_by().values_list("pk", headline, Subquery(before.values(told=told)))
    return {pk: (marked, earlier) for pk, marked, earlier in values}


def cut(text: str, spans: list[tuple[int, int]]) -> list[Piece]:
    """Some words around those that were found, which stand in the spans."""
    start, end = window(text, spans)
    pieces = [Piece("… ")] if start else []
    at = start
    for first, last in spans:
        if start <= first and last <= end:
            pieces += [Piece(text[at:first]), Piece(text[first:last], marked=True)]
            at = last
    pieces.append(Piece(text[at:end] + (" …" if end < len(text) else "")))
    return [piece for piece in pieces if piece.text]


def spans_in(marked: str, text: str) -> list[tuple[int, int]]:
    """Where the marks stand in the text, of which `marked` is a folded copy; neighbours share one."""
    marks = [each in (START, END) for each in marked]
    if len(marked) - sum(marks) != len(text):
        return []  # never a mark on the wrong word
    without = accumulate((not mark for mark in marks), initial=0)
    places = [place for place, mark in zip(without, marks, strict=False) if mark]
    spans: list[tuple[int, int]] = []
    for first, last in zip(places[::2], places[1::2], strict=True):
        if spans and text[spans[-1][1] : first] in TOGETHER:
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, last))
    return spans


def window(text: str, spans: list[tuple[int, int]]) -> tuple[int, int]:
    """Where most of what was found comes together, from the beginning of a sentence or word."""
    firsts = [first for first, _ in spans] or [0]
    reach = LENGTH - BEFORE
    best = max(firsts, key=lambda first: sum(first <= each < first + reach for each in firsts))
    start = max(0, min(best - BEFORE, len(text) - LENGTH))
    if start:
        sentence = text.find(". ", start, best)
        start = sentence + 2 if sentence >= 0 else text.find(" ", start, best) + 1 or best
    end = min(len(text), start + LENGTH)
    space = text.rfind(" ", best, end)
    return start, (space if end < len(text) and space > best + 1 else end)
