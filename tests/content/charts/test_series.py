"""Lines from time to time."""

import pytest

from content.charts.series import HEIGHT, Line, Point, series_chart
from tests.content.charts.drawn import drawing, reaches_outside, words

NAMES = {"ident": "one", "title": "A title", "description": "Two lines"}


def line(label, *values, comparator=False) -> Line:
    points = [Point(place, value, str(value)) for place, value in enumerate(values)]
    return Line(label, points, comparator)


def test_heights_are_proportional_to_values_from_nought():
    svg = drawing(series_chart([line("A", 40, 20)], ["Before", "After"], **NAMES))

    floor = float(svg.select_one(".chart-axis")["y1"])
    high, low = (floor - float(dot["cy"]) for dot in svg.select(".chart-dot")[1:])  # first: the key
    assert high == pytest.approx(HEIGHT)
    assert low == pytest.approx(HEIGHT / 2)


def test_numbers_times_and_groups_are_written():
    lines = [line("A", 40, 20), line("B", 30, 10, comparator=True)]
    svg = drawing(series_chart(lines, ["Before", "After"], **NAMES))

    assert words(svg, "chart-number") == ["40", "20", "30", "10"]
    assert words(svg, "chart-time") == ["Before", "After"]
    assert words(svg, "chart-label") == ["A", "B (compared with)"]
    assert len(svg.select(".chart-line-comparator")) == 1


@pytest.mark.parametrize("values", [(0, 0), (0.01, 100_000), (5,), tuple(range(12))])
def test_nothing_lies_outside_the_picture(values):
    times = [f"A long name of the time {number}" for number in range(len(values))]
    svg = drawing(series_chart([line("A", *values)], times, **NAMES))

    assert reaches_outside(svg) == []
