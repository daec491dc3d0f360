from collections.abc import Iterable

from content.structured_data.node import Node, Shown, node


def breadcrumbs(shown: Shown, above: Iterable[tuple[str, str]]) -> Node:
    """The way from the home page to what is shown. `above`: name and address of each page above it."""
    way = [*above, (shown.title, shown.address)]
    return node(
        "BreadcrumbList",
        itemListElement=[
            node("ListItem", position=position, name=name, item=page_at(shown, address))
            for position, (name, address) in enumerate(way, start=1)
        ],
    )


def page_at(shown: Shown, address: str) -> Node:
    """An address alone would not do: an item is a thing."""
    return node("WebPage", id=shown.in_full(address))
