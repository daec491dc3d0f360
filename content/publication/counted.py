"""What was counted of what is published holds until something is published.

To count ten thousand pages takes a quarter of the time of a listing, and each of its pages shows the
same counts.
"""

from collections import OrderedDict
from threading import Lock

from django.db import connection
from django.db.models import QuerySet

from content.publication.known import known

MOST = 300  # counts that a process keeps; each is a row for each kind, year or topic
_counted: OrderedDict[tuple, list[tuple]] = OrderedDict()
_lock = Lock()


def counted(query: QuerySet) -> list[tuple]:
    """Of a QuerySet of `values_list()`; asked once for each publication, where its number is known.

    The number was read before, so what is kept under it is never older. Who has changed something in
    a transaction that goes on asks anew: a number that is taken back will be given again.
    """
    number = known().number
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
