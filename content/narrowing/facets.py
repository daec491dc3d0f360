"""What pages can be narrowed by: each facet counts the pages of its values in one query, those of
which a page has one value all in the same."""

import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear

from content.publication.counted import counted
from content.snippets.people import Person
from content.snippets.topics import Topic

YEAR = re.compile(r"[12][0-9]{3}")

Counted = list[tuple[str, str, int | None]]


class Facet(ABC):
    """`name` is the key in the address."""

    name: str
    label: str
    every: str = "All"  # the choice of no value
    offered_alone: bool = False  # although there is nothing else to choose
    needs: str = ""  # the facet without which it means nothing

    @abstractmethod
    def label_of(self, value: str, listed: QuerySet) -> str:
        """How readers call it; "" when there is no such value."""

    @abstractmethod
    def narrowed(self, listed: QuerySet, value: str) -> QuerySet:
        """Only the pages that have it, each once."""

    def unasked(self, listed: QuerySet) -> QuerySet:
        """What is left when the address says nothing of it."""
        return listed


class CountedFacet(Facet):
    """Of which a page may have several values, so that it is counted by itself."""

    @abstractmethod
    def counted(self, listed: QuerySet) -> Counted:
        """Value, label and number of pages of each value that has any, in the order of choices.

        None where a number would say nothing.
        """


class SingleFacet(Facet):
    """Of which each page has one value at most: one query counts all such facets together."""

    column: str  # the expression that `with_value` makes

    def with_value(self, listed: QuerySet) -> QuerySet:
        return listed

    @abstractmethod
    def choices(self, counts: Mapping[str, int], listed: QuerySet) -> Counted:
        """From the number of pages of each value, "" for those without one."""


class KindFacet(SingleFacet):
    name, label, column = "kind", "Kind", "kind"

    def label_of(self, value, listed):
        return dict(listed.model.Kind.choices).get(value, "")

    def narrowed(self, listed, value):
        return listed.filter(kind=value)

    def choices(self, counts, listed):
        labels = dict(listed.model.Kind.choices)
        return sorted((kind, labels[kind], count) for kind, count in counts.items())


class TopicFacet(CountedFacet):
    name, label = "topic", "Topic"

    def label_of(self, value, listed):
        return name_among(Topic.objects.shown(), value)

    def narrowed(self, listed, value):
        return listed.filter(topics__slug=value)

    def counted(self, listed):
        tagged = listed.filter(topics__isnull=False)
        return pages_by(tagged, "topics__slug", "topics__name", in_order_of="topics__name")


class YearFacet(SingleFacet):
    """Of a QuerySet whose annotation `listed_on` is a date, null where none is known."""

    name, label, column = "year", "Year", "listed_in"

    def label_of(self, value, listed):
        return value if YEAR.fullmatch(value) else ""

    def narrowed(self, listed, value):
        return listed.filter(listed_on__year=int(value))

    def with_value(self, listed):
        return listed.annotate(listed_in=ExtractYear("listed_on"))

    def choices(self, counts, listed):
        years = sorted(filter(None, counts), reverse=True)
        return [(year, year, counts[year]) for year in years]


@dataclass(frozen=True)
class PersonFacet(CountedFacet):
    """Those who wrote or spoke; `relation` leads to the records that name them."""

    relation: str
    label: str
    name = "person"

    def label_of(self, value, listed):
        return name_among(Person.objects.shown(), value)

    def narrowed(self, listed, value):
        billings = getattr(listed.model, self.relation).rel.related_model.objects
        return listed.filter(pk__in=billings.filter(person__slug=value).values("page"))

    def counted(self, listed):
        person = f"{self.relation}__person"
        named = listed.filter(**{f"{person}__isnull": False})
        return pages_by(named, f"{person}__slug", f"{person}__name",
                        in_order_of=f"{person}__sort_name", each_once=True)  # fmt: skip


class Crosstab:
    """How many pages have which values of these facets together, counted in one query."""

    def __init__(self, facets: Sequence[SingleFacet], listed: QuerySet):
        self.facets = facets
        for facet in facets:
            listed = facet.with_value(listed)
        rows = pages_by(listed, *[facet.column for facet in facets])
        self.rows = [([str(value or "") for value in values], count) for *values, count in rows]

    def counts(self, facet: SingleFacet, chosen: Mapping[str, str]) -> Counter[str]:
        """By its values, among the pages that have what is chosen of the other facets."""
        counts: Counter[str] = Counter()
        for values, count in self.rows:
            has = dict(zip(self.facets, values, strict=True))
            if all(has[each] == chosen.get(each.name, has[each])
                   for each in self.facets if each is not facet):  # fmt: skip
                counts[has[facet]] += count
        return counts


def pages_by(
    listed: QuerySet, *fields: str, in_order_of: str = "", each_once: bool = False
) -> list[tuple]:
    """Rows of the fields with the number of pages that share them.

    `each_once` is for fields that a page may have twice, and takes longer.
    """
    order = [in_order_of] if in_order_of else []
    grouped = listed.order_by().values(*fields).annotate(pages=Count("pk", distinct=each_once))
    return counted(grouped.order_by(*order).values_list(*fields, "pages"))


def name_among(known: QuerySet, slug: str) -> str:
    return known.filter(slug=slug).values_list("name", flat=True).first() or ""
