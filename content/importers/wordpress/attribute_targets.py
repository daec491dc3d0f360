"""Addresses in attributes that browsers follow by a program alone: widgets of other sites, buttons, tiles.

The conversion makes links of them or names them; the proof of links finds them by the same rule.
"""

import re
from collections.abc import Iterator, Mapping

ADDRESS = re.compile(
    r"(?:https?:)?//[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#][^\s\"'<>\\]*)?", re.IGNORECASE
)
FILE = re.compile(r"^/(?!/)[^\s\"'<>]*\.[a-z][a-z0-9]{1,4}(?:[?#]\S*)?$", re.IGNORECASE)
PATH = re.compile(r"^/(?!/)[^\s\"'<>]*$")
# Browsers follow these by themselves, they are words, or they name a vocabulary.
READ_ELSEWHERE = {
    "src", "href", "srcset", "sizes", "class", "id", "style", "alt", "title", "aria-label", "placeholder", "label",
    "summary", "data", "action", "formaction", "ping", "xmlns", "itemtype", "itemid", "itemprop", "vocab",
    "typeof", "resource", "property", "prefix", "about", "profile", "cite", "rel", "target", "referrerpolicy",
}  # fmt: skip
NOT_ADDRESSED = {
    "script",
    "style",
    "link",
    "meta",
    "base",
    "html",
    "svg",
    "math",
    "template",
    "param",
}
# Of players and pictures these are what is shown.
PLAYED = {
    "iframe": {"data-src", "data-lazy-src", "data-litespeed-src"},
    "video": {"mp4", "webm", "m4v", "ogg", "wav", "data-src"},
    "audio": {"mp3", "ogg", "wav", "data-src"}, "source": {"data-src", "data-srcset"},
    "img": {"data-src", "data-lazy-src", "data-original", "data-srcset", "data-lazy-srcset", "data-orig-file",
            "data-medium-file", "data-large-file", "data-full-url", "data-large_image", "data-thumb", "data-url"},
}  # fmt: skip
PRESSED = re.compile(
    r"(?:location(?:\.href)?\s*=|location\.(?:assign|replace)\(|window\.open\()\s*(['\"])(.+?)\1",
    re.IGNORECASE,
)
BEHIND = re.compile(r"url\(\s*(['\"]?)(?!data:)([^'\")]+)\1\s*\)", re.IGNORECASE)
EMBEDDED = ("data-url", "data-href", "data-src", "data-instgrm-permalink")
LED = ("onclick", "data-href", "data-link", "data-url")
# Where a service shows what its widget names by a number.
SHOWN_AT = {
    "data-tf-widget": "https://form.typeform.com/to/{}",
    "issuuembed": "https://e.issuu.com/embed.html#{}",
    "infogram-embed": "https://infogram.com/{}",
    "flourish-embed": "https://public.flourish.studio/{}",
}
NAMED_BY = {
    "issuuembed": "data-configid",
    "infogram-embed": "data-id",
    "flourish-embed": "data-src",
}
NUMBER = re.compile(r"^[\w./-]+$")


def targets_in(tag: str, attrs: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The attribute's name and the address."""
    if tag in NOT_ADDRESSED:
        return
    for name, given in attrs.items():
        value = str(given or "").strip()
        if name == "style":
            yield from ((name, match[2].strip()) for match in BEHIND.finditer(value))
        elif name.startswith("on"):
            yield from ((name, match[2].strip()) for match in PRESSED.finditer(value))
        elif name not in READ_ELSEWHERE and name not in PLAYED.get(tag, ()):
            yield from ((name, each) for each in in_value(name, value))
    if (address := address_of_widget(attrs)) is not None:
        yield "class", address


def in_value(name: str, value: str) -> list[str]:
    is_led = name in LED and PATH.match(value) and len(value) > 1
    if ADDRESS.fullmatch(value) or FILE.match(value) or is_led:
        return [value]
    is_settings = value.startswith(("{", "["))
    return list(dict.fromkeys(ADDRESS.findall(value.replace("\\/", "/")))) if is_settings else []


def address_of_widget(attrs: Mapping[str, object]) -> str | None:
    """Of those that name what they show by a number."""
    if number := str(attrs.get("data-tf-widget") or ""):
        return SHOWN_AT["data-tf-widget"].format(number) if NUMBER.match(number) else None
    for name in str(attrs.get("class") or "").split():
        number = str(attrs.get(NAMED_BY.get(name, "")) or "")
        if name in NAMED_BY and NUMBER.match(number):
            return SHOWN_AT[name].format(number)
    return None
