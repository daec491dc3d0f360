"""Elements of an SVG, with everything in them escaped."""

from textwrap import wrap

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

LINE = 20  # px from one line of text to the next
CHARACTERS = 36  # of a line, so that it fits a phone 320 px wide
LONGEST = 5  # lines of a label; what is longer stands whole in the table


def element(name: str, *children: str | SafeString, **attributes) -> SafeString:
    """`class_` and `stroke_width` become `class` and `stroke-width`; None is left out."""
    pairs = (
        (key.rstrip("_").replace("_", "-"), value)
        for key, value in attributes.items()
        if value is not None
    )
    words = format_html_join("", ' {}="{}"', pairs)
    inside = SafeString("".join(conditional_escape(child) for child in children))
    return format_html("<{0}{1}>{2}</{0}>", SafeString(name), words, inside)


def picture(
    *children: SafeString,
    ident: str,
    title: str,
    description: str,
    height: float,
    class_: str,
    role: str = "img",
) -> SafeString:
    """As wide as there is room and `height` px high: positions along the line are percentages,
    so that nothing, text above all, is made smaller on a phone."""
    named = (
        element("title", title, id=f"{ident}-title"),
        element("desc", description, id=f"{ident}-desc"),
    )
    return element(
        "svg",
        *named,
        *children,
        class_=f"chart {class_}",
        width="100%",
        height=number(height),
        role=role,
        aria_labelledby=f"{ident}-title {ident}-desc",
    )


def lines_of(text: str, characters: int = CHARACTERS) -> list[str]:
    """Text doesn't break by itself in an SVG."""
    lines = wrap(text, characters) or [""]
    if len(lines) > LONGEST:
        lines = [*lines[: LONGEST - 1], f"{lines[LONGEST - 1][: characters - 1]}…"]
    return lines


def text_lines(
    lines: list[str], *, x: str, y: float, class_: str, **attributes
) -> list[SafeString]:
    """One below the other; `y` is where the first one stands."""
    return [
        element("text", line, x=x, y=number(y + order * LINE), class_=class_, **attributes)
        for order, line in enumerate(lines)
    ]


def percent(share: float) -> str:
    return f"{number(share * 100)}%"


def number(value: float) -> str:
    """At most two decimals: 12.3456 as "12.35"."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
