"""Chart, table and plain reading of a finding, wherever it is shown."""

from django import template

from content.evidence.figures import figure, interval

register = template.Library()


@register.inclusion_tag("evidence/chart.html")
def chart_of(finding) -> dict:
    """The chart; nothing where there is nothing to draw."""
    return {"chart": ""}


@register.inclusion_tag("evidence/table.html")
def table_of(finding) -> dict:
    """The same numbers as the chart, as a table."""
    unit = finding.unit_kind
    rows = [(value, figure(value, unit), interval(value, unit)) for value in finding.values.all()]
    return {"finding": finding, "rows": rows}
