"""Values that repeat in time, as lines from point to point."""

from dataclasses import dataclass
from itertools import pairwise

from django.utils.safestring import SafeString

from content.charts.svg import LINE, element, lines_of, number, percent, picture, text_lines

HEIGHT = 170  # px of the part with the lines
LEFT, RIGHT = 0.12, 0.86  # of the width: where the first and the last point lie
ABOVE, BELOW = 10, 20  # px from a point to its number
MARK = 5  # px, half a marker
KEY = 28  # px of a line of the key
SHARE_OF_WIDTH = 34  # characters that all the names of times have together on a phone
FITS_BELOW = 8  # characters of a name that may stand in the middle below the first or last point
TOO_NEAR = 18  # px: numbers of two lines would touch


@dataclass(frozen=True)
class Point:
    """`place` counts the times from 0; `text` is how the number is said."""

    place: int
    value: float
    text: str


@dataclass(frozen=True)
class Line:
    label: str
    points: list[Point]
    comparator: bool = False


def series_chart(
    lines: list[Line], times: list[str], *, ident: str, title: str, description: str
) -> SafeString:
    """One line a group over the `times`, with a key above; from nought, so that slopes are honest."""
    highest = max(point.value for line in lines for point in line.points) or 1
    drawn: list[SafeString] = []
    top = draw_key(lines, drawn) + 24
    bottom = top + HEIGHT
    drawn.append(element("line", x1="0", x2="100%", y1=bottom, y2=bottom, class_="chart-axis"))

    def y_of(value: float) -> float:
        return bottom - value / highest * HEIGHT

    for line in lines:
        others = [other for other in lines if other is not line]
        drawn += draw_line(line, others, len(times), y_of)
    names = [lines_of(time, max(6, SHARE_OF_WIDTH // len(times))) for time in times]
    for place, words in enumerate(names):
        where = name_at(place, len(times), max(map(len, words)))
        drawn += text_lines(words, y=bottom + 20, class_="chart-time", **where)
    height = bottom + 8 + max(map(len, names)) * LINE
    return picture(*drawn, ident=ident, title=title, description=description, height=height,
                   class_="chart-series")  # fmt: skip


def draw_key(lines: list[Line], drawn: list[SafeString]) -> float:
    """The marker and the name of each line; how far down it reaches."""
    y = 0.0
    for line in lines:
        label = f"{line.label} (compared with)" if line.comparator else line.label
        words = lines_of(label, 32)
        drawn.append(marker(line, "10", y + 11))
        drawn += text_lines(words, x="24", y=y + 16, class_="chart-label")
        y += KEY + (len(words) - 1) * LINE
    return y


def draw_line(line: Line, others: list[Line], times: int, y_of) -> list[SafeString]:
    kind = "chart-line chart-line-comparator" if line.comparator else "chart-line"
    places = [(x_of(point.place, times), y_of(point.value)) for point in line.points]
    drawn = [
        element("line", x1=x, y1=number(y), x2=next_x, y2=number(next_y), class_=kind)
        for (x, y), (next_x, next_y) in pairwise(places)
    ]
    for point, (x, y) in zip(line.points, places, strict=True):
        drawn.append(marker(line, x, y))
        shift = BELOW if lies_below(point, y, others, y_of) else -ABOVE
        drawn.append(
            element("text", point.text, x=x, y=number(y + shift), text_anchor="middle",
                    class_="chart-number")
        )  # fmt: skip
    return drawn


def lies_below(point: Point, y: float, others: list[Line], y_of) -> bool:
    """Its number goes below when another line passes just above."""
    beside = [each for line in others for each in line.points if each.place == point.place]
    return any(0 < y - y_of(each.value) < TOO_NEAR * 2 for each in beside)


def marker(line: Line, x: str, y: float) -> SafeString:
    """A full dot, or an empty one for the group compared with."""
    kind = "chart-dot chart-dot-comparator" if line.comparator else "chart-dot"
    return element("circle", cx=x, cy=number(y), r=MARK, class_=kind)


def x_of(place: int, times: int) -> str:
    share = place / (times - 1) if times > 1 else 0.5
    return percent(LEFT + (RIGHT - LEFT) * share)


def name_at(place: int, times: int, longest: int) -> dict[str, str]:
    """Below its point; long names at the ends keep to the edges, so that they stay within the picture."""
    if longest > FITS_BELOW and times > 1 and place in (0, times - 1):
        return {"x": "100%" if place else "0", "text_anchor": "end" if place else "start"}
    return {"x": x_of(place, times), "text_anchor": "middle"}
