"""Shortcodes: where they stand in a text, and which of their settings are words."""

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

from content.importers.wordpress.setting_words import said_in
from content.importers.wordpress.spellings import put_plainly

CORE = ("caption", "wp_caption", "gallery", "embed", "audio", "video")
ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s'"\]]+))""")
# These of WordPress.com and Jetpack play what is named first: an address, or the number of a film.
EMBEDDED = {"youtube": "https://www.youtube.com/watch?v={}", "vimeo": "https://vimeo.com/{}",
            "soundcloud": "https://soundcloud.com/{}", "ted": "https://www.ted.com/talks/{}"}  # fmt: skip
PLAYERS = ("audio", "video", *EMBEDDED)
ADDRESS_FIRST = re.compile(
    r"""^\s+=?["']?(?:(https?://[^\s"'\]]+)|([\w-]*\d[\w-]*))["']?(?=\s|/?$)"""
)
# Sticks to what WordPress accepts: a name, settings without brackets, perhaps a slash. Signs of HTML
# stand in quotation marks only. Possessive, so that no text makes it try again and again.
CODE = re.compile(
    r"(?<!\[)\[(?P<end>/)?(?P<name>[a-zA-Z][\w-]*)"
    r"(?P<settings>\s(?:\"[^\"\[\]]*+\"|'[^'\[\]]*+'|/(?!\])|[^\[\]<>/])*+|)(?P<void>/)?\](?!\])"
)
SETTINGS = re.compile(r"^\s*+(/?|([\w-]+\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s'\"\]]++)\s*+)++/?)$")
TYPOGRAPHIC = re.compile(r"&quot;|&#(?:34|822[012]|8243);|&[lrb]dquo;|[“”„″]")
TYPED_BEFORE = re.compile(rf"=\s*(?:{TYPOGRAPHIC.pattern})")
# [[code]] is shown as [code], also around words: [[code]words[/code]].
ESCAPED = re.compile(
    r"\[(\[(?P<name>[a-z][\w-]*)(?:\s[^\[\]<>]*=[^\[\]<>]*)?\](?:[^\[\]]*\[/(?P=name)\])?|\[/[a-z][\w-]*\])\]"
)
# Words in brackets are as often an editor's remark; these come from plugins that are widely used.
PLUGINS = re.compile(
    r"^(contact-form|contact-form-7|gravityform|ninja_form|wpforms|formidable|mc4wp_form|vc_\w+|et_pb_\w+|"
    r"fusion_\w+|av_\w+|su_\w+|tabs?|tabgroup|accordions?|accordion-item|toggle|button|columns?|one_half|"
    r"one_third|row|rev_slider|smartslider3|layerslider|ultimatemember|woocommerce_\w+|products?|"
    r"add_to_cart|events_\w+|tribe_\w+|tablepress|table|download|pdf-embedder|embeddoc|google_maps?|map|"
    r"wpgmza|instagram-feed|custom-twitter-feeds|social|share|sharethis|addtoany|recaptcha|sc|"
    r"displayposts|display-posts|posts|recent_posts|catlist|spoiler|expand|read|dropcap|divider|spacer|"
    r"space|icon|fa|highlight|note|alert|box|quote|testimonials?|team|slider|carousel|soundcloud|vimeo|"
    r"youtube|iframe|googlemaps|caldera_form|happyforms|elementor-template|do_widget|sidebar|ess_grid|"
    r"playlist|metaslider|nggallery|foogallery|envira-gallery|year|(?:current|copyright|the)[-_]?year)$"
)
# What stands in brackets in transcripts and quotations, also on a line of its own.
REMARKS = {"sic", "applause", "laughter", "music", "silence", "pause", "inaudible", "unclear", "crosstalk",
           "redacted", "end", "ends", "break", "cheering", "anonymous", "omitted", "translation"}  # fmt: skip
BARE_WORD = re.compile(r"^\s*[\w-]*\s*$")
WIDEST_TAG = 300  # characters
BLOCK_TAG = r"</?(?:p|div|section|article|td|wp-open|wp-close)(?:\s[^<>]*)?>"
BEGINS_LINE = re.compile(rf"(?:\n|-->|{BLOCK_TAG}|<br\s*/?>)\s*$", re.IGNORECASE)
ENDS_LINE = re.compile(rf"\s*(?:\n|<!--|{BLOCK_TAG}|<br\s*/?>|$)", re.IGNORECASE)
# Around words in the middle of a sentence, or of a word: [dropcap]A[/dropcap]t.
INLINE = re.compile(
    r"^(?:(?:su|fusion|av|et_pb)_)?(?:highlight|dropcap|tooltip|popover|icon|fa|fontawesome|label|abbr|nobr)$"
)
# HTML that builders keep in letters and numbers (base64), so that no editor spoils it.
PACKED = re.compile(
    r"(\[(vc_raw_html|vc_raw_js|fusion_code)\b[^\[\]]*\])\s*([A-Za-z0-9+/=\s]+?)\s*(\[/\2\])"
)


