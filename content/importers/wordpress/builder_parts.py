"""Which parts of a page builder's field readers saw: builders note beside each for whom it is."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from content.importers.wordpress.members_blocks import NAMES, is_rule
from content.importers.wordpress.members_words import PACKED, names_accounts
from content.importers.wordpress.php_values import from_php
from content.importers.wordpress.setting_words import from_json

KINDS = ("widgetType", "elType", "name", "type")
SETTINGS = ("settings", "options", "properties")
NUMBERS = ("id", "node")  # of a part; others name it as their parent
SCREENS = ("hide_desktop", "hide_tablet", "hide_mobile")
NEVER = ("visibility_display", "0")  # Beaver Builder
# Without any of these nothing is hidden, and most fields are long.
HINT = re.compile(
    r"logg|restrict|protect|visib|condition|logics|memb|role|passw|hide_", re.IGNORECASE
)
SERIALISED = re.compile(r"^(?:a|O):\d+:")
# Of a field that can't be read.
SURELY = re.compile(r"logged_in|login_status|content_?protect|user_?role", re.IGNORECASE)


@lru_cache(maxsize=4)
def divided(value: str) -> tuple[str, str]:
    """The field with what everybody saw, and what others didn't, as JSON; "" where that is nothing."""
    if not HINT.search(value):
        return value, ""
    parts = all_parts(value) or []
    hidden = [settings for is_hidden, settings in parts if is_hidden]
    if not hidden:
        return value, ""
    shown = [settings for is_hidden, settings in parts if not is_hidden]
    return json.dumps(shown), json.dumps(hidden)


def is_unclear(value: str) -> bool:
    """It speaks of accounts, and nobody can tell which part."""
    return bool(SURELY.search(value)) and all_parts(value) is None


def all_parts(value: str) -> list[tuple[bool, object]] | None:
    try:
        found = structure_of(value)
        return None if found is None else list(parts_of(found, hidden_in(found), is_hidden=False))
    except RecursionError:
        return None


def structure_of(value: str) -> object:
    value = value.strip()
    if SERIALISED.match(value):
        return from_php(value)
    found = from_json(value)
    found = found if found is not None else from_json(unquote(value))
    return found if isinstance(found, dict | list) else None


def parts_of(value: object, hidden: set[str], *, is_hidden: bool) -> Iterator[tuple[bool, object]]:
    """Whether each is hidden, and its settings, in their order."""
    if isinstance(value, list):
        for each in value:
            yield from parts_of(each, hidden, is_hidden=is_hidden)
    elif isinstance(value, dict):
        settings = settings_of(value)
        is_off = is_hidden or hides(value, settings) or number_of(value) in hidden
        if settings:
            yield is_off, settings
        for each in value.values():
            if each is not settings and settings is not value:
                yield from parts_of(each, hidden, is_hidden=is_off)


def settings_of(part: dict) -> dict | None:
    if "panels_info" in part:  # SiteOrigin
        return part
    inner = part.get("data")  # Breakdance
    found = inner if isinstance(inner, dict) and "properties" in inner else part
    return next((found[name] for name in SETTINGS if isinstance(found.get(name), dict)), None)


def number_of(part: dict) -> str:
    return next((str(part[name]) for name in NUMBERS if part.get(name)), "")


def hides(part: dict, settings: dict | None) -> bool:
    """From everybody, or from all who have no account."""
    settings = settings or {}
    kinds = [part.get(name) for name in KINDS] + [settings.get("type")]
    if any(isinstance(each, str) and NAMES.search(each) for each in kinds):
        return True
    if all(settings.get(name) for name in SCREENS) or settings.get(NEVER[0]) == NEVER[1]:
        return True
    packed = [each for name, each in settings.items() if PACKED.search(name) and each]
    return is_rule(settings) or any(
        names_accounts(json.dumps(each).replace("\\", "")) for each in packed
    )


def hidden_in(value: object) -> set[str]:
    """Numbers of the parts of a flat list that are hidden, or lie in one that is."""
    above: dict[str, str] = {}
    hidden: set[str] = set()
    for part in dictionaries(value):
        if (number := number_of(part)) and "parent" in part:
            above[number] = str(part["parent"] or "")
            hidden.update([number] if hides(part, settings_of(part)) else [])
    grown = -1
    while grown != len(hidden):
        grown = len(hidden)
        hidden.update(number for number, parent in above.items() if parent in hidden)
    return hidden


def dictionaries(value: object) -> Iterator[dict]:
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            yield each
        inside = each.values() if isinstance(each, dict) else each or ()
        waiting.extend(inner for inner in inside if isinstance(inner, dict | list))
