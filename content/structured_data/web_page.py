from content.structured_data.node import LANGUAGE, Node, Shown, node
from content.structured_data.website import part_of


def web_page(kind: str, shown: Shown, **more) -> Node:
    """`kind` is WebPage or a type below it; `more` are properties of that type."""
    return node(
        kind,
        id=shown.address,
        name=shown.title,
        description=shown.description,
        url=shown.address,
        inLanguage=LANGUAGE,
        isPartOf=part_of(shown),
        **more,
    )
