"""Addresses with something chosen: the list narrowed, the suggestion form prefilled."""

from urllib.parse import urlencode

LIST = "/evidence/"  # a page of the tree, which has no name; everything else lies below it
SUGGEST = f"{LIST}suggest/"


def list_address(**chosen: str) -> str:
    """`list_address(condition="cancer", place="lambeth")`: the findings in this cell."""
    return f"{LIST}?{urlencode(chosen)}"


def suggest_address(**chosen: str) -> str:
    """`suggest_address(condition="cancer", group="black")`: the form with this filled in."""
    return f"{SUGGEST}?{urlencode(chosen)}" if chosen else SUGGEST
