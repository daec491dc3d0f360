"""A finding as data: what the JSON holds, what the CSV is made from, and what changes are seen by."""

from content.evidence.figures import plain_number


def as_record(finding) -> dict:
    """Plain types only; numbers as numbers. Its keys are explained by the data dictionary."""
    return {
        "slug": finding.slug,
        "statement": finding.statement,
        "state": finding.state,
        "state_reason": finding.state_reason,
        "superseded_by": finding.superseded_by.slug if finding.superseded_by else None,
        "condition": finding.condition.name,
        "measure": finding.measure,
        "unit": finding.unit,
        "values": [value_record(value) for value in finding.values.all()],
        "place": finding.place.name if finding.place else None,
        "place_code": finding.place.code if finding.place else None,
        "place_detail": finding.place_detail,
        "parts_of_place": [place.name for place in finding.also_about.all()],
        "period": finding.period,
        "population": finding.population,
        "source": source_record(finding.source),
        "passage": finding.passage,
        "note": finding.note,
        "checked_by": finding.checked_by,
        "checked_on": finding.checked_on.isoformat() if finding.checked_on else None,
    }


def value_record(value) -> dict:
    return {
        "group": value.group,
        "groups": [group.name for group in value.groups.all()],
        "value": as_number(value.value),
        "value_max": as_number(value.value_max),
        "lower": as_number(value.lower),
        "upper": as_number(value.upper),
        "qualifier": value.qualifier,
        "period": value.period,
        "comparator": value.comparator,
        "derived": value.derived,
    }


def source_record(source) -> dict | None:
    """With the work that it reports on, one step far."""
    if source is None:
        return None
    reports = bare_source_record(source.reports) if source.reports else None
    return bare_source_record(source) | {"reports": reports}


def bare_source_record(source) -> dict:
    return {
        "title": source.title,
        "publisher": source.publisher,
        "year": source.year,
        "url": source.address or None,
        "doi": source.doi or None,
        "kind": source.kind or None,
    }


def as_number(number) -> int | float | None:
    """The number that readers see, so that JSON and page agree."""
    if number is None:
        return None
    text = plain_number(number).replace(",", "")
    return float(text) if "." in text else int(text)
