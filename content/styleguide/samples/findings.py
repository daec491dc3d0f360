"""Findings in each state, and what lists and pages make of them. Never saved."""

from decimal import Decimal

from wagtail.blocks import StructValue

from content.blocks.evidence import ConditionBlock
from content.evidence.overview import ConditionOverview
from content.models import Condition, EvidencePage, Finding, FindingValue, Place, Source
from content.styleguide.sample import Sample
from content.styleguide.samples import made_up
from content.styleguide.samples.listings import chosen_filters

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
    return [
        *(Sample("evidence/finding.html", state, {"finding": finding})
          for state, finding in findings.items()),
        Sample("evidence/finding.html", "bare", {"finding": a_finding(state="checked"), "bare": True}),
        Sample("evidence/finding.html", "to pick", {"finding": a_finding(state="checked"), "pick": True}),
        *summary(),
    ]  # fmt: skip


def summary() -> list[Sample]:
    page = EvidencePage(title="Evidence", url_path=made_up.PLACE)
    parts = [(section_on(each.condition), each) for each in told()]
    context = {"page": page, "parts": parts, "per_mark": 1}
    return [
        Sample("components/evidence_overview.html", "every state", context),
        Sample("components/evidence_overview.html", "several a mark", {**context, "per_mark": 3}),
        Sample("evidence/ways.html", "all", {"page": page}),
        Sample("evidence/find.html", "every filter", {"filters": chosen_filters(0, of="find")}),
        *(
            Sample(
                "blocks/condition.html",
                f"{each.count} findings",
                {"value": value, "told": each, "page": page},
            )
            for value, each in parts
        ),
    ]


def told() -> list[ConditionOverview]:
    found = [a_finding(state=state) for state in STATES[:3]]
    states = {"checked": 3, "unverified": 1, "disputed": 1}
    first = Condition(pk=-1, name="Name of a condition", slug="one")
    return [
        ConditionOverview(first, states, 2024, found),
        ConditionOverview(Condition(pk=-2, name="Another condition", slug="two")),
    ]


def section_on(condition: Condition) -> StructValue:
    return ConditionBlock().normalize({"condition": condition, "anchor": condition.slug})
