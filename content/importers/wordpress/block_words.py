"""Words that a post keeps in the settings of its blocks alone, where plugins make the HTML from them."""

import json
import re
from collections import Counter

from content.importers.wordpress.setting_words import said_in, unsaid
from content.importers.wordpress.words import said_beside, visible_text, words_of_html

COMMENT = re.compile(
    r"<!--\s+(?P<end>/)?wp:(?P<name>[a-z][\w-]*(?:/[\w-]+)?)\s+(?P<settings>\{.*?\}\s+)?(?P<void>/)?-->",
    re.S,
)


def said_in_blocks(content: str) -> list[str]:
    """Read here anew and not by what converts them: the proof needs a reader of its own."""
    found: list[str] = []
    waiting: list[tuple[str, dict, int]] = []
    for match in COMMENT.finditer(content):
        if not match["end"]:
            settings = settings_in(match["settings"])
            if match["void"]:
                found += said_beyond(settings, "")
            else:
                waiting.append((match["name"], settings, match.end()))
            continue
        while waiting:
            name, settings, start = waiting.pop()
            if said_in(settings):
                found += said_beyond(settings, content[start : match.start()])
            if name == match["name"]:
                break
    return found


def settings_in(written: str | None) -> dict:
    try:
        found = json.loads(written or "{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def said_beyond(settings: dict, inside: str) -> list[str]:
    return unsaid(settings, words_of_html(inside), words_of_html)


def words_of_post(content: str) -> Counter[str]:
    """All that readers of the old page saw of it."""
    return sum(map(words_of_html, said_in_blocks(content)), words_of_html(content))


def text_of_post(content: str) -> str:
    """The same to read, a line each."""
    said = map(visible_text, said_in_blocks(content))
    text = "\n".join([visible_text(content), *said_beside(content), *said])
    return "\n".join(line for line in map(str.strip, text.split("\n")) if line)
