"""The contents list of a page: the headings in its stories (conditions are headings too), then what
has fields of its own."""

from collections.abc import Iterator

from django import template

from content.blocks.anchors import AnchoredValue

register = template.Library()

ENOUGH_FOR_A_LIST = 3
WITH_HEADING = {"heading", "condition"}
ABOVE_THE_TEXT = (
    ("recording", "part_recording", "Recording"),
    ("has_transcript", "part_transcript", "Transcript"),
    ("in_three_minutes", "part_short", "In three minutes"),
)
PARTS_OF_OCCASION = (  # in the order of the page
    ("sessions_to_come", "part_sessions", "Next sessions"),
    ("themes", "part_themes", "Themes"),
    ("programme", "part_programme", "Programme"),
    ("past_sessions", "part_past_sessions", "Past sessions"),
    ("speakers", "part_speakers", "Speakers"),
    ("live_questions", "part_questions", "Questions and answers"),
    ("resources", "part_resources", "Recordings, documents and links"),
    ("gallery", "part_pictures", "Pictures"),
)


@register.simple_tag
def headings_of(*stories) -> list[dict]:
    """Headings with their `below`; empty when the page is too short to need a list."""
    found = []
    for value in headings_in(stories):
        entry = entry_of(value.words, value.permalink)
        if value.get("level") == "h3" and found:
            found[-1]["below"].append(entry)
        else:
            found.append(entry)
    return found if count(found) >= ENOUGH_FOR_A_LIST else []


@register.simple_tag
def headings_of_occasion(page, speakers) -> list[dict]:
    """Of an event or a webinar; empty when its text is too short to need a list."""

    def there(parts) -> list[dict]:
        return [
            entry_of(words, permalink)
            for name, permalink, words in parts
            if (speakers if name == "speakers" else getattr(page, name, None))
        ]

    found = headings_of(page.body)
    return [*there(ABOVE_THE_TEXT), *found, *there(PARTS_OF_OCCASION)] if found else []


def entry_of(words: str, permalink: str) -> dict:
    return {"text": words, "permalink": permalink, "below": []}


def headings_in(stories) -> Iterator[AnchoredValue]:
    """Headings and conditions that have words; a draft may hold empty ones.

    A story is a stream, or a list of such values.
    """
    for story in stories:
        for block in story or ():
            if isinstance(block, AnchoredValue):
                yield block
            elif block.block_type in WITH_HEADING and block.value.permalink:
                yield block.value


@register.filter
def count(entries: list[dict]) -> int:
    return sum(1 + len(entry["below"]) for entry in entries)
