"""How deep the tags of a post lie in one another: told without building a tree of them."""

import re

# Those that are always closed; of a paragraph or an item of a list many leave the end out.
TAGS = ("article", "aside", "blockquote", "button", "center", "details", "div", "dl", "em", "fieldset",
        "figure", "font", "footer", "form", "header", "main", "nav", "ol", "section", "span", "strong",
        "table", "ul")  # fmt: skip
TAG = re.compile(rf"<(/?)(?:{'|'.join(TAGS)})\b", re.IGNORECASE)
DEEPEST = 1_000  # no page is laid out like that; what a program wrote by mistake is


def depth_of(html: str) -> int:
    depth = deepest = 0
    for match in TAG.finditer(html):
        depth = max(depth - 1, 0) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest
