"""Records with what belongs to them, from one statement: a query for each kind of it costs more than
to answer all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.contrib.postgres.expressions import ArraySubquery
from django.db import DEFAULT_DB_ALIAS
from django.db.models import (
    DecimalField,
    Field,
    Func,
    JSONField,
    Model,
    OuterRef,
    QuerySet,
    TextField,
)
from django.db.models.functions import Cast

from content.statements import Statement


@dataclass(frozen=True)
class Belongings:
    """What is found behind a relation to many of `owner`, with the records that `joined` foreign keys
    of it lead to.

    Where the owner isn't the record that is asked for, `behind` is the foreign key to it.
    """

    owner: type[Model]
    relation: str
    joined: tuple[str, ...] = ()
    behind: str = ""

    @cached_property
    def to_many(self):
        return self.owner._meta.get_field(self.relation)

    @cached_property
    def model(self) -> type[Model]:
        return self.to_many.related_model

    @cached_property
    def parts(self) -> list[tuple[str, type[Model], list[Field]]]:
        """Of a row: where it comes from, and the columns of it, first those of the record itself."""
        models = [("", self.model), *((name, self.model._meta.get_field(name).related_model)
                                      for name in self.joined)]  # fmt: skip
        return [(name, model, list(model._meta.concrete_fields)) for name, model in models]

    def as_arrays(self) -> ArraySubquery:
        """For `annotate`: an array of each."""
        rows, way = self.rows()
        columns = [as_json(f"{way}{name}__{field.attname}" if name else f"{way}{field.attname}", field)
                   for name, _, fields in self.parts for field in fields]  # fmt: skip
        array = Func(*columns, function="jsonb_build_array", output_field=JSONField())
        return ArraySubquery(rows.values_list(array))

    def rows(self) -> tuple[QuerySet, str]:
        """Those of one owner in their order, and the way from one to what belongs."""
        owner = OuterRef(self.behind or "pk")
        if not self.to_many.many_to_many:
            mine = self.model._base_manager.filter(**{self.to_many.field.name: owner})
            return mine.order_by(*self.model._meta.ordering), ""
        mine, theirs = self.to_many.m2m_field_name(), self.to_many.m2m_reverse_field_name()
        through = self.to_many.remote_field.through._base_manager
        order = [f"-{theirs}__{each[1:]}" if each.startswith("-") else f"{theirs}__{each}"
                 for each in self.model._meta.ordering]  # fmt: skip
        return through.filter(**{mine: owner}).order_by(*order), f"{theirs}__"

    def put(self, record: Model | None, arrays: list[list]) -> None:
        """Where Django keeps what was prefetched."""
        if self.behind:
            record = getattr(record, self.behind)
        if record is None:
            return
        found = [self.made(array) for array in arrays]
        if self.to_many.one_to_many:
            for each in found:
                self.to_many.field.set_cached_value(each, record)
        kept = getattr(record, self.relation).get_queryset()
        kept._result_cache, kept._prefetch_done = found, True
        record.__dict__.setdefault("_prefetched_objects_cache", {})[self.relation] = kept

    def made(self, array: list) -> Model:
        values = iter(array)
        made = [(name, from_json(model, fields, values)) for name, model, fields in self.parts]
        (_, record), *others = made
        for name, other in others:
            self.model._meta.get_field(name).set_cached_value(record, other)
        return record


def as_json(name: str, field: Field) -> Func | str:
    """JSON would make a float of a decimal."""
    return Cast(name, TextField()) if isinstance(field, DecimalField) else name


def from_json(model: type[Model], fields: list[Field], values: Iterator) -> Model | None:
    read = [field.to_python(next(values)) for field in fields]
    if None in (value for field, value in zip(fields, read, strict=True) if field.primary_key):
        return None
    return model.from_db(DEFAULT_DB_ALIAS, [field.attname for field in fields], read)


class Whole:
    """A statement that brings records with all these belongings."""

    def __init__(self, records: QuerySet, *belongings: Belongings):
        self.belongings = belongings
        arrays = {f"{each.relation}_": each.as_arrays() for each in belongings}
        self.statement = Statement(records.annotate(**arrays))

    def records(self, **given: object) -> list[Model]:
        found = self.statement.records(**given)
        for record in found:
            for each in self.belongings:
                each.put(record, record.__dict__.pop(f"{each.relation}_"))
        return found
