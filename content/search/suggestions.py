"""What a reader may mean before they have typed it out: what has words that begin like theirs."""

from functools import reduce
from operator import or_

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F
from django.http import HttpRequest

from content.models import SearchEntry
from content.search.asked import (
    MOST_CHARACTERS,
    Words,
    printable,
    stored_synonyms,
    without_titles,
)
from content.search.matching import DIVIDED_BY_LENGTH, SHARES
from content.search.suggested_ways import begins, ways
from content.search.vectors import AS_WRITTEN
from content.search_index.folding import words_of

FEWEST_LETTERS = 2
MOST_WORDS = 8
AT_MOST = 7


def suggestions(typed: str, request: HttpRequest) -> list[dict[str, str]]:
    """Each with `title`, `kind` and `address`; none for less than two letters."""
    typed_words = words_of(printable(typed[:MOST_CHARACTERS]))[:MOST_WORDS]
    words = [word for (word,) in without_titles([(word,) for word in typed_words])]
    if len("".join(words)) < FEWEST_LETTERS:
        return []
    others = ways(tuple(words))
    found = titles(words, AT_MOST - len(others), request)
    known = {each["title"].lower() for each in found}
    return found + [
        {"title": way.title, "kind": way.kind, "address": way.address}
        for way in others
        if way.title.lower() not in known
    ]


def titles(words: list[str], at_most: int, request: HttpRequest) -> list[dict[str, str]]:
    query = beginning_with(words) | also_called(tuple(words))
    found = SearchEntry.objects.filter(beginnings=query).public()
    rank = SearchRank(F("beginnings"), query, normalization=DIVIDED_BY_LENGTH)
    ranked = found.annotate(rank=rank * SHARES)
    entries = ranked.select_related("page", "person", "document", "finding").order_by(
        "-rank", "title", "pk"
    )
    return [
        {
            "title": entry.title,
            "kind": entry.label or "Page",
            "address": entry.address(request),
        }
        for entry in entries[:at_most]
    ]


def beginning_with(words: list[str]) -> SearchQuery:
    """Safe as PostgreSQL's own notation: words are letters and digits, and quoted."""
    quoted = ("'" + word.replace("'", "''") + "':*" for word in words)
    return SearchQuery(" & ".join(quoted), config=AS_WRITTEN, search_type="raw")


def also_called(words: Words) -> SearchQuery:
    """The other names of what was typed, or begun; nothing where it has none."""
    begun = (each for name, each in stored_synonyms().items() if begins(name, words))
    queries = (
        SearchQuery(" ".join(name), config=AS_WRITTEN, search_type="phrase")
        for name in dict.fromkeys(name for each in begun for name in each.same)
    )
    return reduce(or_, queries, SearchQuery("", config=AS_WRITTEN))
