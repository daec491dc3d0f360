"""Pictures and frames that a program fetched when readers came to them, and what stood in their place."""

import re
from collections.abc import Iterator

from content.importers.wordpress.addresses import media_name, unsized
from content.importers.wordpress.markup import Node

WAITING = (
    "data-src", "data-lazy-src", "data-original", "data-orig-src", "data-ll-src", "data-litespeed-src",
    "data-cmp-src", "data-full-url", "data-orig-file",
)  # fmt: skip
SETS = ("data-srcset", "data-lazy-srcset", "srcset")
STAND_IN = re.compile(
    r"^$|^data:|^about:|^#|(?:^|[/_-])(?:blank|placeholder|lazy|lazy[_-]?(?:load|placeholder)|spacer|1x1|transparent|pixel|trans|loading)"
    r"\.(?:gif|png|svg|jpe?g|webp)(?:\?|$)",
    re.IGNORECASE,
)
WIDTH = re.compile(r"\s(\d+)[wx]\s*$")
SHOWN = ("img", "iframe")


def bring_in(root: Node) -> None:
    """Each gets the address that readers saw; what `noscript` repeats of it goes, and what it alone has stays."""
    for node in root.walk():
        if node.tag in SHOWN and STAND_IN.search(address_of(node)):
            node.attrs["src"] = waiting_address(node) or address_of(node)
    for node in (root, *root.walk()):
        for place, child in enumerate(node.children):
            if child.tag == "noscript":
                take_from(child, node.children[:place])
    known = {name for each in outside(root) if each.tag == "img" for name in names_of(each)}
    for node in (root, *root.walk()):
        node.children = [each for child in node.children for each in opened(child, known)]


def waiting_address(node: Node) -> str:
    found = (str(node.attrs.get(name) or "").strip() for name in WAITING)
    if address := next((each for each in found if each and not STAND_IN.search(each)), ""):
        return address
    return next(filter(None, (largest(str(node.attrs.get(name) or "")) for name in SETS)), "")


def largest(written: str) -> str:
    """Of a set of sizes."""
    sizes = [each.strip() for each in re.split(r",\s+", written) if each.strip()]
    sizes = [each for each in sizes if not STAND_IN.search(each)]
    wide = max(sizes, key=lambda each: int(m[1]) if (m := WIDTH.search(each)) else 0, default="")
    return wide.split()[0] if wide else ""


def take_from(noscript: Node, before: list[Node]) -> None:
    """The picture before it says nowhere what it shows."""
    inner = noscript.first("img")
    image = next(
        (each for each in reversed(before) if not (each.is_text and not each.words.strip())), None
    )
    image = image if image is None or image.tag == "img" else image.first("img")
    if inner and image and STAND_IN.search(address_of(image)):
        image.attrs["src"] = address_of(inner)
        image.attrs["alt"] = image.attrs.get("alt") or inner.attrs.get("alt", "")


def opened(child: Node, known: set[str]) -> list[Node]:
    """Pictures that stand in a `noscript` alone; those that count readers are one point wide."""
    if child.tag != "noscript":
        return [child]
    alone = [
        each
        for each in child.walk()
        if each.tag == "img" and known.isdisjoint(names_of(each)) and str(each.attrs.get("width")) not in ("0", "1")
        and "/uploads/" in address_of(each)
    ]  # fmt: skip
    return [*alone, child]


def outside(root: Node) -> Iterator[Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.tag != "noscript":
            yield node
            waiting.extend(node.children)


def address_of(node: Node) -> str:
    return str(node.attrs.get("src") or "").strip()


def names_of(image: Node) -> list[str]:
    return unsized(media_name(address_of(image))) if address_of(image) else []
