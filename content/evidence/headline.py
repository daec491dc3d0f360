"""A finding told by its numbers, for lists: the first few of them, large, with their words small."""

from dataclasses import dataclass

from content.evidence.figures import figure
from content.evidence.finding_value import FindingValue
from content.evidence.units import Unit

MOST_FIGURES = 4  # more are a table, which the finding's own page has


@dataclass(frozen=True)
class HeadlineFigure:
    """ "Black women", "nearly", "3", "" or "Black men", "", "649", "per 100,000"."""

    who: str
    before: str
    number: str
    after: str


@dataclass(frozen=True)
class Headline:
    figures: list[HeadlineFigure]
    compared_with: str  # "White women"; "" where the comparator has a figure of its own
    left_out: int


def headline(finding) -> Headline:
    """The comparator of a ratio is 1 by definition, so its name says all that it has to say."""
    unit = finding.unit_kind
    values = list(finding.values.all())
    only_names = [each for each in values if unit.is_ratio and each.comparator and each.value == 1]
    shown = [each for each in values if each not in only_names]
    return Headline(
        figures=[headline_figure(each, unit) for each in shown[:MOST_FIGURES]],
        compared_with=", ".join(dict.fromkeys(each.group for each in only_names)) if shown else "",
        left_out=max(0, len(shown) - MOST_FIGURES),
    )


def headline_figure(value: FindingValue, unit: Unit) -> HeadlineFigure:
    """The very text of `figure`, taken apart so that the number can be set larger."""
    after = "" if unit == Unit.PERCENT else unit.after_figure
    before = value.qualifier
    number = figure(value, unit).removeprefix(before).removesuffix(after).strip()
    who = ", ".join(filter(None, [value.group, value.period]))
    return HeadlineFigure(who, before, number, after.strip())
