"""Posts that a plugin shows to members alone: it notes that in a field, and WordPress calls them published.

Nobody knows all such plugins, so names and values are judged. A needless draft costs a minute, and text
for members that was published can't be called back.
"""

import re

from content.importers.wordpress.members_blocks import is_plain_word
from content.importers.wordpress.wxr import Item

FOR_MEMBERS = "draft, because it was for members only"
RESTRICTS = re.compile(
    r"restrict|prohibit|for[-_]roles|protect|passster|passw|paywall|(?:access|user)[-_](?:role|level|plan)|login[-_]?required|"
    r"logged[-_]?in|content[-_]?control|^_?(?:is_)?private(?:_page|_post|_content)?$|subscription[-_](?:level|plan)|^_(?:rcp_)?is_paid$|newsletter_access|groups[-_]read|patreon-level|"
    r"ihc_mb_who|wlm_|wpmem|memb|force_public"
)
MEMBERS = re.compile(r"memb")  # also the name of a list of people
# Names that hold such a word and are about something else: people, prices, what visitors are told instead.
ABOUT_OTHERS = re.compile(
    r"messag|redirect|notice|error|excerpt|teaser|template|e?mail|_type$|pric|fee(?:s|$|_)|cost|discount|"
    r"(?:child|data|social|legal|consumer|patient|health)[-_]?protect|protection_(?:officer|notice)|"
    r"remember|(?:team|board|staff|committee|faculty|crew|council|cabinet|family)[-_]?memb|"
    r"member[-_]?(?:name|title|photo|image|bio|role$|position|job|since|count|number|phone)|"
    r"(?:number|count|total)[-_](?:of[-_])?memb|memb\w*_\d+_|^_?members?$"
)
# What these say when everybody may read.
FOR_ALL = {
    "", "0", "-1", "no", "n", "none", "null", "false", "off", "disabled", "inactive", "public", "open", "all",
    "any", "everyone", "everybody", "anyone", "default", "inherit", "loggedout", "logged_out", "logged-out",
    "a:0:{}", 'a:1:{i:0;s:0:"";}', "[]", "{}", "b:0;", "i:0;", "n;", "unreg",
}  # fmt: skip
# Where "any" and "all" are kinds of subscription.
NEEDS_MEMBERS = {"rcp_subscription_level", "pms-content-restrict-all-subscription-plans"}
REFERENCE = re.compile(r"^field_[0-9a-f]{8,}$")  # Advanced Custom Fields
# User Registration: 0 are all who have an account, 1 those of some roles, 2 those who have none.
ALLOWED = {"urcr_allow_to": ("0", "1")}
PROSE = 7  # words: no rule is as long
ULTIMATE = "um_content_restriction"
TURNED_ON = re.compile(r'_um_custom_access_settings";(?:s:1:"1"|b:1|i:1)')
LOGGED_IN = re.compile(r'_um_accessible";(?:s:1:"2"|i:2)')


def restricted_by(item: Item) -> str:
    """The field that keeps it from readers without an account; "" where none does."""
    fields = [*item.meta.items(), *item.more_meta]
    described = {name.removeprefix("_") for name, value in fields if REFERENCE.match(value)}
    return next(
        (
            name
            for name, value in fields
            if restricts(name, value) and not (name in described and MEMBERS.search(name.lower()))
        ),
        "",
    )


def restricts(name: str, value: str) -> bool:
    lower, said = name.lower(), value.strip()
    if lower == ULTIMATE:
        return bool(TURNED_ON.search(said) and LOGGED_IN.search(said))
    if lower in ALLOWED:
        return said in ALLOWED[lower]
    if REFERENCE.match(said) or ABOUT_OTHERS.search(lower):
        return False
    is_word = is_plain_word(re.sub(r"[^a-z]", "", lower), said)
    return is_word or (bool(RESTRICTS.search(lower)) and says_so(lower, said))


def says_so(name: str, said: str) -> bool:
    """Of a field whose name is about readers."""
    if "force_public" in name:
        return said.lower() == "no"
    if name in NEEDS_MEMBERS and said.lower() in ("any", "all"):
        return True
    is_prose = len(said.split()) >= PROSE and not said.startswith(("a:", "O:", "{", "["))
    return said.lower() not in FOR_ALL and not is_prose
