"""Bars are as long as their values say, whatever the values are."""

import pytest

from content.charts.bars import PLOT, Bar, Reference, bar_chart
from content.charts.scale import Linear, Logarithmic, scale_of_ratios
from tests.content.charts.drawn import drawing, reaches_outside, share, words

NAMES = {"ident": "one", "title": "A title", "description": "Two groups"}


def bars_of(*values, **fields) -> list[Bar]:
    return [Bar(f"Group {value}", value, str(value), **fields) for value in values]


def drawn(bars, **options):
    return drawing(bar_chart(bars, **NAMES, **options))


def test_length_is_proportional_to_value():
    svg = drawn(bars_of(55, 74, 37))

    first, second, third = (share(bar["width"]) for bar in svg.select("rect.chart-bar"))
    assert second == pytest.approx(PLOT)
    assert first / second == pytest.approx(55 / 74, abs=0.001)
    assert third / second == pytest.approx(0.5, abs=0.001)


def test_every_number_is_written_and_every_group_named():
    svg = drawn(bars_of(55, 74))

    assert words(svg, "chart-number") == ["55", "74"]
    assert words(svg, "chart-label") == ["Group 55", "Group 74"]


def test_who_is_compared_with_is_told_by_shape_and_word():
    svg = drawn([*bars_of(55), *bars_of(74, comparator=True)])

    assert len(svg.select(".chart-bar-comparator")) == 1
    assert words(svg, "chart-label")[1] == "Group 74 (compared with)"


def test_a_range_goes_on_where_its_lower_end_lies():
    svg = drawn([Bar("Group", 2, "2 to 4", top=4)])

    solid, dashed = svg.select_one(".chart-bar"), svg.select_one(".chart-range")
    assert share(solid["width"]) == share(dashed["x"]) == pytest.approx(PLOT / 2)
    assert share(dashed["width"]) == pytest.approx(PLOT / 2)


def test_whiskers_end_where_the_interval_ends():
    svg = drawn([Bar("Group", 2, "2", lower=1, upper=4)])

    line = svg.select_one(".chart-whisker")
    assert (share(line["x1"]), share(line["x2"])) == (pytest.approx(PLOT / 4), pytest.approx(PLOT))


def test_an_interval_has_a_rim_to_be_seen_upon_its_bar():
    svg = drawn([Bar("Group", 2, "2", lower=1, upper=4)])

    places = [[line[each] for each in ("x1", "x2", "y1", "y2")] for line in svg.select("line")]
    kinds = [line["class"][0] for line in svg.select("line")]
    assert kinds == ["chart-whisker-rim"] * 3 + ["chart-whisker"] * 3
    assert places[:3] == places[3:]


def test_the_reference_line_lies_at_its_value():
    svg = drawn(bars_of(4, 2), scale=scale_of_ratios([4, 2]), reference=Reference(1, "White: 1"))

    assert {share(line["x1"]) for line in svg.select(".chart-reference")} == {PLOT / 4}
    assert words(svg, "chart-reference-label") == ["White: 1"]


def test_half_as_much_lies_as_far_from_1_as_twice_as_much():
    scale = scale_of_ratios([0.5, 2])
    svg = drawn(bars_of(0.5, 2), scale=scale, reference=Reference(1, "1"))

    less, more = svg.select(".chart-bar")
    assert share(less["width"]) == pytest.approx(share(more["width"]), abs=0.001)
    assert share(less["x"]) + share(less["width"]) == pytest.approx(share(more["x"]), abs=0.001)
    assert share(more["x"]) == pytest.approx(scale.place(1) * PLOT, abs=0.001)


@pytest.mark.parametrize(
    ("ratios", "kind"), [([3], Linear), ([0.87, 1.28], Logarithmic), ([1.5, 30], Logarithmic)]
)
def test_ratios_choose_their_scale(ratios, kind):
    assert isinstance(scale_of_ratios(ratios), kind)


@pytest.mark.parametrize(
    "values", [(0,), (0, 0), (0.01, 100_000), (5, 5), (100_000,), tuple(range(30))]
)
def test_nothing_lies_outside_the_picture(values):
    assert reaches_outside(drawn(bars_of(*values))) == []


@pytest.mark.parametrize("values", [(0,), (0.01, 100_000), (1,), (0.99, 1.01)])
def test_nor_does_any_ratio(values):
    svg = drawn(bars_of(*values), scale=scale_of_ratios(list(values)), reference=Reference(1, "1"))

    assert reaches_outside(svg) == []


def test_a_long_label_is_broken_and_shortened():
    svg = drawn([Bar("A very long name of a group " * 8, 1, "1")])

    lines = words(svg, "chart-label")
    assert len(lines) == 5
    assert all(len(line) <= 36 for line in lines)
    assert lines[-1].endswith("…")
    assert reaches_outside(svg) == []


def test_words_stay_words():
    svg = bar_chart(
        [Bar("<script>alert(1)</script>", 1, '"1"')], ident="a", title="<b>", description="&"
    )

    assert "<script>" not in svg
    assert "<b>" not in svg
    assert drawing(svg).title.get_text() == "<b>"


def test_it_is_named_for_those_who_cannot_see_it():
    svg = drawn(bars_of(1))

    assert svg["role"] == "img"
    named = [svg.find(id=each).get_text() for each in svg["aria-labelledby"].split()]
    assert named == ["A title", "Two groups"]
