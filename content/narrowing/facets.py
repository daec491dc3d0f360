"""What pages can be narrowed by: each facet counts the pages of its values in one query."""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear

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
    each_has_one: bool = False  # so that its counts add up to all pages

    @abstractmethod
    def label_of(self, value: str, listed: QuerySet) -> str:
        """How readers call it; "" when there is no such value."""

    @abstractmethod
    def narrowed(self, listed: QuerySet, value: str) -> QuerySet:
        """Only the pages that have it, each once."""

    def unasked(self, listed: QuerySet) -> QuerySet:
        """What is left when the address says nothing of it."""
        return listed

    @abstractmethod
    def counted(self, listed: QuerySet) -> Counted:
        """Value, label and number of pages of each value that has any, in the order of choices.

        None where a number would say nothing.
        """


class KindFacet(Facet):
    name, label = "kind", "Kind"
    each_has_one = True

    def label_of(self, value, listed):
        return dict(listed.model.Kind.choices).get(value, "")

    def narrowed(self, listed, value):
        return listed.filter(kind=value)

    def counted(self, listed):
        labels = dict(listed.model.Kind.choices)
        return sorted((kind, labels[kind], count) for kind, count in pages_by(listed, "kind"))


class TopicFacet(Facet):
    name, label = "topic", "Topic"

    def label_of(self, value, listed):
        return name_of(Topic, value)

    def narrowed(self, listed, value):
        return listed.filter(topics__slug=value)

    def counted(self, listed):
        tagged = listed.filter(topics__isnull=False)
        return list(pages_by(tagged, "topics__slug", "topics__name", in_order_of="topics__name"))


class YearFacet(Facet):
    """Of a QuerySet whose annotation `listed_on` is a date, null where none is known."""

    name, label = "year", "Year"

    def label_of(self, value, listed):
        return value if YEAR.fullmatch(value) else ""

    def narrowed(self, listed, value):
        return listed.filter(listed_on__year=int(value))

    def counted(self, listed):
        dated = listed.filter(listed_on__isnull=False).annotate(year=ExtractYear("listed_on"))
        return [(str(year), str(year), count)
                for year, count in pages_by(dated, "year", in_order_of="-year")]  # fmt: skip


@dataclass(frozen=True)
class PersonFacet(Facet):
    """Those who wrote or spoke; `relation` leads to the records that name them."""

    relation: str
    label: str
    name = "person"

    def label_of(self, value, listed):
        return name_of(Person, value)

    def narrowed(self, listed, value):
        billings = getattr(listed.model, self.relation).rel.related_model.objects
        return listed.filter(pk__in=billings.filter(person__slug=value).values("page"))

    def counted(self, listed):
        person = f"{self.relation}__person"
        named = listed.filter(**{f"{person}__isnull": False})
        return list(pages_by(named, f"{person}__slug", f"{person}__name",
                             in_order_of=f"{person}__sort_name", each_once=True))  # fmt: skip


def pages_by(listed: QuerySet, *fields: str, in_order_of: str = "", each_once: bool = False):
    """Rows of the fields with the number of pages that share them.

    `each_once` is for fields that a page may have twice, and takes longer.
    """
    order = [in_order_of] if in_order_of else []
    grouped = listed.order_by().values(*fields).annotate(pages=Count("pk", distinct=each_once))
    return grouped.order_by(*order).values_list(*fields, "pages")


def name_of(model: type[Person] | type[Topic], slug: str) -> str:
    return model.objects.filter(slug=slug).values_list("name", flat=True).first() or ""
