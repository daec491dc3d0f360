"""What findings can be narrowed by: each counts its choices in a fixed number of queries."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from content.evidence.condition import Condition
from content.evidence.ethnic_group import EthnicGroup
from content.evidence.finding import STANDING, Finding, State
from content.evidence.finding_value import FindingValue
from content.evidence.place import Place, touching_places
from content.evidence.source import Source
from content.narrowing.facets import Facet, name_of
from content.narrowing.filters import readable

SPAN = 5  # years
YEAR = re.compile(r"(?:18|19|20)[0-9]{2}")
NOT_STATED, NOT_KNOWN = "not-stated", "not-known"
NEAR = "yes"


class ConditionFacet(Facet):
    name, label = "condition", "Condition"

    def label_of(self, value, listed):
        return name_of(Condition, value)

    def narrowed(self, listed, value):
        return listed.filter(condition__slug=value)

    def counted(self, listed):
        rows = findings_by(listed, "condition__slug", "condition__name", "condition__sort_order")
        return [(slug, name, count) for slug, name, _, count in rows]


@dataclass(frozen=True)
class PlaceFacet(Facet):
    """`near`: what is said of places that contain it or lie in it counts too."""

    near: bool = False
    name, label = "place", "Place"

    def label_of(self, value, listed):
        return name_of(Place, value)

    def narrowed(self, listed, value):
        place = Place.objects.filter(slug=value)
        return listed.from_places(Place.objects.touching(place.get()) if self.near else place)

    def counted(self, listed):
        """A finding counts once in each place that it is about, or with `near` is near to."""
        places = list(Place.objects.prefetch_related("within"))
        touching = touching_places(places) if self.near else {each.pk: {each.pk} for each in places}
        counts: Counter[int] = Counter()
        for about, count in findings_by_places(listed):
            found = {place for each in about for place in touching[each]}
            counts.update(dict.fromkeys(found, count))
        return [(each.slug, each.name, counts[each.pk]) for each in places if counts[each.pk]]


@dataclass(frozen=True)
class NearFacet(Facet):
    """Widens the place that is chosen, and means nothing without one."""

    place: str
    name, label = "within", "Wider and smaller places"
    words = "Wider and smaller places too"
    every, offered_alone = "Not counted", True

    def label_of(self, value, listed):
        return self.words if value == NEAR and name_of(Place, self.place) else ""

    def narrowed(self, listed, value):
        return listed

    def counted(self, listed):
        return [(NEAR, self.words, None)]


class GroupFacet(Facet):
    """A broad group has what is said of its parts too."""

    name, label = "group", "Ethnic group"

    def label_of(self, value, listed):
        return name_of(EthnicGroup, value)

    def narrowed(self, listed, value):
        groups = EthnicGroup.objects.with_parts(value)
        return listed.filter(
            pk__in=FindingValue.objects.filter(groups__in=groups).values("finding")
        )

    def counted(self, listed):
        mapped = listed.filter(values__groups__isnull=False)
        counts = findings_by_group(mapped, "values__groups")
        broad = Coalesce("values__groups__within", "values__groups")
        counts |= findings_by_group(mapped.annotate(broad=broad), "broad")
        return [(each.slug, each.name, counts[each.pk]) for each in EthnicGroup.objects.all()
                if each.pk in counts]  # fmt: skip


class PeriodFacet(Facet):
    """Spans of five years, by the last year that the figures cover."""

    name, label = "from", "Period"

    def label_of(self, value, listed):
        if value == NOT_STATED:
            return "Not stated"
        whole = YEAR.fullmatch(value) and int(value) % SPAN == 0
        return f"{value} to {int(value) + SPAN - 1}" if whole else ""

    def narrowed(self, listed, value):
        if value == NOT_STATED:
            return listed.filter(last_year=None)
        return listed.filter(last_year__range=(int(value), int(value) + SPAN - 1))

    def counted(self, listed):
        spans: Counter[str] = Counter()
        for year, count in findings_by(listed, "last_year"):
            spans[NOT_STATED if year is None else str(year // SPAN * SPAN)] += count
        newest_first = sorted(spans, key=lambda value: (value != NOT_STATED, value), reverse=True)
        return [(value, self.label_of(value, listed), spans[value]) for value in newest_first]


class StateFacet(Facet):
    """Who doesn't ask gets what stands: what was superseded or withdrawn has to be asked for."""

    name, label = "state", "State"
    every = "All that stand"

    def label_of(self, value, listed):
        return dict(State.choices).get(value, "")

    def narrowed(self, listed, value):
        return listed.filter(state=value)

    def unasked(self, listed):
        return listed.standing()

    def counted(self, listed):
        counts = dict(findings_by(listed, "state"))
        order = dict.fromkeys([*STANDING, *State])
        return [(state, state.label, counts[state]) for state in order if state in counts]


class SourceKindFacet(Facet):
    name, label = "kind", "Kind of source"
    labels = {
        Source.Kind.PRIMARY: "Primary",
        Source.Kind.SECONDARY: "Secondary",
        Source.Kind.REPOST: "Repost",
        NOT_KNOWN: "Not known",
    }

    def label_of(self, value, listed):
        return self.labels.get(value, "")

    def narrowed(self, listed, value):
        if value == NOT_KNOWN:
            return listed.filter(Q(source=None) | Q(source__kind=""))
        return listed.filter(source__kind=value)

    def counted(self, listed):
        counts: Counter[str] = Counter()
        for kind, count in findings_by(listed, "source__kind"):
            counts[kind or NOT_KNOWN] += count
        return [(kind, label, counts[kind]) for kind, label in self.labels.items() if counts[kind]]


def facets_for(asked: Mapping[str, str]) -> tuple[Facet, ...]:
    """In the order in which a reader meets them; `asked` are the parameters of the address."""
    near = NearFacet(readable(asked.get(PlaceFacet.name, "")))
    return (
        ConditionFacet(),
        PlaceFacet(near=asked.get(near.name) == NEAR),
        near,
        GroupFacet(),
        PeriodFacet(),
        StateFacet(),
        SourceKindFacet(),
    )


def findings_by(listed: QuerySet, *fields: str) -> list[tuple]:
    """The fields with the number of findings that share them, in the order of the last field.

    The fields have one value a finding: each is counted as it comes, which is much faster.
    """
    grouped = listed.order_by().values(*fields).annotate(findings=Count("pk"))
    return list(grouped.order_by(fields[-1]).values_list(*fields, "findings"))


def findings_by_group(mapped: QuerySet, group: str) -> dict[int, int]:
    """A finding may have several values for one group, and counts once."""
    grouped = mapped.order_by().values(group).annotate(findings=Count("pk", distinct=True))
    return dict(grouped.values_list(group, "findings"))


def findings_by_places(listed: QuerySet) -> Iterator[tuple[set[int], int]]:
    """All the places that findings are about, and how many are about just these.

    Most are about one place, so that these are counted by the database.
    """
    parts = Finding.also_about.through.objects
    of_one = listed.filter(~Exists(parts.filter(finding=OuterRef("pk"))))
    for place, count in findings_by(of_one, "place"):
        yield {place} - {None}, count
    several: dict[int, set[int]] = {}
    of_several = listed.order_by().filter(pk__in=parts.values("finding"))
    for finding, *places in of_several.values_list("pk", "place", "also_about"):
        several.setdefault(finding, set()).update(places)
    for places in several.values():
        yield places - {None}, 1
