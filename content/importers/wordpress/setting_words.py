"""Which settings of a shortcode or block are words for readers, and which only say how it looks.

Nobody knows the settings of all plugins, so their names and values are judged: a setting is read when
its name says so ("title", "button_text"), or when its value has several words.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import unquote

SAYING = {"answer", "author", "body", "button", "caption", "cite", "citation", "company", "content", "copy",
          "cta", "definition", "desc", "description", "excerpt", "head", "header", "heading", "headline",
          "editor", "intro", "label", "message", "note", "question", "quote", "subheading",
          "subhead", "subtitle", "summary", "tagline", "text", "title", "titles"}  # fmt: skip
# Before what tells which of several: title_front, text_back. Not before how it looks.
SAYING_FIRST = {"caption", "content", "description", "heading", "headline", "label", "subtitle", "text", "title"}  # fmt: skip
LOOKS = {"bottom", "case", "decoration", "disable", "disabled", "enable", "enabled", "gap", "hide", "length",
         "limit", "max", "min", "outline", "overflow", "place", "placement", "position", "separator", "show",
         "tablet", "transform", "underline", "visibility", "visible", "wrap"}  # fmt: skip
JOINED = re.compile(
    r"^(?!alt|aria|admin|meta|seo|screen|schema|context$)[a-z]+(?:text|title|heading|label|caption)$"
)
# Of a person, a price or a measure: words by themselves, and what chooses something else in others.
NAMING = {"company", "currency", "designation", "job", "name", "occupation", "profession", "organisation", "organization", "position", "role", "unit", "units"}  # fmt: skip
OF_WHOM = {"author", "client", "company", "contact", "customer", "display", "first", "full", "job", "last",
           "member", "person", "reviewer", "speaker", "staff", "team", "testimonial"}  # fmt: skip
CODED_NAME = re.compile(r"^(?:[a-z0-9]+[-_])+[a-z0-9]+$|^\W*$")  # "fa-icon", "bottom-left"
PLACES_AND_MEASURES = {"above", "absolute", "background", "below", "behind", "end", "fixed", "float", "horizontal",
                       "inline", "over", "overlay", "relative", "start", "static", "sticky", "under", "vertical",
                       "ch", "cm", "deg", "em", "fr", "mm", "ms", "pc", "pt", "px", "rem", "s", "vh", "vw"}  # fmt: skip
COUNTING = {
    "number",
    "percent",
    "price",
    "sum",
}  # by themselves; "posts_number" is none. With a label, "value"
# No name with one of these in it, unless it ends as those above do, is more than how it looks.
NEVER = {"align", "alignment", "alt", "anchor", "animation", "attribution_url", "background", "bg",
         "border", "class", "classes", "code", "color", "colors", "colour", "columns", "css", "date",
         "datetime", "depth", "direction", "display", "duration", "effect", "element", "family", "fields",
         "filter", "font", "fonts", "format", "gradient", "height", "hover", "icon", "id", "ids", "image",
         "images", "img", "json", "justify", "key", "keys", "layout", "level", "link", "links", "locale",
         "lock", "margin", "mask", "metadata", "method", "mode", "module", "object", "opacity", "options",
         "order", "orderby", "orientation", "padding", "parallax", "path", "placeholder", "plugin",
         "position_css", "preset", "props", "provider", "query", "rel", "responsive", "rows", "schema",
         "scheme", "script", "selector", "shadow", "shape", "side", "size", "sizes", "slug", "slugs",
         "sort", "source", "spacing", "speed", "src", "srcset", "status", "style", "styles", "svg", "tag",
         "tags", "target", "taxonomy", "template", "term", "terms", "timezone", "transition", "type",
         "types", "typography", "uid", "unit", "uniqueid", "url", "urls", "variant", "version", "video",
         "weight", "width"}  # fmt: skip
# What lies in these is never read, whatever it is called there.
CLOSED = {"style", "styles", "metadata", "css", "typography", "schema", "lock", "query", "animation",
          "background", "border", "tracks"}  # fmt: skip
HEADING_TAGS = {"h1", "h2", "h3", "h4", "h5", "h6"}  # [vc_cta h2="..."] names its words so
# What begins so is for editors, search engines or those who hear the page.
FOR_EDITORS = ("admin", "alt", "aria", "meta", "seo", "schema", "screen", "_")
# What stands for a choice even where words are looked for: title="yes".
CHOICES = {"true", "false", "yes", "no", "on", "off", "none", "null", "default", "left", "right", "center",
           "centre", "middle", "top", "bottom", "auto", "inherit", "dark", "light", "h1", "h2", "h3", "h4",
           "h5", "h6", "p", "div", "span", "large", "small", "medium", "full", "normal", "bold", "italic",
           "post", "page", "before", "after", "inside", "outside", "show", "hide", "custom"}  # fmt: skip
UNREAD = re.compile(
    r"^(?:https?:|mailto:|tel:|//|/|#|url:|data:|var[:(]|rgba?\(|hsla?\(|[a-z-]*gradient\(|field_|fa[bsr]? fa-)"
    r"|!important|^[^{}]*\{[^{}]*:[^{}]*\}|^[\w-]+\s*:[^;]*;|^[\w.-]+/[\w./-]+$|^[^\s]{60,}$|^[^|\s]*\|[^\s]*$",
    re.I,
)
FIELD = {"label", "field_label", "field_type", "input_type"}  # beside these stands what a form asks
SIGNS = {"£", "$", "€", "&pound;", "&euro;"}
LETTER = re.compile(r"[^\W\d_]")
SEVERAL_WORDS = re.compile(r"[^\W\d_]{2,}\W*\s\W*[^\W\d_]{2,}")
A_NAME = re.compile(r"^[^\W\d_a-z][^\W\d_]+$")  # "Leeds"
TAG = re.compile(r"<[^<>]*>")
CODED = re.compile(r"%[0-9A-Fa-f]{2}")
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# How builders write what can't stand in a setting.
SPELT = {"``": '"', "`{`": "[", "`}`": "]", "%22": '"', "%91": "[", "%93": "]", "%%91": "[", "%%93": "]",
         "||et_pb_line_break_holder||": "\n"}  # fmt: skip


def said_in(settings: object) -> list[tuple[str, str]]:
    """Names and values of those that readers see; values are HTML."""
    return list(dict.fromkeys(found_in(settings, "")))


def unsaid(settings: object, told: Counter[str], counted: Callable[[str], Counter]) -> list[str]:
    """What a block's settings say beyond what stands in its HTML; most plugins keep it in both."""
    return list(dict.fromkeys(value for _, value in said_in(settings) if counted(value) - told))


