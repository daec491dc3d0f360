"""Words that a post keeps in the settings of its blocks alone, where plugins make the HTML from them."""

import json
import re
from collections import Counter

from content.importers.wordpress.setting_words import said_in, unsaid
from content.importers.wordpress.words import words_of_html

COMMENT = re.compile(
    r"<!--\s+(?P<end>/)?wp:(?P<name>[a-z][\w-]*(?:/[\w-]+)?)\s+(?P<settings>\{.*?\}\s+)?(?P<void>/)?-->",
    re.S,
)


def words_in_block_settings(content: str) -> Counter[str]:
    """Read here anew and not by what converts them: the proof needs a reader of its own."""
    found: Counter[str] = Counter()
    waiting: list[tuple[str, dict, int]] = []
    for match in COMMENT.finditer(content):
        if not match["end"]:
            settings = settings_in(match["settings"])
            if match["void"]:
                found += words_beyond(settings, "")
            else:
                waiting.append((match["name"], settings, match.end()))
            continue
        while waiting:
            name, settings, start = waiting.pop()
            if said_in(settings):
                found += words_beyond(settings, content[start : match.start()])
            if name == match["name"]:
                break
    return found


def settings_in(written: str | None) -> dict:
    try:
        found = json.loads(written or "{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def words_beyond(settings: dict, inside: str) -> Counter[str]:
    words = unsaid(settings, words_of_html(inside), words_of_html)
    return sum(map(words_of_html, words), Counter())


def words_of_post(content: str) -> Counter[str]:
    """All that readers of the old page saw of it."""
    return words_of_html(content) + words_in_block_settings(content)
