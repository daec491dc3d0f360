"""Findings as tests need them."""

from datetime import date
from decimal import Decimal

from content.models import Condition, Finding, FindingValue, Place, Source


def a_source(slug="report", **fields) -> Source:
    defaults = {"title": "A report", "publisher": "Its publisher", "year": 2024, "kind": "primary",
                "url": "https://report.example/"}  # fmt: skip
    return Source.objects.get_or_create(slug=slug, defaults=defaults | fields)[0]


def a_condition(slug="maternity", **fields) -> Condition:
    defaults = {"name": slug.replace("-", " ").capitalize()}
    return Condition.objects.get_or_create(slug=slug, defaults=defaults | fields)[0]


def a_finding(slug="one", values=(("Black", 30), ("White", 10, True)), **fields) -> Finding:
    """A checked, published finding; `values` are (group, value[, comparator]) or FindingValues."""
    place = fields.pop("place", "london")
    source = fields.pop("source") if "source" in fields else a_source()
    finding = Finding(
        **{
            "slug": slug,
            "condition": a_condition(),
            "statement": "In London 30% of Black people and 10% of White people have it.",
            "unit": "percent",
            "measure": "people who have it",
            "place": Place.objects.get(slug=place) if isinstance(place, str) else place,
            "period": "2022",
            "source": source,
            "state": "checked",
            "checked_by": "Evidence team",
            "checked_on": date(2026, 11, 22),
        }
        | fields
    )
    finding.values = [value_of(each, order) for order, each in enumerate(values)]
    finding.save()
    return finding


def value_of(given, order: int) -> FindingValue:
    if not isinstance(given, FindingValue):
        group, value, *comparator = given
        given = FindingValue(group=group, value=Decimal(str(value)), comparator=bool(comparator))
    given.sort_order = order
    return given
