"""Bars that are compared with each other, or with 1."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from content.charts.scale import Linear, Logarithmic
from content.charts.svg import LINE, element, lines_of, number, percent, picture, text_lines

PLOT = 0.62  # of the width; the rest is for the number behind the longest bar
THICK = 22  # px of a bar
BEHIND = 8  # px between a bar and its number
APART = 18  # px between one bar and the next
SHORTEST = 0.004  # of the width, so that even nought is seen
LABEL_ABOVE = 22  # px at the head of the picture for the words at the reference line


@dataclass(frozen=True)
class Bar:
    """`text` is how the number is said; `top` the end of a range, `lower` and `upper` of an interval."""

    label: str
    value: float
    text: str
    top: float | None = None
    lower: float | None = None
    upper: float | None = None
    comparator: bool = False

    @property
    def furthest(self) -> float:
        return max(filter(None, (self.value, self.top, self.upper)), default=0)

    @property
    def nearest(self) -> float:
        return min(each for each in (self.value, self.lower) if each is not None)


@dataclass(frozen=True)
class Reference:
    """A line through all bars, such as that of the group compared with at 1."""

    value: float
    label: str


def bar_chart(
    bars: list[Bar],
    *,
    ident: str,
    title: str,
    description: str,
    scale: Linear | Logarithmic | None = None,
    reference: Reference | None = None,
) -> SafeString:
    """The label of each bar stands above it, its number behind it."""
    scale = scale or Linear(max(bar.furthest for bar in bars))
    drawn: list[SafeString] = []
    head = lines_of(reference.label) if reference else []
    y = LABEL_ABOVE + (len(head) - 1) * LINE if reference else 0
    if reference:
        drawn += reference_head(reference, head, scale, y)
    for bar in bars:
        y = draw(bar, scale, y, drawn, reference)
    height = y - APART + 6
    return picture(
        *drawn,
        ident=ident,
        title=title,
        description=description,
        height=height,
        class_="chart-bars",
    )


def draw(
    bar: Bar,
    scale: Linear | Logarithmic,
    y: float,
    drawn: list[SafeString],
    reference: Reference | None,
) -> float:
    """Adds the bar's elements; where the next one begins."""
    label = f"{bar.label} (compared with)" if bar.comparator else bar.label
    lines = lines_of(label)
    drawn += text_lines(lines, x="0", y=y + 15, class_="chart-label")
    top = y + len(lines) * LINE + 2
    if reference:
        drawn.append(reference_line(reference, scale, top - 4, top + THICK + 6))
    kind = "chart-bar chart-bar-comparator" if bar.comparator else "chart-bar"
    drawn.append(span(scale, scale.base, scale.place(bar.value), top, kind))
    end = bar.value
    if bar.top is not None:
        end = bar.top
        drawn.append(span(scale, scale.place(bar.value), scale.place(bar.top), top, "chart-range"))
    if bar.lower is not None and bar.upper is not None:
        end = max(end, bar.upper)
        drawn += whisker(scale, bar, top)
    drawn.append(
        element(
            "text",
            bar.text,
            x=percent(max(scale.place(end), scale.base) * PLOT),
            dx=BEHIND,
            y=number(top + THICK - 5),
            class_="chart-number",
        )
    )
    return top + THICK + APART


def span(scale, start: float, end: float, top: float, kind: str) -> SafeString:
    left, right = sorted((start, end))
    width = max((right - left) * PLOT, SHORTEST)
    return element(
        "rect",
        x=percent(left * PLOT),
        y=number(top),
        width=percent(width),
        height=THICK,
        class_=kind,
    )


def whisker(scale, bar: Bar, top: float) -> list[SafeString]:
    """Twice: first as a rim in the colour of the paper, for half of it lies upon the bar."""
    left, right = (percent(scale.place(each) * PLOT) for each in (bar.lower, bar.upper))
    middle, high, low = number(top + THICK / 2), number(top + 5), number(top + THICK - 5)
    lines = (
        {"x1": left, "x2": right, "y1": middle, "y2": middle},
        {"x1": left, "x2": left, "y1": high, "y2": low},
        {"x1": right, "x2": right, "y1": high, "y2": low},
    )
    return [
        element("line", **line, class_=kind)
        for kind in ("chart-whisker-rim", "chart-whisker")
        for line in lines
    ]


def reference_line(reference: Reference, scale, start: float, end: float) -> SafeString:
    """Beside the bars alone: through their labels it would make them hard to read."""
    x = percent(scale.place(reference.value) * PLOT)
    return element("line", x1=x, x2=x, y1=number(start), y2=number(end), class_="chart-reference")


def reference_head(reference: Reference, head: list[str], scale, y: float) -> list[SafeString]:
    """Its words begin at the line, or end there where it lies far to the right."""
    share = scale.place(reference.value) * PLOT
    anchor = {"text_anchor": "end", "dx": -5} if share > PLOT / 2 else {"dx": 5}
    words = text_lines(head, x=percent(share), y=13, class_="chart-reference-label", **anchor)
    return [reference_line(reference, scale, 0, y - 4), *words]
