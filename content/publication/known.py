"""What a request asks once, with the site's record, and what then holds for all of it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import QuerySet, Subquery
from wagtail.models import PageViewRestriction

from content.publication.publication import Publication


@dataclass(frozen=True)
class Known:
    """Paths of pages that are private, everything below them included; and the publication number.

    None where nobody has asked.
    """

    private_paths: list[str] | None = None
    number: int | None = None


NOTHING = Known()
_known: ContextVar[Known] = ContextVar("known", default=NOTHING)
known = _known.get


def private_paths() -> QuerySet:
    return PageViewRestriction.objects.order_by().values_list("page__path", flat=True)


def with_what_holds(query: QuerySet) -> QuerySet:
    """Brings both along, as `private_paths` and `publication_number`."""
    return query.annotate(
        private_paths=ArraySubquery(private_paths()),
        publication_number=Subquery(Publication.objects.values("number")[:1]),
    )


def key_until_the_next(key: str, key_prefix: str, version: int) -> str:
    """Django's KEY_FUNCTION of a cache whose entries hold until something is published.

    Where nobody has asked for the number, what is set is never found again.
    """
    number = known().number
    return f"{key_prefix}:{version}:{time.monotonic_ns() if number is None else number}:{key}"


@contextmanager
def asked_once() -> Iterator[None]:
    """While this lasts, what `know` was told holds."""
    token = _known.set(NOTHING)
    try:
        yield
    finally:
        _known.reset(token)


def know(**what: object) -> None:
    _known.set(Known(**what))
