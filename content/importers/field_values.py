"""Reads a value for any field of a model: what it wants, the field itself says."""

from collections.abc import Iterable
from decimal import Decimal
from functools import singledispatch

from django.db import models
from wagtail.fields import RichTextField, StreamField

from content.importers.block_values import read_stream
from content.importers.entries import Entry, did_you_mean_one_of
from content.importers.rich_text import read_rich_text
from content.importers.targets import Targets, kind_of


@singledispatch
def read_field(field: models.Field, entry: Entry, targets: Targets):
    """The value in plain types, with targets as `targets` names them."""
    raise NotImplementedError(f"Nothing reads a {type(field).__name__} from a file.")


@read_field.register
def _(field: models.CharField, entry, targets):
    line = entry.line()
    if line and field.choices and line not in (known := [value for value, _ in field.flatchoices]):
        entry.wrong(f"There is no such choice{did_you_mean_one_of(line, known)}")
    return line


@read_field.register
def _(field: models.TextField, entry, targets):
    return entry.text()


@read_field.register
def _(field: RichTextField, entry, targets):
    return read_rich_text(entry, targets)


@read_field.register
def _(field: StreamField, entry, targets):
    return read_stream(field.stream_block, entry, targets)


@read_field.register
def _(field: models.DateField, entry, targets):
    return entry.day()


@read_field.register
def _(field: models.DateTimeField, entry, targets):
    return entry.moment()


@read_field.register
def _(field: models.BooleanField, entry, targets):
    return entry.yes_or_no()


@read_field.register
def _(field: models.DecimalField, entry, targets):
    number = entry.number()
    return None if number is None else Decimal(str(number))


@read_field.register
def _(field: models.IntegerField, entry, targets):
    return entry.whole_number()


@read_field.register
def _(field: models.ForeignKey, entry, targets):
    return targets.find(kind_of(field.related_model), entry, entry.text())


@read_field.register
def _(field: models.ManyToManyField, entry, targets):
    kind = kind_of(field.related_model)
    return [targets.find(kind, item, item.text()) for item in entry.items()]


@read_field.register
def _(relation: models.ManyToOneRel, entry, targets):
    """Records that belong to a page, such as its speakers."""
    model = relation.related_model
    names = [field.name for field in own_fields(model)]
    required = [name for name in names if must_be_given(model._meta.get_field(name))]
    optional = [name for name in names if name not in required]
    return [read_fields(model, item.fields(required, optional), targets) for item in entry.items()]


def read_fields(model: type[models.Model], given: dict[str, Entry], targets: Targets) -> dict:
    return {
        name: read_field(model._meta.get_field(name), entry, targets)
        for name, entry in given.items()
    }


def own_fields(model: type[models.Model]) -> Iterable[models.Field]:
    """What an editor fills in: all but keys, the place in an order, and the record it belongs to."""
    belongs = {"id", "sort_order", "page", "finding"}
    fields = (*model._meta.concrete_fields, *model._meta.many_to_many)
    return [field for field in fields if field.name not in belongs]


def must_be_given(field: models.Field) -> bool:
    return not field.blank and not field.has_default()
