"""What a reader may mean before they have typed it out: titles whose words begin like theirs."""

from functools import reduce
from operator import or_

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F
from django.http import HttpRequest

from content.models import SearchEntry
from content.search.asked import MOST_CHARACTERS, Instead, Words, printable, stored_synonyms
from content.search.matching import DIVIDED_BY_LENGTH, FILES_COME_LATER
from content.search.vectors import AS_WRITTEN
from content.search_index.folding import words_of

FEWEST_LETTERS = 2
MOST_WORDS = 8
AT_MOST = 7


def suggestions(typed: str, request: HttpRequest) -> list[dict[str, str]]:
    """Each with `title`, `kind` and `address`; none for less than two letters."""
    words = words_of(printable(typed[:MOST_CHARACTERS]))[:MOST_WORDS]
    if len("".join(words)) < FEWEST_LETTERS:
        return []
    query = beginning_with(words) | also_called(tuple(words))
    found = SearchEntry.objects.filter(beginnings=query).public()
    rank = SearchRank(F("beginnings"), query, normalization=DIVIDED_BY_LENGTH)
    ranked = found.annotate(rank=rank * FILES_COME_LATER)
    entries = ranked.select_related("page", "person", "document").order_by("-rank", "title", "pk")
    return [
        {
            "title": entry.title,
            "kind": entry.label or "Page",
            "address": entry.address(request),
        }
        for entry in entries[:AT_MOST]
    ]


def beginning_with(words: list[str]) -> SearchQuery:
    """Safe as PostgreSQL's own notation: words are letters and digits, and quoted."""
    quoted = ("'" + word.replace("'", "''") + "':*" for word in words)
    return SearchQuery(" & ".join(quoted), config=AS_WRITTEN, search_type="raw")


def also_called(words: Words) -> SearchQuery:
    """The other names of what was typed in full; nothing where it has none."""
    names = stored_synonyms().get(words, Instead()).same
    queries = (
        SearchQuery(" ".join(each), config=AS_WRITTEN, search_type="phrase") for each in names
    )
    return reduce(or_, queries, SearchQuery("", config=AS_WRITTEN))
