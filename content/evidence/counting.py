"""How many findings share what: several counts in one query, each from the table by itself.

A query for each count would take longer to ask than to answer.
"""

from collections.abc import Hashable, Mapping
from typing import NamedTuple

from django.db.models import BigIntegerField, CharField, Count, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast

# With their types: a union of several untyped nulls would take them for text.
NO_KEY, NO_WORD = Cast(Value(None), BigIntegerField()), Cast(Value(None), CharField())


class Row(NamedTuple):
    """`key` and `word` are what the findings share: one of them is None, mostly."""

    key: int | None
    word: str | None
    number: int


def by_key(listed: QuerySet, key: str, *, word=NO_WORD) -> QuerySet:
    """`listed` has no finding twice for one key."""
    return counted(listed, F(key), word)


def by_word(listed: QuerySet, word: str) -> QuerySet:
    return counted(listed, NO_KEY, F(word))


def all_of(listed: QuerySet) -> QuerySet:
    return counted(listed, NO_KEY, NO_WORD)


def counted(listed: QuerySet, key, word) -> QuerySet:
    shared = listed.order_by().annotate(shared_key=key, shared_word=word)
    return shared.values("shared_key", "shared_word").annotate(number=Count("pk"))


def asked_together(queries: Mapping[Hashable, list[QuerySet]]) -> dict[Hashable, list[Row]]:
    """The rows of each asker, all from one query; made by the functions above."""
    askers = list(queries)
    found: dict[Hashable, list[Row]] = {asker: [] for asker in askers}
    parts = [
        query.annotate(asker=Value(place, IntegerField())).values_list(
            "asker", "shared_key", "shared_word", "number"
        )
        for place, asker in enumerate(askers)
        for query in queries[asker]
    ]
    if parts:
        for place, *row in parts[0].union(*parts[1:], all=True):
            found[askers[place]].append(Row._make(row))
    return found


def parts_of_places(listed: QuerySet) -> QuerySet:
    """Findings once for each `part` of their place that they name, beside the place itself."""
    parts = listed.filter(also_about__isnull=False).annotate(part=F("also_about"))
    return parts.filter(Q(place=None) | ~Q(part=F("place")))
