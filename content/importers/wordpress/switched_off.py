"""Blocks that an editor of the old site hid: from everybody, from all who hadn't logged in, or for now."""

import re

from content.importers.wordpress.markup import Node
from content.importers.wordpress.showing_times import LATER, is_out_of_time, is_setting_out_of_time

# How the plugin Block Visibility calls those who aren't logged in, or everybody.
SHOWN_TO = ("", "public", "all", "logged-out")
SHOW = "logged-out"
# Kadence and Spectra name the screens on which they hide a block: "vsdesk", "UAGHideMob".
HIDES = re.compile(r"^(?:vs|(?:uag)?hide(?:on)?)[-_]?(desk|tab|mob)", re.IGNORECASE)
SCREENS = {"desk", "tab", "mob"}


def is_switched_off(node: Node) -> bool:
    metadata, plugin = node.attrs.get("metadata"), node.attrs.get("blockVisibility")
    by_wordpress = metadata.get("blockVisibility") if isinstance(metadata, dict) else None
    return bool(node.block) and (
        by_wordpress is False
        or (isinstance(by_wordpress, dict) and is_on_no_screen(by_wordpress))
        or (isinstance(plugin, dict) and is_hidden_by_plugin(plugin))
        or screens_hiding(node.attrs) == SCREENS
    )


def screens_hiding(settings: dict) -> set[str]:
    found = (HIDES.match(name) for name, value in settings.items() if value is True)
    return {match[1].lower() for match in found if match}


def is_on_no_screen(said: dict) -> bool:
    """On some screens readers saw it, if not on others."""
    screens = said.get("viewport")
    names = ("mobile", "tablet", "desktop")
    return screens is False or (
        isinstance(screens, dict) and all(screens.get(name) is False for name in names)
    )


def is_hidden_by_plugin(said: dict) -> bool:
    """Of several sets of rules one that fits is enough to show it."""
    if said.get("hideBlock") is True:
        return True
    rules = rules_of(said)
    return bool(rules) and all(asks_for_account(each) for each in rules)


def rules_of(said: dict) -> list[object]:
    sets = said.get("controlSets")
    found = [each for each in sets if isinstance(each, dict)] if isinstance(sets, list) else []
    return [each.get("controls") for each in found if each.get("enable", True)]


def is_shown_at_other_times(node: Node) -> bool:
    """Readers don't see it now, and may have seen it once or see it later."""
    if LATER in node.attrs or (node.block and is_setting_out_of_time(node.attrs)):
        return True
    plugin = node.attrs.get("blockVisibility") if node.block else None
    rules = rules_of(plugin) if isinstance(plugin, dict) else []
    times = [is_out_of_time(each) for each in rules]
    return any(times) and all(
        late or asks_for_account(each) for late, each in zip(times, rules, strict=True)
    )


def asks_for_account(controls: object) -> bool:
    by_role = controls.get("userRole") if isinstance(controls, dict) else None
    if not isinstance(by_role, dict) or by_role.get("enable") is False:
        return False
    roles = by_role.get("restrictedRoles")
    names_others = isinstance(roles, list) and SHOW in roles
    is_turned = by_role.get("hideOnRestrictedRoles") is True
    shows = by_role.get("visibilityByRole") or ""
    return shows not in SHOWN_TO and (not names_others or is_turned)
