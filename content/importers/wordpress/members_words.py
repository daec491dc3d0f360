"""How plugins say that something is for members: in names, settings and conditions.

Nobody knows all of their codes and blocks, so words are judged and not names. What is held back without
need is told in the report; what was published without leave can't be called back.
"""

import base64
import binascii
import re

# Says so by itself.
SURELY = re.compile(
    r"restrict|(?<!data[-_])(?<!child[-_])protect|passw|passster|ppwp|paywall|logged_?-?in|login-?_?required|is_paid|has_access|"
    r"subscriber|patreon|member(?:ship|s?[-_]?only|ful)|emember|^s2|(?:content|access)[-_]?control|hide[-_]?content|"
    r"course[-_]?(?:complete|in[-_]?progress|not[-_]?started)|enrolled"
)
# May as well be a list of people or a kind of button.
MAYBE = re.compile(
    r"(?:^|[-_])(?:members?|private|premium|vip|paid|role|access|user_level|students?)(?=$|[-_])|memb(?:_|$)|^ld_group$"
)
PEOPLE = re.compile(
    r"team|board|staff|committee|faculty|crew|council|director|people|person|profile|list|grid|card|"
    r"carousel|slider|count|map|our[-_]|open|form|button|heading|title|icon|image|testimonial|pric|table"
)
# What is shown to those who have no account.
OTHERS = re.compile(
    r"(?:^|[-_])(?:guests?|visitors?|non[-_]?members?|not?[-_](?:members?|access|logged|a[-_])\w*|not)(?=$|[-_])|"
    r"logged[-_]?out|not[-_]?logged|(?:^|[-_])else$"
)
TURNS = re.compile(r"^(?:hide|not)|[-_]hide")
LOGGED_OUT = re.compile(
    r"^(?:!\s*logged[-_ ]?(?:in)?|(?:user)?logged[-_ ]?out\w*|not[-_ ]?logged\w*|guests?|visitors?|non[-_ ]?members?)$",
    re.IGNORECASE,
)
LOGGED_IN = re.compile(
    r"^(?:(?:is[-_ ]?)?(?:user[-_ ]?)?logged(?:[-_ ]?in(?:[-_ ]?users?|User\w*)?)?(?:\(\))?|members?(?:[-_ ]?only)?|subscribers?|"
    r"administrator|editor|author|contributor|customer|premium|paid)$",
    re.IGNORECASE,
)
HAVING_ONE = re.compile(
    r"^(?:(?:is_user_)?logged(?:[-_ ]?in\w*)?|members?(?:[-_ ]?only)?|subscribers?|enrolled|students?)$",
    re.IGNORECASE,
)
# Settings that are words for readers, whatever they say.
SAID = re.compile(
    r"title|text|message|label|heading|caption|content|name|alt|class|href|url|src|desc"
)
KEYS = re.compile(
    r"passw|paid|logged|subscription|restrict|^access$|members?[-_]?only|membership|member[-_]?level|(?:access|user)_?-?(?:level|role|plan)|capability"
)
ROLE = re.compile(r"^roles?$")
ASKS = re.compile(r"^(?:visib\w*|for|show\w*|display\w*|if|condition\w*|user\w*|status|who|access|logics?|tag|level)$")  # fmt: skip
PACKED = re.compile(r"conditions?$|logics?$")
STATES = re.compile(r"user_?state|logged_?in_?status|user_?role|user_?logged_?in|login_?status|current_user_can", re.IGNORECASE)  # fmt: skip
VALUE_IN = re.compile(r"[\"']logged[_-]?in[\"']|user_?role", re.IGNORECASE)
VALUE_OUT = re.compile(r"[\"']logged[_-]?out[\"']", re.IGNORECASE)
TURNED = re.compile(r"not[-_ ]?equal|isNot|does[-_ ]?not", re.IGNORECASE)
NOTHING = {"", "0", "no", "none", "false", "off", "public", "all", "everyone", "everybody", "any"}


def is_name_for_members(name: str) -> bool:
    if OTHERS.search(name):
        return bool(re.search(r"hide", name))
    return bool(SURELY.search(name) or (MAYBE.search(name) and not PEOPLE.search(name)))


def are_settings_for_members(name: str, settings: dict[str, str]) -> bool:
    """Of a shortcode."""
    return any(
        is_setting_for_members(name, key, value.strip()) for key, value in settings.items() if key
    )


def is_setting_for_members(code: str, key: str, value: str) -> bool:
    if SAID.search(key) or value.lower() in NOTHING:
        return False
    if PACKED.search(key) and names_accounts(value):
        return True
    turned = bool(TURNS.search(code) or key.startswith("hide"))
    if LOGGED_OUT.match(value):
        return turned and bool(ASKS.match(key) or KEYS.search(key))
    if KEYS.search(key):
        return True
    is_rule = bool(ASKS.match(key)) or (bool(ROLE.match(key)) and not PEOPLE.search(code))
    return is_rule and not turned and bool(LOGGED_IN.match(value))


def are_settings_for_others(name: str, settings: dict[str, str]) -> bool:
    if TURNS.search(name):
        return False
    return any(LOGGED_OUT.match(v) for k, v in settings.items() if not SAID.search(k))


def names_accounts(value: str) -> bool:
    """Of conditions that builders keep as JSON, often in letters and numbers."""
    said = f"{value} {unpacked(value)}"
    if not STATES.search(said):
        return False
    is_for_others = VALUE_OUT.search(said) and not VALUE_IN.search(VALUE_OUT.sub("", said))
    return not is_for_others or bool(TURNED.search(said))


def unpacked(value: str) -> str:
    try:
        return base64.b64decode(value.strip(), validate=True).decode()
    except (binascii.Error, ValueError):
        return ""
