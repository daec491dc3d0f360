"""Posts that hold words which their page builder showed to nobody, or not to everybody.

A post beside a builder's field holds at best a plain copy of it: without what the builder notes of who
sees which part, and where the builder makes no copy, what somebody wrote there before.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote

from content.importers.wordpress.addresses import media_name, unsized
from content.importers.wordpress.builder_fields import ADDRESS, BUILDERS, opened, text_in
from content.importers.wordpress.builder_parts import (
    dictionaries,
    divided,
    is_unclear,
    structure_of,
)
from content.importers.wordpress.restricted_posts import FOR_MEMBERS
from content.importers.wordpress.setting_words import from_json, said_in
from content.importers.wordpress.words import WORD, counted, visible_text, words_of_html
from content.importers.wordpress.wxr import Item

IN_PART = f"{FOR_MEMBERS} in part"
OTHERWISE = "draft, because its builder showed another text than the post holds"
# What a post notes where the builder shows the page.
SWITCHES = {
    "_elementor_data": ("_elementor_edit_mode", "builder"),
    "_fl_builder_data": ("_fl_builder_enabled", "1"),
    "_bricks_page_content_2": ("_bricks_editor_mode", "bricks"),
    "_bricks_page_content": ("_bricks_editor_mode", "bricks"),
}
# These never show the post itself, unless a part of theirs does.
REPLACING = {"_bricks_page_content_2", "_bricks_page_content", "ct_builder_shortcodes", "ct_builder_json",
             "_breakdance_data"}  # fmt: skip
SHOWS_THE_POST = re.compile(r"post[-_]?content|the_content|inner_content", re.IGNORECASE)
# Builders leave out forms and the like when they copy, and add lists of other posts. Two texts about one
# subject share half of their words, and a tenth of their pairs of words.
ALIKE = 0.5
FEW = 0.2


def doubt_of(item: Item) -> str:
    """Why the post is a draft; "" where it says what its builder showed to everybody."""
    name = builder_of(item)
    if not name or not visible_text(item["content"]).strip():
        return ""
    value = item.meta[name]
    rest = without_hidden(item["content"], value)
    if is_unclear(opened(value)) or says_what_is_hidden(rest, value):
        return f"{IN_PART} ({name})"
    is_sure = name in REPLACING or item.meta.get(SWITCHES.get(name, ("",))[0])
    if is_sure and says_otherwise(item["content"], value, is_replaced=name in REPLACING):
        return f"{OTHERWISE} ({name})"
    return ""


def builder_of(item: Item) -> str:
    """The field that is shown, or may be."""
    for name in BUILDERS:
        switch, on = SWITCHES.get(name, ("", ""))
        if item.meta.get(name) and item.meta.get(switch, on) == on:
            return name
    return ""


def for_everybody(item: Item) -> str:
    """The post without what its builder hides, as far as that stands there word for word."""
    name = builder_of(item)
    return without_hidden(item["content"], item.meta[name]) if name else item["content"]


def without_hidden(content: str, value: str) -> str:
    shown, hidden = divided(opened(value))
    if not hidden:
        return content
    kept = [text for _, text in said_in(from_json(shown))]
    taken = {text for _, text in said_in(from_json(hidden))}
    for text in sorted(taken, key=len, reverse=True):
        if not any(text in each for each in kept):
            content = content.replace(text, "")
    return content


def says_what_is_hidden(content: str, value: str) -> bool:
    shown, hidden = divided(opened(value))
    if not hidden:
        return False
    told = words_of_html(content)
    only = counted(text_in(hidden)) - counted(text_in(shown))
    if any(word in told for word in only):
        return True
    media = {name for each in ADDRESS.findall(content) for name in unsized(media_name(each))}
    apart = set(addresses_in(hidden)) - set(addresses_in(shown))
    return any(each in content or not media.isdisjoint(unsized(media_name(each))) for each in apart)


def addresses_in(value: str) -> list[str]:
    return ADDRESS.findall(value.replace("\\/", "/"))


def says_otherwise(content: str, value: str, *, is_replaced: bool) -> bool:
    value = opened(value)
    if not text_in(value) or SHOWS_THE_POST.search(value):
        return False
    post, known = counted(visible_text(content)), counted("\n".join(texts_in(value)))
    strange = [word for word in post if word not in known]
    if is_replaced:
        return bool(strange)
    return len(strange) > FEW * len(post) and said_again(text_in(value), content) < ALIKE


def texts_in(value: str) -> Iterator[str]:
    """All that the field says, words for readers or not."""
    found = structure_of(value)
    if found is None:
        yield visible_text(unquote(value))
        return
    for each in dictionaries(found):
        for text in each.values():
            inner = text if isinstance(text, list) else [text]
            yield from (visible_text(part) for part in inner if isinstance(part, str))


def said_again(text: str, content: str) -> float:
    """How much of the builder's text stands in the post; lines of one word by themselves."""
    known = set(pairs_in(visible_text(content)))
    pairs = [pair for line in text.split("\n") for pair in pairs_in(line, is_line=True)]
    return sum(pair in known for pair in pairs) / len(pairs) if pairs else 1.0


def pairs_in(text: str, *, is_line: bool = False) -> Iterator[tuple[str, ...]]:
    words = WORD.findall(text.casefold())
    if not is_line or len(words) == 1:
        yield from ((word,) for word in words)
    yield from pairwise(words)
