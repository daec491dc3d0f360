"""What was counted of what is published holds until something is published.

To count ten thousand pages takes a quarter of the time of a listing, and each of its pages shows the
same counts.
"""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock

from django.db import connection
from django.db.models import QuerySet, Subquery

from content.publication.publication import Publication

MOST = 300  # counts that a process keeps; each is a row for each kind, year or topic
_number: ContextVar[int | None] = ContextVar("publication_number", default=None)
_counted: OrderedDict[tuple, list[tuple]] = OrderedDict()
_lock = Lock()


def with_number(query: QuerySet) -> QuerySet:
    """Brings the publication number along, so that a request needs no query of its own for it."""
    return query.annotate(publication_number=Subquery(Publication.objects.values("number")[:1]))


@contextmanager
def number_known_once() -> Iterator[None]:
    """While this lasts, what `know_number` was told holds."""
    token = _number.set(None)
    try:
        yield
    finally:
        _number.reset(token)


def know_number(number: int | None) -> None:
    _number.set(number)


def counted(query: QuerySet) -> list[tuple]:
    """Of a QuerySet of `values_list()`; asked once for each publication, where its number is known.

    The number was read before, so what is kept under it is never older. Who has changed something in
    a transaction that goes on asks anew: a number that is taken back will be given again.
    """
    number = _number.get()
    if number is None or may_be_taken_back():
        return list(query)
    sql, parameters = query.query.sql_with_params()
    key = (number, sql, repr(parameters))
    with _lock:
        if key in _counted:
            _counted.move_to_end(key)
            return list(_counted[key])
    rows = list(query)
    with _lock:
        _counted[key] = list(rows)
        while len(_counted) > MOST:
            _counted.popitem(last=False)
    return rows


def may_be_taken_back() -> bool:
    return connection.in_atomic_block or not connection.get_autocommit()
