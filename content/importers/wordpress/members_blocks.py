"""Blocks whose name, settings or class say that they are for members."""

import re
from collections.abc import Iterator

from content.importers.wordpress.markup import Node
from content.importers.wordpress.members_words import HAVING_ONE, LOGGED_IN, LOGGED_OUT, NOTHING
from content.importers.wordpress.setting_words import from_json

NAMES = re.compile(
    r"restrict|protect|password|subscriber-view|(?<!not-)logged-?in(?!g)|^groups/(?:groups-)?members?$|^(?:pmpro/membership|memberpress/.+)$|"
    r"members?-?only|members?-content|member-content|content-control|"
    r"/(?:ld-)?(?:students?|enrolled)$|course-(?:complete|in-?progress|not-?started)|^learndash/ld-group$"
)
CLASSES = re.compile(
    r"^(?:(?:show|visible)[-_])?(?:(?:for|to|if)[-_])?(?:logged[-_]?in|members?)(?:[-_](?:only|users?))+$|"
    r"^(?:show|visible)[-_](?:for|to|if)[-_](?:logged[-_]?in|members?)$|^hide[-_](?:for|from)[-_](?:guests?|logged[-_]?out|visitors?)$"
)
WORDS = re.compile(r"title|text|message|label|heading|caption|content$|^name|alt$|url|href")
APART = {"blockVisibility"}  # read more closely in `switched_off.py`
# Names as they are without capitals and signs.
RULE = re.compile(
    r"restrict(?!ed?(?:width|height|blocks|to))|membersonly|memberonly|memberaccess|memberlevel|"
    r"memberships?(?:levels?|plans?)?$|^(?:ppw|ppwp)?passwords?$|^(?:is)?protected$|^passwordprotect|contentprotect\w*$"
)
STATUS = re.compile(r"userstat(?:us|e)|userroles?|userlogin|visib\w*roles?$|permissions?roles?$")
CONDITIONS = re.compile(r"conditions?$")
LOGGED_IN_KEY = re.compile(r"^\w*loggedin(?:show|only|visible)?$")
ROLES = re.compile(r"roles?$")  # of several; one may be what somebody does
# A condition that stands elsewhere, of which a number is all that the block says.
ELSEWHERE = re.compile(r"(?:block|display|visib\w*|show)conditions?$")
SLUG = re.compile(r"^[a-z][a-z0-9_-]*$")
NUMBER = re.compile(r"^[1-9]\d*$")
ACTS = re.compile(r"(?:condition|action|mode|behaviou?r|type)$")
SPECTRA, ULTIMATE = "UAGDisplayConditions", "um_is_restrict"
OFF = ("enabled", "enable")
ON = (True, "yes", "on", "true", "1")


def is_block_for_members(node: Node) -> bool:
    if any(CLASSES.match(each) for each in classes_of(node)):
        return True
    try:
        return bool(node.block) and (bool(NAMES.search(node.block)) or is_rule(node.attrs))
    except RecursionError:
        return True  # nobody can tell what is said so deep


def classes_of(node: Node) -> set[str]:
    return node.classes | set(str(node.attrs.get("className") or "").split())


def is_rule(settings: dict) -> bool:
    """What somebody wrote for those who have an account, and for nobody else."""
    if settings.get(SPECTRA):
        return is_rule_of_spectra(settings)
    if ULTIMATE in settings:
        return bool(settings[ULTIMATE]) and str(settings.get("um_who_access", "1")) == "1"
    return any(says_so(key, value, settings) for key, value in settings.items())


def is_rule_of_spectra(settings: dict) -> bool:
    """It names those from whom the block is hidden."""
    kind = str(settings[SPECTRA]).lower()
    return kind == "userrole" or (kind == "userstate" and bool(settings.get("UAGLoggedOut")))


def says_so(key: str, value: object, beside: dict) -> bool:
    if key in APART or not value or WORDS.search(key.lower()):
        return False
    name = re.sub(r"[^a-z]", "", key.lower())
    if isinstance(value, dict) and any(value.get(each) is False for each in OFF):
        return False
    if LOGGED_IN_KEY.match(name) and value in ON:
        other = [v for k, v in beside.items() if re.sub(r"[^a-z]", "", k.lower()).endswith("loggedout")]  # fmt: skip
        return "hide" not in name and not any(other)
    if ELSEWHERE.search(name) and NUMBER.match(str(value)):
        return True
    is_about_roles = ROLES.search(name) and isinstance(value, list | dict) and are_slugs(value)
    if RULE.search(name) or STATUS.search(name) or CONDITIONS.search(name) or is_about_roles:
        is_sure = not CONDITIONS.search(name)
        return is_for_accounts(value, is_sure=is_sure, is_turned=hides(beside))
    within = value if isinstance(value, list) else [value]
    on = (each for each in within if isinstance(each, dict) and not any(each.get(off) is False for off in OFF))  # fmt: skip
    return any(is_rule(each) for each in on) or (
        isinstance(value, str) and is_plain_word(name, value)
    )


def is_plain_word(name: str, value: str) -> bool:
    """ "logged-in" says so wherever it stands; "members" where a setting is about who sees it."""
    if name == "approach":  # of PublishPress Blocks
        return value.lower() == "login"
    if "hide" in name or "hidden" in name:
        return bool(LOGGED_OUT.match(value))
    about = re.search(r"visib|access|display|show|audience", name)
    return bool(re.match(r"^(?:is_user_)?logged[-_]?in(?:[-_]?(?:only|users?))?$", value, re.IGNORECASE)) or bool(
        about and HAVING_ONE.match(value)
    )  # fmt: skip


def are_slugs(value: object) -> bool:
    """ "shop_manager" is a role on the site, "Chair of the board" one in life."""
    words = [each for _, each in leaves_of(value) if isinstance(each, str)]
    return bool(words) and all(SLUG.match(each) for each in words)


def hides(beside: dict) -> bool:
    """Whether those that are named are they who don't see it."""
    acts = (each for key, each in beside.items() if ACTS.search(key.lower()))
    return any(isinstance(each, str) and each.lower().startswith("hide") for each in acts)


def is_for_accounts(value: object, *, is_sure: bool, is_turned: bool = False) -> bool:
    """`is_sure`: what the setting is called says that it is about accounts."""
    leaves = list(leaves_of(value))
    words = [each for _, each in leaves if isinstance(each, str) and each.lower() not in NOTHING]
    turned = is_turned or any(name == "mode" and each == "hide" for name, each in leaves)
    if any(LOGGED_OUT.match(each) for each in words):
        return turned
    if is_turned and is_sure:
        return False  # guests see it
    if any(LOGGED_IN.match(each) or re.match(r"^(?:user[-_ ]?)?roles?$", each, re.IGNORECASE) for each in words):  # fmt: skip
        return True
    numbers = [each for _, each in leaves if isinstance(each, int) and each]
    return is_sure and bool(words or numbers)


def leaves_of(value: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Without words for readers."""
    if isinstance(value, dict):
        for key, each in value.items():
            if not WORDS.search(key.lower()):
                yield from leaves_of(each, key)
    elif isinstance(value, list):
        for each in value:
            yield from leaves_of(each, name)
    elif isinstance(value, str) and value.startswith(("[", "{")) and (inner := from_json(value)):
        yield from leaves_of(inner, name)
    else:
        yield name, value
