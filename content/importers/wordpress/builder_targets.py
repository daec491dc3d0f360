"""What a page builder's field holds beyond the post beside it: addresses, films, and numbers.

Builders leave in the post what their page says in words; where a button leads, which film it shows, and
to what a counter counts, their own script fetches from the field.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from content.importers.wordpress.addresses import media_name, unsized
from content.importers.wordpress.builder_fields import (
    ADDRESS,
    BUILDERS,
    PAIR,
    SERIALISED,
    kept_apart,
    opened,
    shown_of,
)
from content.importers.wordpress.notes import Attention, Notes
from content.importers.wordpress.setting_links import ADDRESS as TARGET
from content.importers.wordpress.setting_links import links_in_settings
from content.importers.wordpress.setting_words import from_json
from content.importers.wordpress.story import ATTENTION
from content.importers.wordpress.words import visible_text
from content.importers.wordpress.wxr import Item

COUNTED = {
    "ending_number", "end_number", "number_end", "endNumber", "count_to", "counter_number", "counter_value",
    "number_value", "percent", "percentage", "number",
}  # fmt: skip
NUMBER = re.compile(r"^\d[\d., ]*$")
THOUSANDS = re.compile(r"(?<=\d)[,\s\u202f](?=\d{3}(?!\d))")
# Of these a number is what somebody reads; elsewhere "number" says how many posts a list shows.
SAID_WITH = {"title", "label", "heading", "suffix", "number_suffix", "after_number_text", "before_number_text"}  # fmt: skip
BESIDE = ("prefix", "number_prefix"), ("suffix", "number_suffix"), ("title", "label", "heading")
FILMS = re.compile(r"//(?:[a-z]+\.)?(?:youtube|youtu\.be|vimeo)", re.IGNORECASE)
STARTS = ("start", "start_time", "video_start")


def beyond_the_post(item: Item) -> tuple[str, list[str], list[str]]:
    """The field, the addresses that are nowhere in the post, and the numbers, each with its words."""
    if kept_apart(item)[0]:
        return "", [], []  # told in full
    for name in BUILDERS:
        if item.meta.get(name):
            addresses, numbers = beyond(shown_of(item.meta[name]), item["content"])
            if addresses or numbers:
                return name, addresses, numbers
    return "", [], []


def targets_apart(item: Item, notes: Notes) -> list[tuple[str, object]]:
    """A note at the head of the draft; the page says what the post does."""
    name, addresses, numbers = beyond_the_post(item)
    if not name:
        return []
    what = (
        f"{BUILDERS[name]} keeps links, pictures, films or numbers of this page in a field of its own "
        f"({name}), and the post has no place for them. Put them where they belong"
    )
    source = "\n".join([*addresses, *numbers])
    notes.attention.append(Attention(what, source))
    return [(ATTENTION, {"what": what, "source": source})]


@lru_cache(maxsize=4)
def beyond(value: str, content: str) -> tuple[list[str], list[str]]:
    """Asked by the conversion and by the proof."""
    settings = settings_of(value)
    written = unescape(content)
    media = {name for each in ADDRESS.findall(written) for name in unsized(media_name(each))}
    addresses = [
        said
        for address, said in targets_in(settings)
        if address not in written and media.isdisjoint(unsized(media_name(address)))
    ]
    shown = THOUSANDS.sub("", visible_text(content))
    numbers = [
        said
        for number, said in numbers_in(settings)
        if not re.search(rf"(?<![\d.]){re.escape(THOUSANDS.sub('', number))}(?![\d]|\.\d)", shown)
    ]
    return list(dict.fromkeys(addresses)), list(dict.fromkeys(numbers))


def settings_of(value: str) -> object:
    value = opened(value.strip())
    if SERIALISED.match(value):
        return [{name: text} for name, text in PAIR.findall(value)]
    found = from_json(value)
    found = found if found is not None else from_json(unquote(value))
    return found if isinstance(found, dict | list) else value


def targets_in(settings: object) -> Iterator[tuple[str, str]]:
    """Each address, and how it is told: a film with the second at which it began."""
    for each in groups_in(settings):
        texts = {name: text for name, text in each.items() if isinstance(text, str)}
        links = [address for _, address in links_in_settings(texts)]
        links += [found for text in texts.values() for found in in_text(text)]
        for address in links:
            start = next((each[name] for name in STARTS if each.get(name)), "")
            late = f" (from second {start})" if start and FILMS.search(address) else ""
            yield address, address + late


def in_text(text: str) -> list[str]:
    text = unescape(text)
    found = ADDRESS.findall(text)
    return [*found, text] if text.startswith("//") and TARGET.match(text) else found


def numbers_in(settings: object) -> Iterator[tuple[str, str]]:
    for each in groups_in(settings):
        for name in COUNTED & set(each):
            number = each[name]
            number = number.get("size") if isinstance(number, dict) else number
            written = "" if isinstance(number, bool) or number is None else str(number).strip()
            known = name != "number" or not SAID_WITH.isdisjoint(each)
            if known and NUMBER.match(written) and written.strip("0., "):
                before, after, about = (
                    next((str(each[n]).strip() for n in names if each.get(n)), "")
                    for names in BESIDE
                )
                yield written, " ".join(f"{before}{written}{after} {visible_text(about)}".split())


def groups_in(settings: object) -> Iterator[dict]:
    """Every group of settings, in their order; builders lay them a dozen deep."""
    waiting = [{"text": settings} if isinstance(settings, str) else settings]
    while waiting:
        each = waiting.pop()
        if isinstance(each, list):
            each = {str(place): inner for place, inner in enumerate(each)}
        yield each
        inside = [inner for inner in each.values() if isinstance(inner, dict | list)]
        waiting.extend(reversed(inside))
