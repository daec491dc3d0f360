"""Pages whose text a page builder keeps in a field beside the post: WordPress exports the post empty."""

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from content.importers.wordpress.block_words import text_of_post
from content.importers.wordpress.builder_parts import divided
from content.importers.wordpress.setting_words import from_json, read, said_in, spelt_out
from content.importers.wordpress.words import visible_text
from content.importers.wordpress.wxr import Item

BUILDERS = {
    "_elementor_data": "Elementor", "_fl_builder_data": "Beaver Builder", "panels_data": "SiteOrigin",
    "_cornerstone_data": "Cornerstone", "ct_builder_shortcodes": "Oxygen", "ct_builder_json": "Oxygen",
    "_bricks_page_content_2": "Bricks", "_bricks_page_content": "Bricks", "_breakdance_data": "Breakdance",
    "_themify_builder_settings_json": "Themify", "tve_updated_post": "Thrive Architect",
    "mfn-page-items": "BeBuilder", "vcv-pageContent": "Visual Composer", "brizy": "Brizy",
}  # fmt: skip
NOT_TEXT = re.compile(
    r"<!--(?:[^-]|-(?!->))*+(?:-->)?|<(?!img|iframe|video|audio|object|embed)[^<>]*>|&nbsp;",
    re.S | re.I,
)
# A name and its text in what PHP has serialised. How long each is isn't read: exports get it wrong.
PAIR = re.compile(r's:\d+:"([\w -]{1,80})";s:\d+:"(.*?)";(?=[saibdON}]|$)', re.S)
ADDRESS = re.compile(r"https?://[^\s\"'<>\\\[\]]+")
SERIALISED = re.compile(r"^(?:a|O):\d+:")
# Brizy: its settings, in base64 within what PHP has serialised.
PACKED = re.compile(r'"editor_data";s:\d+:"([A-Za-z0-9+/=\s]{8,})"')


def kept_apart(item: Item) -> tuple[str, str]:
    """The field and its text, a line each, where the post itself shows nothing; else twice ""."""
    for name in BUILDERS:
        value = item.meta.get(name, "")
        if (
            value
            and not NOT_TEXT.sub("", item["content"]).strip()
            and (text := text_in(shown_of(value)))
        ):
            return name, text
    return "", ""


def shown_of(value: str) -> str:
    return divided(opened(value))[0]


def addresses_in(value: str) -> list[str]:
    """Of links and pictures, for whoever makes the page anew."""
    return list(dict.fromkeys(ADDRESS.findall(opened(value).replace("\\/", "/"))))


@lru_cache(maxsize=4)
def text_in(value: str) -> str:
    """Asked several times for one post, whose field may be a megabyte."""
    lines = (" ".join(visible_text(each).split()) for each in said(value.strip()))
    return "\n".join(line for line in lines if line)


def opened(value: str) -> str:
    match = PACKED.search(value)
    try:
        return b64decode(match[1]).decode() if match else value
    except (Error, UnicodeDecodeError):
        return value


def said(value: str) -> Iterator[str]:
    value = opened(value)
    if SERIALISED.match(value):
        for name, text in PAIR.findall(value):
            yield from (each for _, each in read(name, spelt_out(text)))
    elif (settings := from_json(value)) is not None or (settings := from_json(unquote(value))):
        yield from (each for _, each in said_in(settings))
    else:
        yield text_of_post(value)
