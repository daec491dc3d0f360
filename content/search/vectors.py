"""Text search vectors made from folded text.

PostgreSQL's own `english` dictionaries bring words to their stem; accents are taken out before,
as the embedded server has no extension that could do it.
"""

from collections.abc import Iterable
from functools import reduce
from operator import add

from django.contrib.postgres.search import SearchVector
from django.db.models import Value

from content.search_index.folding import composed, folded

STEMMED, AS_WRITTEN = "english", "simple"
LONGEST = 500_000  # characters; PostgreSQL refuses a vector of more than a megabyte


def vector(texts: Iterable[str], weight: str | None = None, config: str = STEMMED) -> SearchVector:
    text = folded(composed("\n".join(each for each in texts if each)))[:LONGEST]
    return SearchVector(Value(text), config=config, weight=weight)


def weighted(**texts: Iterable[str]) -> SearchVector:
    """`A` is what a thing is called, `D` is what it says."""
    return reduce(add, (vector(each, weight) for weight, each in texts.items()))
