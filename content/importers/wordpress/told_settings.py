"""The settings of a shortcode as HTML: its words, pictures and addresses."""

import re
from collections.abc import Iterable
from html import escape, unescape

from content.importers.wordpress import code_families as families
from content.importers.wordpress.setting_links import address_in, called, links_in_settings
from content.importers.wordpress.setting_words import (
    COUNTING,
    is_saying,
    parts_of,
    said_in,
    spelt_out,
)
from content.importers.wordpress.shortcodes import INLINE, Code

HEADS = {"title", "titles", "heading", "header", "headline", "head", "h1", "h2", "h3", "question"}
PRESSED = re.compile(
    r"(?:^|_)(?:button|btn|link|cta|more)(?:_\w+)?_?(?:text|title|label)$|^button$"
)
BY_NAME = {"fusion_person"}  # is about whom its name says
# Names for these are said, too; "may be words" is for names that tell nothing.
OF_PEOPLE = {"name", "position", "role", "company", "organisation", "organization"}
SWITCHES = {
    "more_text",
    "less_text",
    "open_text",
    "close_text",
    "swap_title",
    "swaptitle",
}  # their text is all there now
PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)(?:\?\S*)?$", re.IGNORECASE)
LEVEL = re.compile(r"\bh[1-6]\b")


def told(settings: dict, code: Code) -> str:
    """The words of the settings as HTML, in their order; what is named like a button is one."""
    parts, level = [], level_of(settings)
    has_button = bool(buttons_in(settings))
    for name, words in said_in(settings):
        if name in SWITCHES or INLINE.match(code.name):
            parts.append(as_tip(words))
        elif buttons_in([name]):
            where = quoted(address_for(name, settings))
            parts.append(f'<wp-button href="{where}">{words}</wp-button>')
        elif name == "title" and settings.get("name") and code.name in BY_NAME:
            parts.append(f"<p>{words}</p>")  # what somebody is
        elif is_head(name, code) or (name == "name" and code.name in BY_NAME):
            href = "" if has_button else quoted(address_of(settings))
            linked = f'<a href="{href}">{words}</a>' if href else words
            parts.append(f"<{level}>{linked}</{level}>")
        elif is_saying(name) or name in COUNTING or parts_of(name)[-1] in OF_PEOPLE:
            parts.append(f"<p>{words}</p>")
        else:
            parts.append(
                f'<wp-code says="{quoted(words)}" source="{escape(code.source)}"></wp-code>'
            )
    return "".join(parts)


def buttons_in(names: Iterable[str]) -> list[str]:
    return [name for name in names if PRESSED.search(name.lower())]


def is_head(name: str, code: Code) -> bool:
    of_whom, last = ["", *parts_of(name)][-2:]
    if of_whom in ("job", "author"):
        return False
    by_code = last == "text" and code.name.endswith("heading")
    return name.lower() in HEADS or last in HEADS or by_code


def level_of(settings: dict) -> str:
    """As the builder was told, in a setting such as font_container="tag:h2|..."."""
    for name in ("font_container", "title_level", "header_level", "tag", "heading_tag"):
        if found := LEVEL.search(settings.get(name, "")):
            return found[0]
    return f"h{settings['size']}" if settings.get("size", "") in tuple("123456") else "h3"


def pictures_of(settings: dict) -> str:
    """A blurb, a person, a slide may have one; what lies behind words is told and left out."""
    parts = []
    for name, value in settings.items():
        if not PICTURE.search(value) or "://" not in value:
            continue
        behind = {"background", "bg", "parallax"} & set(parts_of(name))
        parts.append(
            f'<wp-background src="{quoted(value)}"></wp-background>'
            if behind
            else f'<img src="{quoted(value)}" alt="{quoted(settings.get("alt", ""))}">'
        )
    return "".join(parts)


def address_of(settings: dict) -> str:
    return address_in(first_of(settings, families.ADDRESSES)[1])


def address_for(label: str, settings: dict) -> str:
    """Of two buttons, button_one_text has button_one_url."""
    stem = label.rpartition("_")[0]
    own = next((settings[n] for n in (f"{stem}_url", f"{stem}_link") if settings.get(n)), "")
    return address_of({"url": own}) if own else address_of(settings)


def links_beside(settings: dict, written: str) -> str:
    """Links of the settings that what was written has no place for, such as somebody's Facebook."""
    written, parts = unescape(written), []
    for name, address in links_in_settings(settings):
        if address not in written:
            words = quoted(called(name, str(settings.get(name, "")), address))
            parts.append(f'<wp-link href="{quoted(address)}" says="{words}"></wp-link>')
    return "".join(parts)


def first_of(settings: dict, names: tuple[str, ...]) -> tuple[str, str]:
    """The name and value of the first of them that says anything."""
    for name in names:
        if settings.get(name, "").strip():
            return name, spelt_out(settings[name])
    return "", ""


def without(settings: dict, *names: str) -> dict:
    return {name: value for name, value in settings.items() if name not in names}


def quoted(value: str) -> str:
    """A setting stands in HTML, so its signs may be written out already."""
    return escape(unescape(value))


def attributes(settings: dict) -> str:
    return "".join(f' {name}="{quoted(value)}"' for name, value in settings.items() if name)


def as_tip(words: str) -> str:
    return f'<wp-tip says="{quoted(words)}"></wp-tip>' if words else ""


def as_note(code: Code) -> str:
    return f'<wp-code source="{escape(code.source)}"></wp-code>'


def as_layout(code: Code) -> str:
    return f'<wp-code layout source="{escape(code.source)}"></wp-code>'
