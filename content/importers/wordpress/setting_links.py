"""Which settings of a shortcode or block are addresses to follow, and what such a link is called."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote, urlsplit

from content.importers.wordpress.setting_words import parts_of

LEADING = {"url", "link", "href"}
# An address with one of these in its name is what is shown, or what stands behind it.
SHOWN = {"image", "images", "img", "src", "video", "audio", "background", "bg", "portrait", "photo", "logo",
         "poster", "font", "media", "thumbnail", "embed", "webm", "mp4", "attribution"}  # fmt: skip
FILE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|mp4|webm|m4[av]|mp3|ogg|wav|woff2?)(?:\?\S*)?$", re.I
)
ADDRESS = re.compile(r"^(?:https?://|//|/(?!/)|mailto:|tel:)\S+$", re.IGNORECASE)
OF_ENFOLD = re.compile(r"^(manually|page|post),\s*(.*)$", re.IGNORECASE | re.DOTALL)
DEEPEST = 6


def address_in(value: str) -> str:
    """WPBakery writes "url:https%3A%2F%2Fexample.org|title:Go", Enfold "manually,https://example.org"."""
    value = unescape(value).strip()
    if match := OF_ENFOLD.match(value):
        kind, rest = match.groups()
        return rest if kind.lower() == "manually" else f"/?p={rest.strip()}"
    if value.startswith("url:") or "|" in value:
        return unquote(value.removeprefix("url:").partition("|")[0])
    return value


def links_in_settings(settings: object, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Names and addresses."""
    if isinstance(settings, dict) and depth < DEEPEST:
        for name, value in settings.items():
            if isinstance(value, str):
                address = address_in(value)
                parts = parts_of(name) if name else [""]
                is_link = parts[-1] in LEADING and SHOWN.isdisjoint(parts)
                if is_link and ADDRESS.match(address) and not FILE.search(address):
                    yield name, address
            else:
                yield from links_in_settings(value, depth + 1)
    elif isinstance(settings, list) and depth < DEEPEST:
        for each in settings:
            yield from links_in_settings(each, depth + 1)


def called(name: str, value: str, address: str) -> str:
    """What WPBakery's link is titled; "facebook_url" is Facebook; else the host."""
    for part in value.split("|"):
        if part.startswith("title:") and part.removeprefix("title:").strip():
            return unquote(part.removeprefix("title:")).strip()
    of = [each for each in parts_of(name) if each not in LEADING]
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    if len(of) == 1 and of[0] in host:
        return of[0].capitalize()
    return f"View on {host}" if host else address.removeprefix("mailto:").removeprefix("tel:")
