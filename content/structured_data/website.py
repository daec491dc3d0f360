from content.structured_data.node import LANGUAGE, Node, Shown, node
from content.structured_data.organisation import home, publisher

SEARCH = "/search/?query={search_term_string}"


def website(shown: Shown) -> Node:
    return part_of(shown) | node(
        "WebSite",
        inLanguage=LANGUAGE,
        publisher=publisher(shown),
        potentialAction=node(
            "SearchAction",
            target=node("EntryPoint", urlTemplate=shown.in_full(SEARCH)),
            **{"query-input": "required name=search_term_string"},
        ),
    )


def part_of(shown: Shown) -> Node:
    return node("WebSite", id=f"{home(shown)}#website", name="LARCH", url=home(shown))
