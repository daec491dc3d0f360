"""Findings in each state, and what lists and pages make of them. Never saved."""

from decimal import Decimal

from content.evidence.overview import ConditionOverview
from content.models import Condition, EvidencePage, Finding, FindingValue, Place, Source
from content.styleguide.sample import Sample
from content.styleguide.samples import made_up

STATES = ("checked", "unverified", "disputed", "superseded", "withdrawn")


def a_finding(**fields) -> Finding:
    """With two groups, in per cent, unless the fields say otherwise."""
    values = fields.pop("values", [("Group A", "30", False), ("Group B", "10.5", True)])
    finding = Finding(
        **{
            "slug": "sample",
            "statement": "In London, 30% of Group A and 10.5% of Group B have it.",
            "measure": "share of people who have it",
            "unit": "percent",
            "live": True,
            "condition": Condition(name="Name of a condition", slug="one"),
            "place": Place(name="London", slug="london"),
            "period": "2024",
            "source": Source(title="Title of a report", publisher="Its publisher", year=2025),
            "state_reason": "Two sources give different figures." if fields.get("state") in STATES[2:] else "",
        }
        | fields
    )  # fmt: skip
    if finding.state == "superseded":
        finding.superseded_by = Finding(slug="newer")
    finding.values = [
        FindingValue(group=group, value=Decimal(number), comparator=comparator, sort_order=order)
        for order, (group, number, comparator) in enumerate(values)
    ]
    return finding


def samples() -> list[Sample]:
    long = {"place_detail": made_up.LONG_TITLE[:120], "statement": made_up.LONG_TITLE}
    many = [(f"Group {name}", "12.5", False) for name in "ABCDEF"]
    findings = {
        **{state: a_finding(state=state) for state in STATES},
        "long": a_finding(state="checked", **long),
        "six groups": a_finding(state="checked", values=many),
        "a ratio": a_finding(state="checked", unit="rate ratio"),
        "no figure": a_finding(state="checked", unit="qualitative", values=[]),
        "no source": a_finding(state="unverified", source=None, place=None),
    }
    page = EvidencePage(title="Evidence", url_path=made_up.PLACE)
    told = [
        ConditionOverview(
            Condition(name="Name of a condition", slug="one"),
            {"checked": 3, "unverified": 1, "disputed": 1},
            2024,
            findings=[a_finding(state=state) for state in STATES[:3]],
        ),
        ConditionOverview(Condition(name="Another condition", slug="two")),
    ]
    context = {"page": page, "conditions": told, "parts": [(None, each) for each in told]}
    return [
        *(Sample("evidence/finding.html", state, {"finding": finding})
          for state, finding in findings.items()),
        Sample("evidence/finding.html", "bare", {"finding": a_finding(state="checked"), "bare": True}),
        Sample("components/evidence_overview.html", "every state", context),
        Sample("evidence/ways.html", "all", {"page": page}),
        *(Sample("blocks/condition.html", f"{each.count} findings", {"told": each, "page": page})
          for each in told),
    ]  # fmt: skip
