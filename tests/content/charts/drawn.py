"""Charts taken apart again: what was drawn, and where."""

from bs4 import BeautifulSoup, Tag


def drawing(svg: str) -> Tag:
    return BeautifulSoup(svg, "html.parser").svg


def share(length: str) -> float:
    """ "31%" as 0.31, pixels as they are."""
    return float(length.removesuffix("%")) / 100 if length.endswith("%") else float(length)


def words(svg: Tag, kind: str) -> list[str]:
    return [text.get_text() for text in svg.select(f"text.{kind}")]


def reaches_outside(svg: Tag) -> list[Tag]:
    """Elements that lie beyond the picture's edges."""
    height = float(svg["height"])
    found = []
    for part in svg.select("rect, line, circle, text"):
        across = [share(part[name]) for name in ("x", "x1", "x2", "cx") if part.has_attr(name)
                  and part[name].endswith("%")]  # fmt: skip
        if part.name == "rect":
            across.append(share(part["x"]) + share(part["width"]))
        down = [float(part[name]) for name in ("y", "y1", "y2", "cy") if part.has_attr(name)]
        if any(not 0 <= each <= 1.0001 for each in across) or any(
            not 0 <= each <= height for each in down
        ):
            found.append(part)
    return found