def found_in(value: object, name: str) -> Iterator[tuple[str, str]]:
    """Settings lie within one another; as deep as JSON is read."""
    if isinstance(value, dict):
        if value.get("visible") is not False:
            is_figure = "label" in value or "title" in value
            for inner, each in as_shown(value):
                if isinstance(each, str) or may_hold_words(inner):
                    is_number = is_figure and inner == "value"
                    yield from found_in(each, "number" if is_number else inner)
    elif isinstance(value, list):
        for each in value:
            yield from found_in(each, name)
    elif isinstance(value, str):
        yield from read(name, spelt_out(value))


def as_shown(settings: dict) -> Iterator[tuple[str, object]]:
    """A price with the sign of its currency, which by itself is no word; a field with its hint."""
    sign = str(settings.get("currency") or "").strip()
    is_field = not FIELD.isdisjoint(settings)
    for name, value in settings.items():
        if name == "placeholder" and is_field:
            yield "label", value  # readers saw it where they were to write; elsewhere editors do
            continue
        is_price = sign in SIGNS and name in COUNTING and str(value)[:1].isdigit()
        yield name, f"{sign}{value}" if is_price else value


def read(name: str, value: str) -> Iterator[tuple[str, str]]:
    if value.startswith(("[{", '{"')) and (inner := from_json(value)):
        yield from found_in(inner, name)
    elif is_said(name, value):
        yield name, value


def from_json(value: str) -> object:
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return None


def spelt_out(value: str) -> str:
    for sign, meant in SPELT.items():
        value = value.replace(sign, meant)
    value = value.strip()
    return unquote(value) if CODED.search(value) and not re.search(r"\s", value) else value


def parts_of(name: str) -> list[str]:
    """ "buttonText", "button_text" and "button-text" alike; a number at the end counts them."""
    return re.split(r"[_-]+", HUMP.sub("_", name).lower().rstrip("0123456789_-") or name.lower())


def may_hold_words(name: str) -> bool:
    return not name.startswith("_") and parts_of(name)[-1] not in CLOSED


def is_said(name: str, value: str) -> bool:
    parts = parts_of(name)
    words = TAG.sub(" ", value).strip()
    if name.startswith("_") or parts[0] in FOR_EDITORS or words in CHOICES or UNREAD.search(words):
        return False
    if name in COUNTING and any(each.isdigit() for each in words):
        return True
    if not LETTER.search(words):
        return False
    if name.lower() in NAMING and (words in PLACES_AND_MEASURES or CODED_NAME.match(words)):
        return False
    if is_saying(name):
        return True
    return NEVER.isdisjoint(parts) and bool(SEVERAL_WORDS.search(words) or A_NAME.match(words))


def is_saying(name: str) -> bool:
    """Whatever stands there is words, one in small letters too."""
    first, *rest = parts_of(name)
    if (rest or [first])[-1] in SAYING or name.lower() in HEADING_TAGS | NAMING:
        return True
    if rest and rest[-1] in NAMING and first in OF_WHOM:
        return True
    of_looks = NEVER | LOOKS
    is_first = first in SAYING_FIRST and bool(rest) and of_looks.isdisjoint(rest)
    return is_first or bool(JOINED.match(name))
