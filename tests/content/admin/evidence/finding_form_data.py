"""What the browser sends for the editor of a finding."""

from content.models import Condition, Finding, FindingValue, Place, Source

ADDED = (
    "group",
    "value",
    "value_max",
    "lower",
    "upper",
    "qualifier",
    "period",
    "comparator",
    "derived",
)


def typed(finding: Finding | None = None, *, values: list[dict], **fields) -> dict:
    """The form as `finding` fills it, with `fields` typed over it; `values` are the rows."""
    data = as_filled(finding) if finding else as_new()
    rows = {}
    kept = (
        list(FindingValue.objects.filter(finding=finding).values_list("pk", flat=True))
        if finding
        else []
    )
    for order, row in enumerate(values):
        known = {"id": kept[order]} if order < len(kept) else {}
        for name, value in {"ORDER": order + 1, "DELETE": "", **known, **row}.items():
            rows[f"values-{order}-{name}"] = value
    management = {
        "values-TOTAL_FORMS": len(values),
        "values-INITIAL_FORMS": min(len(kept), len(values)),
        "values-MIN_NUM_FORMS": 0,
        "values-MAX_NUM_FORMS": 1000,
    }
    return {**data, **management, **rows, **fields}


def as_new() -> dict:
    return {
        "slug": "new-finding",
        "condition": Condition.objects.first().pk,
        "statement": "In London in 2022, 30% of Black people and 10% of White people have it.",
        "measure": "people who have it",
        "unit": "percent",
        "place": Place.objects.get(slug="london").pk,
        "period": "2022",
        "source": Source.objects.first().pk,
        "state": "unverified",
    }


def as_filled(finding: Finding) -> dict:
    names = (
        "slug",
        "statement",
        "measure",
        "unit",
        "period",
        "state",
        "checked_by",
        "state_reason",
        "note",
    )
    keys = ("condition", "place", "source")
    return {
        **{name: getattr(finding, name) for name in names},
        **{name: getattr(finding, f"{name}_id") or "" for name in keys},
        "checked_on": finding.checked_on.isoformat() if finding.checked_on else "",
    }


BLACK_AND_WHITE = [
    {"group": "Black people", "value": "30"},
    {"group": "White people", "value": "10", "comparator": "on"},
]
