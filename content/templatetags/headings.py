"""The contents list of a page, read from the headings in its stories; conditions are headings too."""

from django import template

register = template.Library()

ENOUGH_FOR_A_LIST = 3
WITH_HEADING = {"heading", "condition"}


@register.simple_tag
def headings_of(*stories) -> list[dict]:
    """Headings with their `below`; empty when the page is too short to need a list."""
    found = []
    for block in headings_in(stories):
        words = block.value.get("text") or block.value.get("condition")
        entry = {"text": words, "permalink": block.value.permalink, "below": []}
        if block.value.get("level") == "h3" and found:
            found[-1]["below"].append(entry)
        else:
            found.append(entry)
    return found if count(found) >= ENOUGH_FOR_A_LIST else []


def headings_in(stories):
    """Headings and conditions that have words; a draft may hold empty ones."""
    for story in stories:
        for block in story or ():
            if block.block_type in WITH_HEADING and block.value.permalink:
                yield block


def count(entries: list[dict]) -> int:
    return sum(1 + len(entry["below"]) for entry in entries)
