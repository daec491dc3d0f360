"""Numbers as readers see them: the same in sentences, tables, charts, CSV and JSON."""

from decimal import Decimal

from content.evidence.units import Unit


def plain_number(number: Decimal) -> str:
    """Without needless noughts and with thousands parted: 1800.0000 as "1,800", 2.50 as "2.5"."""
    text = f"{number:,.4f}"
    return text.rstrip("0").rstrip(".")


def figure(value, unit: Unit) -> str:
    """A value with its words and unit: "nearly 3", "2 to 4", "37.2 per 100,000", "55%"."""
    numbers = plain_number(value.value)
    after = unit.after_figure
    if value.value_max is not None:
        first = numbers + (after if after == "%" else "")
        numbers = f"{first} to {plain_number(value.value_max)}"
    return " ".join(filter(None, [value.qualifier, f"{numbers}{after}"]))


def interval(value, unit: Unit) -> str:
    """The ends of the interval: "2.26 to 2.47"; "" when there is none."""
    if value.lower is None or value.upper is None:
        return ""
    percent = "%" if unit == Unit.PERCENT else ""
    return f"{plain_number(value.lower)}{percent} to {plain_number(value.upper)}{percent}"
