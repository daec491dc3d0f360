"""Which styles hide text from everybody, written at an element or for a class or id within the post."""

import re
from collections.abc import Iterator

from content.importers.wordpress.markup import Node

COMMENT = re.compile(r"/\*.*?\*/", re.S)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
# Rules for some screens or for paper say nothing of what readers saw.
CONDITIONAL = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]*;")
SIMPLE = re.compile(r"^(?:[a-z][a-z0-9]*)?([.#][\w-]+)$", re.IGNORECASE)
# Words for those who have the page read to them are hidden from the eye alone.
READ_OUT = {"screen-reader-text", "sr-only", "visually-hidden", "elementor-screen-only", "assistive-text"}  # fmt: skip
HIDDEN = {"hidden", "d-none"}
ON_NO_SCREEN = (  # of Elementor, whose small screens had another name
    {"elementor-hidden-desktop", "elementor-hidden-tablet", "elementor-hidden-mobile"},
    {"elementor-hidden-desktop", "elementor-hidden-tablet", "elementor-hidden-phone"},
)
ON_SOME_SCREENS = re.compile(r"^(?:xs|sm|md|lg|xl|2xl|print):|^d-(?:\w+-)?(?!none$)\w+|^visible")
# What comes into sight when readers reach it begins invisible.
MOVING = re.compile(r"anim|fade|reveal|wow|aos|slide|transition", re.IGNORECASE)
FAR = 999  # pixels
AWAY = re.compile(r"^-(\d+)(?:\.\d+)?(?:px|em|rem|%|vw)?$")
NOTHING = re.compile(r"^0(?:\.0+)?(?:px|em|rem|%)?$")


def is_hidden_by_style(node: Node, rules: dict[str, str]) -> bool:
    """`rules`: by class or id, what the post's own styles say of it."""
    names = [f".{each}" for each in sorted(node.classes)]
    names += [f"#{node.attrs['id']}"] if node.attrs.get("id") else []
    style = ";".join([*(rules.get(name, "") for name in names), str(node.attrs.get("style") or "")])
    said = declarations(style)
    if said.get("display") == "none" or said.get("visibility") in ("hidden", "collapse"):
        return True
    if node.classes & HIDDEN and not any(map(ON_SOME_SCREENS.search, node.classes)):
        return True
    if any(names <= node.classes for names in ON_NO_SCREEN) or has_no_size(node, said):
        return True
    return not node.classes & READ_OUT and is_out_of_sight(said, " ".join(node.classes))


def has_no_size(node: Node, said: dict[str, str]) -> bool:
    """Around other elements it only takes away the space between them, and those have sizes of their own."""
    if not NOTHING.match(said.get("font-size", "")):
        return False
    has_words = any(each.is_text and each.words.strip() for each in node.children)
    return has_words and "font-size" not in " ".join(
        str(each.attrs.get("style") or "") for each in node.walk()
    )


def is_out_of_sight(said: dict[str, str], classes: str) -> bool:
    is_moving = MOVING.search(" ".join([classes, *said]))
    if NOTHING.match(said.get("opacity", "")) and not is_moving:
        return True
    is_cut = any(
        said.get(name, "").startswith(("hidden", "clip")) for name in ("overflow", "overflow-y")
    )
    if is_cut and any(NOTHING.match(said.get(name, "")) for name in ("height", "max-height")):
        return True
    places = (
        AWAY.match(said.get(name, "")) for name in ("left", "top", "text-indent", "margin-left")
    )
    return any(int(place[1]) >= FAR for place in places if place)


def declarations(style: str) -> dict[str, str]:
    """Of several the last counts, unless an earlier one is important."""
    found: dict[str, str] = {}
    important: dict[str, str] = {}
    for each in style.split(";"):
        name, _, value = each.partition(":")
        value, is_important, _ = value.strip().lower().partition("!")
        (important if is_important else found)[name.strip().lower()] = value.strip()
    return found | important


def rules_in(root: Node) -> dict[str, str]:
    rules: dict[str, str] = {}
    for name, said in simple_rules(root):
        rules[name] = f"{rules.get(name, '')};{said}"
    return rules


def simple_rules(root: Node) -> Iterator[tuple[str, str]]:
    for node in root.walk():
        if node.tag == "style":
            written = "".join(each.words for each in node.walk())
            for names, said in RULE.findall(CONDITIONAL.sub("", COMMENT.sub("", written))):
                found = (SIMPLE.match(name.strip()) for name in names.split(","))
                yield from ((match[1], said) for match in found if match)
