"""Which chart a finding gets; its numbers are those of the sentence and the table."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from content.charts.bars import Bar, Reference, bar_chart
from content.charts.scale import Logarithmic, scale_of_ratios
from content.charts.series import Line, Point, series_chart
from content.evidence.figures import figure, interval
from content.evidence.finding import State
from content.evidence.units import Unit

BEGIN_PERIODS = {"About", "Early", "Late", "Year", "Years", "Reported", "Published", "One", "Ten",
                 "Start", "End", "Before", "After"}  # fmt: skip
FEWEST_POINTS = 2  # that make a line


@dataclass(frozen=True)
class Words:
    """What a chart is called for those who can't see it."""

    ident: str
    title: str
    description: str


def chart_of(finding, *, ident: str = "") -> SafeString:
    """The chart; "" where there is nothing to draw. `ident` keeps two on one page apart."""
    values = list(finding.values.all())
    if not values or finding.unit_kind == Unit.QUALITATIVE:
        return SafeString("")
    words = Words(ident or f"chart-{finding.slug}", title_of(finding), described(finding, values))
    if repeats_in_time(values):
        return series_of(finding, values, words)
    return (
        ratios_of(finding, values, words)
        if finding.unit_kind.is_ratio
        else bars_of(finding, values, words)
    )


def title_of(finding) -> str:
    """With the state of what is in doubt: a chart may be looked at, or copied, by itself."""
    what = finding.measure or finding.get_unit_display()
    where = ", ".join(filter(None, [finding.place_words, years_in_words(finding.period)]))
    doubt = f"{finding.get_state_display()}: " if finding.is_in_doubt else ""
    what = f"{doubt}{what}"
    return f"{what[:1].upper()}{what[1:]}" + (f": {where}" if where else "")


def years_in_words(period: str) -> str:
    """As it stands after a comma."""
    if period.strip().lower() == "not stated":
        return "years not stated"
    first = period.split(" ", 1)[0]
    return f"{period[:1].lower()}{period[1:]}" if first in BEGIN_PERIODS else period


def described(finding, values) -> str:
    """Every number in words: "Black women: nearly 3. White women: 1 (compared with)."."""
    return " ".join(f"{said(value, finding.unit_kind)}." for value in values)


def said(value, unit: Unit) -> str:
    group = f"{value.group}, {years_in_words(value.period)}" if value.period else value.group
    ends = interval(value, unit)
    marks = [f"interval {ends}" if ends else "", "compared with" if value.comparator else ""]
    marks = ", ".join(filter(None, marks))
    return f"{group}: {figure(value, unit)}" + (f" ({marks})" if marks else "")


def short_figure(value, unit: Unit) -> str:
    """Without what the title says of all of them: "37.2" of "37.2 per 100,000"."""
    text = figure(value, unit)
    return text if unit == Unit.PERCENT else text.removesuffix(unit.after_figure)


def bar_of(value, unit: Unit) -> Bar:
    label = f"{value.group}, {years_in_words(value.period)}" if value.period else value.group
    if ends := interval(value, unit):
        label = f"{label}, interval {ends}"
    return Bar(
        label=label,
        value=float(value.value),
        text=short_figure(value, unit),
        top=as_float(value.value_max),
        lower=as_float(value.lower),
        upper=as_float(value.upper),
        comparator=value.comparator,
    )


def bars_of(finding, values, words: Words) -> SafeString:
    bars = [bar_of(value, finding.unit_kind) for value in values]
    return bar_chart(bars, ident=words.ident, title=words.title, description=words.description)


def ratios_of(finding, values, words: Words) -> SafeString:
    """The group compared with is the line at 1, not a bar."""
    unit = finding.unit_kind
    compared = [value for value in values if value.comparator]
    bars = [bar_of(value, unit) for value in values if not value.comparator]
    if not bars or any(value.value != 1 for value in compared):
        return bars_of(finding, values, words)
    label = f"{' and '.join(value.group for value in compared)}: {short_figure(compared[0], unit)}"
    scale = scale_of_ratios([each for bar in bars for each in (bar.nearest, bar.furthest)])
    if finding.state == State.DISPUTED:
        label = f"{label} (disputed figures)"
    if isinstance(scale, Logarithmic):
        label = f"{label} (logarithmic scale)"
    return bar_chart(bars, ident=words.ident, title=words.title, description=words.description,
                     scale=scale, reference=Reference(1, label))  # fmt: skip


def repeats_in_time(values) -> bool:
    """Some group has values of several times, and no value is without one, unless it is compared with."""
    times: dict[str, set[str]] = {}
    for value in values:
        if value.period:
            times.setdefault(value.group, set()).add(value.period)
        elif not value.comparator:
            return False
    return any(len(each) >= FEWEST_POINTS for each in times.values())


def series_of(finding, values, words: Words) -> SafeString:
    """A comparator without a time holds for all of them."""
    unit = finding.unit_kind
    times = list(dict.fromkeys(value.period for value in values if value.period))
    lines = []
    for group in dict.fromkeys(value.group for value in values):
        own = [value for value in values if value.group == group]
        points = [point for value in own for point in points_of(value, times, unit)]
        lines.append(Line(group, points, comparator=own[0].comparator))
    return series_chart(lines, times, ident=words.ident, title=words.title,
                        description=words.description)  # fmt: skip


def points_of(value, times: list[str], unit: Unit) -> list[Point]:
    places = [times.index(value.period)] if value.period else range(len(times))
    text = short_figure(value, unit)
    return [Point(place, float(value.value), text) for place in places]


def as_float(number) -> float | None:
    return None if number is None else float(number)
