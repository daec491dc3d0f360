"""Findings in any number, spread over conditions, places, groups, years and states."""

from decimal import Decimal

from content.models import Condition, EthnicGroup, Finding, FindingValue, Place, Source

CONDITIONS = 10
SOURCES = 20
PARTS_IN = 25  # every so many is about two boroughs of its place
STATES = ["checked", "checked", "unverified", "disputed"]
KINDS = [*Source.Kind.values, ""]


def write_findings(count: int) -> None:
    """Published ones with three values each; conditions and sources too, however few findings."""
    conditions, sources = write_conditions(), write_sources()
    places = list(Place.objects.exclude(kind=Place.Kind.REGION))
    london = Place.objects.get(kind=Place.Kind.REGION)
    findings = Finding.objects.bulk_create(
        a_finding(
            number,
            condition=conditions[number % CONDITIONS],
            place=london if number % PARTS_IN == 0 else places[number * 7 % len(places)],
            source=sources[number % SOURCES],
        )
        for number in range(count)
    )
    write_values(findings)
    write_parts(findings[::PARTS_IN])


def a_finding(number: int, **related) -> Finding:
    year = 2004 + number % 20
    return Finding(
        slug=f"made-up-{number}",
        statement=f"Of group one 30% and of group two 10% have what was counted in {year}.",
        measure="share of people",
        unit="percent",
        period=str(year),
        first_year=year,
        last_year=year,
        state=STATES[number % len(STATES)],
        state_reason="Two made-up sources differ.",
        checked_by="Nobody: made up",
        checked_on="2026-11-22",
        **related,
    )


def write_conditions() -> list[Condition]:
    made = [Condition(name=f"Condition {number}", slug=f"condition-{number}", sort_order=number)
            for number in range(CONDITIONS)]  # fmt: skip
    return Condition.objects.bulk_create(made)


def write_sources() -> list[Source]:
    made = [Source(title=f"Report {number}", slug=f"report-{number}", publisher="Its publisher",
                   year=2020, kind=KINDS[number % len(KINDS)]) for number in range(SOURCES)]  # fmt: skip
    return Source.objects.bulk_create(made)


def write_values(findings: list[Finding]) -> None:
    values = FindingValue.objects.bulk_create(
        FindingValue(finding=finding, group=f"group {order}", value=Decimal(10 * order),
                     comparator=order == 1, sort_order=order)
        for finding in findings for order in (1, 2, 3)
    )  # fmt: skip
    groups = list(EthnicGroup.objects.values_list("pk", flat=True))
    mapped = FindingValue.groups.through
    mapped.objects.bulk_create(
        mapped(findingvalue_id=value.pk, ethnicgroup_id=groups[number * 3 % len(groups)])
        for number, value in enumerate(values)
    )


def write_parts(findings: list[Finding]) -> None:
    boroughs = list(Place.objects.filter(kind=Place.Kind.BOROUGH).values_list("pk", flat=True))
    about = Finding.also_about.through
    about.objects.bulk_create(
        about(finding_id=finding.pk, place_id=boroughs[(number + step) % len(boroughs)])
        for number, finding in enumerate(findings)
        for step in (0, 11)
    )
