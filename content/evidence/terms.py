"""What findings are sorted by and readers choose among: conditions, places and groups."""

from collections.abc import Iterable
from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, CharField, Model, OuterRef, QuerySet, Value
from django.db.models.functions import Cast

from content.evidence.condition import Condition
from content.evidence.ethnic_group import EthnicGroup
from content.evidence.place import Place

MODELS: dict[str, type[Model]] = {"condition": Condition, "place": Place, "group": EthnicGroup}
NUMBERS = ArrayField(BigIntegerField())


class Term(NamedTuple):
    """`within` are the primary keys of all places that a place lies in."""

    kind: str
    pk: int
    slug: str
    name: str
    sort_order: int
    within: list[int]


Terms = dict[str, dict[str, Term]]


def all_terms() -> Terms:
    """By kind and slug, in the order of choices, from one query."""
    first, *others = (rows_of(kind, model) for kind, model in MODELS.items())
    rows = map(Term._make, first.union(*others, all=True))
    found: Terms = {kind: {} for kind in MODELS}
    for term in sorted(rows, key=lambda each: (each.sort_order, each.name.casefold())):
        found[term.kind][term.slug] = term
    return found


def rows_of(kind: str, model: type[Model]) -> QuerySet:
    within = Cast(Value("{}"), NUMBERS)
    if model is Place:
        lies_in = Place.within.through.objects.filter(from_place=OuterRef("pk"))
        within = ArraySubquery(lies_in.values("to_place"))
    named = {"term_kind": Value(kind, CharField()), "lies_in": within}
    fields = ("term_kind", "pk", "slug", "name", "sort_order", "lies_in")
    return model.objects.order_by().annotate(**named).values_list(*fields)


def touching(places: Iterable[Term]) -> dict[int, set[int]]:
    """For each place itself, all that lies in it, and all that it lies in; by primary key."""
    places = list(places)
    found = {each.pk: {each.pk} for each in places}
    for each in places:
        for other in each.within:
            found[each.pk].add(other)
            found[other].add(each.pk)
    return found
