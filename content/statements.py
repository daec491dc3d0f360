"""Statements that Django writes once for each process: to write a large one takes longer than to
answer it."""

from copy import copy
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import DEFAULT_DB_ALIAS, NotSupportedError, connection
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.backends.utils import CursorWrapper
from django.db.models import (
    BigIntegerField,
    Field,
    ForeignObject,
    Lookup,
    Model,
    QuerySet,
    TextField,
)
from django.db.models.expressions import RawSQL
from django.db.models.query import ModelIterable


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


@Field.register_lookup
@ForeignObject.register_lookup
class IsAny(Lookup):
    """`pk__any=numbers("pages")`: one of a list that is given. Unlike `IN` of a query, PostgreSQL looks
    each of them up in an index, also where something else may be true instead."""

    lookup_name = "any"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        field, parameters = self.process_lhs(compiler, connection)
        among, given = self.process_rhs(compiler, connection)
        return f"{field} = ANY({among})", (*parameters, *given)


def numbers(name: str) -> RawSQL:
    """A list of primary keys, by this name."""
    return GivenSQL("%s::bigint[]", name, ArrayField(BigIntegerField()))


def texts(name: str) -> RawSQL:
    return GivenSQL("%s::text[]", name, ArrayField(TextField()))


def text(name: str) -> RawSQL:
    return GivenSQL("%s::text", name, TextField())


def number(name: str) -> RawSQL:
    return GivenSQL("%s::bigint", name, BigIntegerField())


class Statement:
    """A QuerySet as Django writes it, with `Given` among its parameters; without what it prefetches."""

    def __init__(self, query: QuerySet):
        self.compiler = query.query.get_compiler(DEFAULT_DB_ALIAS)
        self.sql, self.parameters = self.compiler.as_sql()

    def rows(self, **given: object) -> list[dict[str, Any]]:
        """Of a QuerySet of `values()`, each as PostgreSQL gives it."""
        with self.answer(given) as cursor:
            names = [column.name for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def records(self, **given: object) -> list[Model]:
        """Of a QuerySet of records, with those that `select_related` names."""
        with self.answer(given) as cursor:
            rows = cursor.fetchall()
        compiler = copy(self.compiler)
        compiler.connection = connection  # each thread has its own
        compiler.execute_sql = lambda **_: [rows]
        query = SimpleNamespace(get_compiler=lambda **_: compiler)
        asked = SimpleNamespace(db=DEFAULT_DB_ALIAS, query=query, _known_related_objects={})
        return list(ModelIterable(asked))

    def answer(self, given: dict[str, object]) -> CursorWrapper:
        values = [given[each.name] if isinstance(each, Given) else each for each in self.parameters]
        try:
            return self.asked(values)
        except NotSupportedError:
            # The type of a column was changed since it was planned. A new connection plans anew.
            if connection.in_atomic_block or not connection.get_autocommit():
                raise
            connection.close()
            return self.asked(values)

    def asked(self, values: list) -> CursorWrapper:
        """With its values beside it, PostgreSQL plans it once for each connection: for a large one that
        is most of its work. What watches Django's own cursors watches this one too."""
        connection.ensure_connection()
        with connection.wrap_database_errors:
            own = PlanningCursor(connection.connection)
        cursor = connection._prepare_cursor(own)
        cursor.execute(self.sql, values)
        return cursor


class PlanningCursor(ServerBindingCursor):
    def execute(self, query, params=None):
        """Tells Django's list of queries what was asked; with a kept plan psycopg sends only its name."""
        try:
            return super().execute(query, params)
        finally:
            self._query = self._query or SimpleNamespace(query=query.encode())
