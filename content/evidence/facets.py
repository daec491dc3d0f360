"""What findings can be narrowed by. All choices are counted in one query."""

import re
from abc import abstractmethod
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast

from content.evidence.counting import Row, by_key, by_word, parts_of_places
from content.evidence.finding import STANDING, Finding, State
from content.evidence.finding_group import FindingGroup
from content.evidence.source import Source
from content.evidence.terms import Term, Terms, touching
from content.narrowing.facets import Counted, Facet

SPAN = 5  # years
YEAR = re.compile(r"(?:18|19|20)[0-9]{2}")
NOT_STATED, NOT_KNOWN = "not-stated", "not-known"
NEAR = "yes"


class FindingFacet(Facet):
    @abstractmethod
    def counting(self, listed: QuerySet) -> list[QuerySet]:
        """What is to be counted (content/evidence/counting.py)."""

    @abstractmethod
    def choices(self, rows: list[Row]) -> Counted:
        """From what was counted."""


@dataclass(frozen=True)
class TermFacet(FindingFacet):
    """By a record with a slug; `terms` by slug, in the order of choices."""

    terms: dict[str, Term] = field(hash=False)

    def label_of(self, value, listed):
        return self.terms[value].name if value in self.terms else ""

    def choices(self, rows):
        counts: Counter[int] = Counter()
        for row in rows:
            counts[row.key] += row.number
        return self.in_order(counts)

    def in_order(self, counts: Counter[int]) -> Counted:
        return [(each.slug, each.name, counts[each.pk]) for each in self.terms.values()
                if counts[each.pk]]  # fmt: skip


class ConditionFacet(TermFacet):
    name, label = "condition", "Condition"

    def narrowed(self, listed, value):
        return listed.filter(condition=self.terms[value].pk)

    def counting(self, listed):
        return [by_key(listed, "condition")]


@dataclass(frozen=True)
class PlaceFacet(TermFacet):
    """`near`: what is said of places that contain it or lie in it counts too."""

    near: bool = False
    name, label = "place", "Place"

    @cached_property
    def touching(self) -> dict[int, set[int]]:
        return touching(self.terms.values())

    def narrowed(self, listed, value):
        place = self.terms[value].pk
        return listed.from_places(self.touching[place] if self.near else {place})

    def counting(self, listed):
        """With `near`, findings on several places each by itself: they may be near by one or another."""
        parts = Finding.also_about.through.objects
        if not self.near:
            return [by_key(listed, "place"), by_key(parts_of_places(listed), "part")]
        of_one = listed.filter(~Exists(parts.filter(finding=OuterRef("pk"))))
        of_several = listed.filter(pk__in=parts.values("finding"))
        finding = Cast("pk", CharField())
        return [
            by_key(of_one, "place"),
            *(by_key(of_several, name, word=finding) for name in ("place", "also_about")),
        ]

    def choices(self, rows):
        if not self.near:
            return super().choices(rows)
        counts: Counter[int] = Counter()
        several: dict[str, set[int]] = {}
        for row in rows:
            if row.word:
                several.setdefault(row.word, set()).add(row.key)
            elif row.key:
                counts.update(dict.fromkeys(self.touching[row.key], row.number))
        for about in several.values():
            counts.update(set().union(*(self.touching[each] for each in about if each)))
        return self.in_order(counts)


class NearFacet(FindingFacet):
    """Widens the place that is chosen, and means nothing without one."""

    name, label, needs = "within", "Wider and smaller places", PlaceFacet.name
    words = "Wider and smaller places too"
    every, offered_alone = "Not counted", True

    def label_of(self, value, listed):
        return self.words if value == NEAR else ""

    def narrowed(self, listed, value):
        return listed

    def counting(self, listed):
        return []

    def choices(self, rows):
        return [(NEAR, self.words, None)]


class GroupFacet(TermFacet):
    """A broad group has what is said of its parts too."""

    name, label = "group", "Ethnic group"

    def narrowed(self, listed, value):
        of_group = FindingGroup.objects.filter(group=self.terms[value].pk)
        return listed.filter(pk__in=of_group.values("finding"))

    def counting(self, listed):
        return [by_key(listed.filter(mapped__isnull=False), "mapped__group")]


class PeriodFacet(FindingFacet):
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

    def counting(self, listed):
        return [by_key(listed, "last_year")]

    def choices(self, rows):
        spans: Counter[str] = Counter()
        for row in rows:
            spans[NOT_STATED if row.key is None else str(row.key // SPAN * SPAN)] += row.number
        newest_first = sorted(spans, key=lambda value: (value != NOT_STATED, value), reverse=True)
        return [(value, self.label_of(value, None), spans[value]) for value in newest_first]


class StateFacet(FindingFacet):
    """Who doesn't ask gets what stands: what was superseded or withdrawn has to be asked for."""

    name, label = "state", "State"
    every = "All that stand"

    def label_of(self, value, listed):
        return dict(State.choices).get(value, "")

    def narrowed(self, listed, value):
        return listed.filter(state=value)

    def unasked(self, listed):
        return listed.standing()

    def counting(self, listed):
        return [by_word(listed, "state")]

    def choices(self, rows):
        counts = {row.word: row.number for row in rows}
        order = dict.fromkeys([*STANDING, *State])
        return [(state, state.label, counts[state]) for state in order if state in counts]


class SourceKindFacet(FindingFacet):
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

    def counting(self, listed):
        return [by_word(listed, "source__kind")]

    def choices(self, rows):
        counts: Counter[str] = Counter()
        for row in rows:
            counts[row.word or NOT_KNOWN] += row.number
        return [(kind, label, counts[kind]) for kind, label in self.labels.items() if counts[kind]]


def facets_for(terms: Terms, *, near: bool) -> tuple[FindingFacet, ...]:
    """In the order in which a reader meets them; `near` is whether wider and smaller places count."""
    return (
        ConditionFacet(terms["condition"]),
        PlaceFacet(terms["place"], near=near),
        NearFacet(),
        GroupFacet(terms["group"]),
        PeriodFacet(),
        StateFacet(),
        SourceKindFacet(),
    )
