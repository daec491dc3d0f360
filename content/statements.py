"""Statements that Django writes once for each process: to write a large one takes longer than to
answer it."""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import BigIntegerField, Field, QuerySet, TextField
from django.db.models.expressions import RawSQL


@dataclass(frozen=True)
class Given:
    """Stands in a statement for a value that is given when it is asked."""

    name: str


class GivenSQL(RawSQL):
    def __init__(self, sql: str, name: str, output_field: Field):
        super().__init__(sql, [Given(name)], output_field)

    def get_group_by_cols(self) -> list:
        """The same for all rows, so nothing to group by."""
        return []


def numbers(name: str) -> RawSQL:
    """A list of primary keys, by this name."""
    return GivenSQL("%s::bigint[]", name, ArrayField(BigIntegerField()))


def one_of(name: str) -> RawSQL:
    """For `pk__in`: the primary keys that are given by this name."""
    return GivenSQL("SELECT unnest(%s::bigint[])", name, BigIntegerField())


def text(name: str) -> RawSQL:
    return GivenSQL("%s::text", name, TextField())


def number(name: str) -> RawSQL:
    return GivenSQL("%s::bigint", name, BigIntegerField())


class Statement:
    """A QuerySet of `values()`, as Django writes it, with `Given` among its parameters."""

    def __init__(self, query: QuerySet):
        self.sql, self.parameters = query.query.sql_with_params()

    def rows(self, **given: object) -> list[dict[str, Any]]:
        values = [given[each.name] if isinstance(each, Given) else each for each in self.parameters]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            names = [column.name for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]