@dataclass(slots=True)
class Code:
    """One opening or closing shortcode; `partner` is the other of a pair."""

    name: str
    written: str  # its settings
    source: str
    start: int
    end: int
    is_end: bool = False
    partner: "Code | None" = None

    @property
    def settings(self) -> dict[str, str]:
        """By name; what has none, and may be words, by ""."""
        written = straight(self.written)
        found = {name.lower(): a or b or c for name, a, b, c in ATTRIBUTE.findall(written)}
        rest = ATTRIBUTE.sub(" ", written).strip(" \"'/")
        return {**found, "": rest} if rest else found


def straight(settings: str) -> str:
    """Quotation marks that an editor made typographic part values all the same."""
    return TYPOGRAPHIC.sub('"', settings) if TYPED_BEFORE.search(settings) else settings


def codes_in(source: str) -> list[Code]:
    """All of them, in order. What is opened and closed by one name is no remark, whoever made it."""
    found = [
        Code(match["name"].lower(), match["settings"], match[0], match.start(), match.end(), bool(match["end"]))
        for match in CODE.finditer(source)
    ]  # fmt: skip
    opened = {each.name for each in found if not each.is_end}
    both = {each.name for each in found if each.is_end} & opened
    alone = standing_alone(source, found)
    kept = [
        each
        for each in found
        if is_shortcode(each) or each.name in both or is_unknown_code(each, each.start in alone)
    ]
    waiting: dict[str, list[Code]] = {}
    for each in kept:
        if not each.is_end:
            waiting.setdefault(each.name, []).append(each)
        elif waiting.get(each.name):
            each.partner = waiting[each.name].pop()
            each.partner.partner = each
    return kept


def is_shortcode(code: Code) -> bool:
    """A code of WordPress or a plugin, and no remark such as [sic]."""
    settings = straight(code.written)
    if code.name in PLAYERS and ADDRESS_FIRST.match(settings):
        return True
    if code.name in CORE or PLUGINS.match(code.name):
        return bool(SETTINGS.match(settings) or not settings.strip())
    return bool(settings.strip() and "=" in settings and SETTINGS.match(settings))


def standing_alone(source: str, codes: list[Code]) -> set[int]:
    """Where those begin that share their line or paragraph with other codes at most."""
    alone: set[int] = set()
    line: list[int] = []
    end = 0
    for code in codes:
        before = source[max(end, code.start - WIDEST_TAG) : code.start]
        if not (line and not before.strip()):
            line = (
                [code.start]
                if BEGINS_LINE.search(before) or (code.start < WIDEST_TAG and not before.strip())
                else []
            )
        elif line:
            line.append(code.start)
        if line and ENDS_LINE.match(source, code.end):
            alone.update(line)
        end = code.end
    return alone


def is_unknown_code(code: Code, is_alone: bool) -> bool:
    """What no editor writes as a remark: `[my_events_list]` anywhere, `[eventlist]` on a line of its own."""
    name = code.source.strip("[/]").split()[0]
    if not name.islower() or name in REMARKS:
        return False
    if "_" in name:
        return bool(BARE_WORD.match(code.written))
    return is_alone and not code.is_end and not code.written.strip()


def replaced(source: str, instead: Callable[[Code], str]) -> str:
    source = put_plainly(source)
    if "[" not in source:
        return source
    source, parts, place = unpacked(source), [], 0
    for code in codes_in(source):
        parts += [source[place : code.start], instead(code)]
        place = code.end
    return ESCAPED.sub(r"\1", "".join([*parts, source[place:]]))


def without_shortcodes(source: str) -> str:
    """What is left for a reader: the words between an opening and a closing code, and those in settings."""
    return replaced(source, words_of)


def words_of(code: Code) -> str:
    found = [words for _, words in said_in(code.settings)]
    return "" if INLINE.match(code.name) and not found else f" {' '.join(found)} "


def unpacked(source: str) -> str:
    return PACKED.sub(lambda match: f"{match[1]}{unpacked_html(match[3]) or match[3]}{match[4]}", source)  # fmt: skip


def unpacked_html(packed: str) -> str:
    """ "" where it is something else."""
    try:
        html = unquote(base64.b64decode("".join(packed.split()), validate=True).decode())
    except (binascii.Error, UnicodeDecodeError):
        return ""
    return html if "<" in html else ""


def first_value(settings: str) -> str:
    """[audio https://...]: what is played stands there without a name."""
    match = ADDRESS_FIRST.match(settings)
    return (match[1] or match[2]) if match else ""
