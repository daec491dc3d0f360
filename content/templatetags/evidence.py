"""Chart, table and plain reading of a finding, wherever it is shown."""

from collections import Counter
from dataclasses import dataclass

from django import template

from content.evidence import charting, reading
from content.evidence.figures import figure, interval
from content.evidence.units import Unit

register = template.Library()

MOST_FIGURES = 4  # shown large


@dataclass(frozen=True)
class Part:
    """One figure to be set large: "nearly" 3 "times"."""

    group: str
    qualifier: str
    number: str
    after: str


@register.simple_tag
def figures_of(finding) -> dict:
    """`shown`, the first few figures, and how many `more` there are.

    Of a ratio's comparator, which is 1, there is only its name: `compared_with`.
    """
    unit, values = finding.unit_kind, list(finding.values.all())
    ones = [value for value in values if unit.is_ratio and value.comparator and value.value == 1]
    parts = [part_of(value, unit) for value in values if value not in ones]
    return {
        "shown": parts[:MOST_FIGURES],
        "more": len(parts[MOST_FIGURES:]),
        "compared_with": " and ".join(dict.fromkeys(value.group for value in ones)),
    }


def part_of(value, unit: Unit) -> Part:
    words = figure(value, unit).removeprefix(value.qualifier).strip()
    after = unit.after_figure.strip() if unit != Unit.PERCENT else ""
    times = {Unit.RATE_RATIO: "times", Unit.ODDS_RATIO: "times the odds"}
    number = words.removesuffix(after).strip()
    group = f"{value.group}, {value.period}" if value.period else value.group
    return Part(group, value.qualifier, number, times.get(unit, after))


@register.inclusion_tag("evidence/chart.html", takes_context=True)
def chart_of(context, finding) -> dict:
    """The chart; nothing where there is nothing to draw. A second one of a finding has ids of its own."""
    drawn = context.render_context.setdefault("charts", Counter())
    drawn[finding.slug] += 1
    ident = f"chart-{finding.slug}"
    if drawn[finding.slug] > 1:
        ident = f"{ident}-{drawn[finding.slug]}"
    return {"chart": charting.chart_of(finding, ident=ident), "title": charting.title_of(finding)}


@register.inclusion_tag("evidence/table.html")
def table_of(finding) -> dict:
    """The same numbers as the chart, as a table."""
    unit, values = finding.unit_kind, list(finding.values.all())
    rows = [
        {
            "value": value,
            "figure": figure(value, unit),
            "interval": interval(value, unit),
            "groups": [group.name for group in value.groups.all() if group.name != value.group],
        }
        for value in values
    ]
    return {
        "finding": finding,
        "rows": rows,
        "periods": any(value.period for value in values),
        "intervals": any(row["interval"] for row in rows),
    }


@register.filter
def reading_of(finding) -> list[str]:
    """What the numbers mean, in plain sentences."""
    return reading.reading_of(finding)


@register.filter
def certainty_of(finding) -> list[str]:
    """How sure we are, and why."""
    return reading.certainty_of(finding)
