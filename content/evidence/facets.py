"""What findings can be narrowed by."""

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from content.evidence.condition import Condition
from content.evidence.ethnic_group import EthnicGroup
from content.evidence.finding import State
from content.evidence.place import Place
from content.evidence.source import Source
from content.narrowing.facets import YEAR, Facet, name_of, pages_by

SPAN = 5  # years
NOT_STATED = "not-stated"
NOT_KNOWN = "not-known"
WITH_THOSE_AROUND = "Also what contains it or lies in it"


class ConditionFacet(Facet):
    name, label = "condition", "Condition"

    def label_of(self, value, listed):
        return name_of(Condition, value)

    def narrowed(self, listed, value):
        return listed.filter(condition__slug=value)

    def counted(self, listed):
        fields = ("condition__slug", "condition__name")
        return list(pages_by(listed, *fields, in_order_of="condition__sort_order"))


class PlaceFacet(Facet):
    """`touching`: also what lies in the place, and what it lies in."""

    name, label = "place", "Place"

    def __init__(self, *, touching: bool = False):
        self.touching = touching

    def label_of(self, value, listed):
        return name_of(Place, value)

    def narrowed(self, listed, value):
        place = Place.objects.get(slug=value)
        places = (
            Place.objects.touching(place) if self.touching else Place.objects.filter(pk=place.pk)
        )
        return listed.from_places(places)

    def counted(self, listed):
        """A finding that speaks of several boroughs counts in each, and in the place that holds them."""
        found = listed.order_by().values("pk")
        of_place = Q(findings__in=found) | Q(findings_about_part__in=found)
        places = Place.objects.filter(of_place).distinct()
        counts = dict(counts_by_place(found))
        return [(place.slug, place.name, counts.get(place.pk, 0)) for place in places]


class WithinFacet(Facet):
    """Widens the place; it is a choice of the address, and narrows nothing by itself."""

    name, label = "within", "Places around it"
    every = "Only the place itself"

    def label_of(self, value, listed):
        return WITH_THOSE_AROUND if value == "yes" else ""

    def narrowed(self, listed, value):
        return listed

    def counted(self, listed):
        return [("yes", WITH_THOSE_AROUND, None)]


class GroupFacet(Facet):
    """A broad group takes in its parts."""

    name, label = "group", "Ethnic group"

    def label_of(self, value, listed):
        return name_of(EthnicGroup, value)

    def narrowed(self, listed, value):
        of_group = Q(values__groups__slug=value) | Q(values__groups__within__slug=value)
        return listed.filter(pk__in=listed.order_by().filter(of_group).values("pk"))

    def counted(self, listed):
        counts = counts_by_group(listed)
        groups = EthnicGroup.objects.filter(pk__in=counts)
        return [(group.slug, group.name, counts[group.pk]) for group in groups]


class PeriodFacet(Facet):
    """Spans of five years, by the last year that a finding speaks of."""

    name, label = "from", "Period"

    def label_of(self, value, listed):
        if value == NOT_STATED:
            return "Not stated"
        if not YEAR.fullmatch(value) or int(value) % SPAN:
            return ""
        return f"{value} to {int(value) + SPAN - 1}"

    def narrowed(self, listed, value):
        if value == NOT_STATED:
            return listed.filter(last_year=None)
        return listed.filter(last_year__range=(int(value), int(value) + SPAN - 1))

    def counted(self, listed):
        spans: dict[str, int] = {}
        for year, count in pages_by(listed, "last_year"):
            span = NOT_STATED if year is None else str(year // SPAN * SPAN)
            spans[span] = spans.get(span, 0) + count
        newest_first = sorted(spans, key=lambda span: (span != NOT_STATED, span), reverse=True)
        return [(span, self.label_of(span, listed), spans[span]) for span in newest_first]


class StateFacet(Facet):
    """Superseded and withdrawn findings are only shown when they are asked for."""

    name, label = "state", "State"

    def label_of(self, value, listed):
        return dict(State.choices).get(value, "")

    def narrowed(self, listed, value):
        return listed.filter(state=value)

    def counted(self, listed):
        counts = dict(pages_by(listed, "state"))
        return [(state, label, counts[state]) for state, label in State.choices if state in counts]


class SourceKindFacet(Facet):
    name, label = "kind", "Kind of source"

    def label_of(self, value, listed):
        return {**dict(Source.Kind.choices), NOT_KNOWN: "Not known"}.get(value, "")

    def narrowed(self, listed, value):
        if value == NOT_KNOWN:
            return listed.filter(Q(source=None) | Q(source__kind=""))
        return listed.filter(source__kind=value)

    def counted(self, listed):
        counts: dict[str, int] = {}
        for kind, count in pages_by(listed, "source__kind"):
            counts[kind or NOT_KNOWN] = counts.get(kind or NOT_KNOWN, 0) + count
        order = [*Source.Kind.values, NOT_KNOWN]
        return [
            (kind, self.label_of(kind, listed), counts[kind]) for kind in order if kind in counts
        ]


def counts_by_place(found: QuerySet) -> list[tuple[int, int]]:
    """Primary keys of places with the number of findings, once each, in either of their relations."""
    whole = Place.objects.filter(findings__in=found).values_list("pk", "findings")
    part = Place.objects.filter(findings_about_part__in=found).values_list(
        "pk", "findings_about_part"
    )
    counts: dict[int, int] = {}
    for place, _ in whole.union(part):
        counts[place] = counts.get(place, 0) + 1
    return list(counts.items())


def counts_by_group(found: QuerySet) -> dict[int, int]:
    """Findings by primary key of the group; a broad group counts those of its parts too, each once."""
    pairs = found.order_by().filter(values__groups__isnull=False)
    parts = pairs.filter(values__groups__within__isnull=False).values_list("values__groups")
    broad = Coalesce("values__groups__within", "values__groups")
    wholes = pairs.annotate(broad=broad).values_list("broad")
    many = Count("pk", distinct=True)
    return {**dict(parts.annotate(many=many)), **dict(wholes.annotate(many=many))}
