"""Shortcodes become HTML, as WordPress would show them, or tags that the converter knows."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from content.importers.wordpress import code_families as families
from content.importers.wordpress.gutenberg import CLOSE, OPEN
from content.importers.wordpress.members_only import is_for_members, mark_of
from content.importers.wordpress.setting_words import said_in
from content.importers.wordpress.shortcodes import (
    CORE,
    EMBEDDED,
    INLINE,
    PLAYERS,
    Code,
    first_value,
    replaced,
)
from content.importers.wordpress.showing_times import LATER, is_code_out_of_time
from content.importers.wordpress.told_settings import (
    address_of,
    as_layout,
    as_note,
    as_tip,
    attributes,
    buttons_in,
    first_of,
    level_of,
    links_beside,
    pictures_of,
    quoted,
    told,
    without,
)

SAYING = (families.TABS, families.ASKING, families.SAYING)
AROUND = ("caption", "embed")  # stand around what they are about
Writing = Callable[["Expander", Code, dict], str]


# A code in a block of its own stands around the blocks that follow, as its closing does.
ALONE = re.compile(
    rf'<{OPEN} n="\d+">\s*(?:<p(?: [^<>]*)?>\s*)?((?:\[[^\[\]]++\]\s*)+)(?:</p>\s*)?</{CLOSE}>'
)


def expanded(source: str) -> str:
    return replaced(ALONE.sub(r"\1", source), Expander().tag)


@dataclass
class Expander:
    """`holders`: what the code at hand stands in, the innermost last."""

    holders: list[str] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)  # where each began

    def tag(self, code: Code) -> str:
        settings = {} if code.is_end else code.settings
        written = self.closed(code) if code.is_end else self.opened(code, settings)
        if code.partner and not code.is_end:
            self.holders.append(code.name)
        elif code.partner and code.name in self.holders:
            del self.holders[len(self.holders) - 1 - self.holders[::-1].index(code.name)]
        return written

    def opened(self, code: Code, settings: dict) -> str:
        if is_for_members(code):
            return mark_of(code)
        hides = any(settings.get(name) == value for name, value in families.HIDING.items())
        if hides and code.partner:
            self.hidden.add(code.start)
            return f"<div hidden>{written_as(self, code, settings)}"
        if code.partner and is_code_out_of_time(settings):
            self.hidden.add(code.start)
            return f"<div {LATER}>{written_as(self, code, settings)}"
        return written_as(self, code, settings)

    def closed(self, code: Code) -> str:
        if is_for_members(code):
            return mark_of(code)
        opening = code.partner
        hides = "</div>" if opening and opening.start in self.hidden else ""
        return closing_of(self, code) + hides

    def is_question(self, code: Code) -> bool:
        if code.name == families.EITHER:
            around = [each for each in self.holders if each.startswith("vc_tta_")]
            return not (around and around[-1] in families.HOLDERS_OF_TABS)
        return bool(families.ASKING.match(code.name))


def written_as(expander: Expander, code: Code, settings: dict) -> str:
    asked = first_of(settings, families.QUESTIONS)
    if code.partner and asked[1] and expander.is_question(code):
        opening = f"<details><summary>{asked[1]}</summary>"
        return opening + told(without(settings, asked[0]), code)
    for fits, write in FAMILIES:
        if fits(code):
            written = write(expander, code, settings)
            ends = closing_of(expander, code.partner) if code.partner else ""
            kept = (written + ends).replace(as_layout(code), "")  # which nobody gets to see
            return links_beside(settings, kept) + written
    return as_note(code)


def closing_of(expander: Expander, code: Code) -> str:
    opening, name = code.partner, code.name.replace("wp_caption", "caption")
    if (name in CORE and (opening is None or name not in AROUND)) or INLINE.match(name):
        return ""
    if opening is None:
        return as_layout(code)
    if first_of(opening.settings, families.QUESTIONS)[1] and expander.is_question(opening):
        return "</details>"
    return next((write(opening) for fits, write in CLOSINGS if fits(name)), " ")


def core(expander: Expander, code: Code, settings: dict) -> str:
    name = code.name.replace("wp_caption", "caption")
    address = first_value(code.written) if name in PLAYERS else ""
    if address and name in EMBEDDED:
        where = address if "://" in address else EMBEDDED[name].format(address)
        return f'<wp-embed src="{quoted(where)}"></wp-embed>'
    written = attributes({"src": address} if address else settings)
    tips = "".join(
        as_tip(words) for each, words in said_in(settings) if (name, each) != ("caption", "caption")
    )
    if name in AROUND:
        return f"{tips}<wp-{name}{written}>"
    return f'{tips}<wp-{name}{written} source="{escape(code.source)}"></wp-{name}>'


def pressed(expander: Expander, code: Code, settings: dict) -> str:
    """What stands between its codes is its label, if anything does; then a title is a tip at most."""
    is_empty = code.partner is None or code.partner.start - code.end <= 1
    name, label = first_of(settings, families.LABELS) if is_empty else ("title", "")
    tip = "" if is_empty else as_tip(settings.get("title", ""))
    opening = f'<wp-button href="{quoted(address_of(settings))}">{label}'
    rest = told(without(settings, name), code)
    return rest + tip + opening + ("" if code.partner else "</wp-button>")


def heading(expander: Expander, code: Code, settings: dict) -> str:
    rest = told(settings, code)
    return rest + f"<{level_of(settings)}>" if code.partner else rest


def said(expander: Expander, code: Code, settings: dict) -> str:
    pictures = pictures_of(settings)
    if INLINE.match(code.name):
        return told(settings, code) + pictures
    buttons = buttons_in(settings) if code.partner else []  # these come last
    first = without(settings, *buttons, *(families.ADDRESSES if buttons else ()))
    return told(first, code) + pictures + as_layout(code)


def end_of_saying(code: Code) -> str:
    buttons = buttons_in(code.settings)
    rest = [name for name, _ in said_in(code.settings) if name not in buttons]
    return (told(without(code.settings, *rest), code) if buttons else "") + as_layout(code)


def picture(expander: Expander, code: Code, settings: dict) -> str:
    names = families.PICTURES[code.name]
    said = [settings.get(name, "").partition("|")[0].strip() for name in names]
    number = next(filter(str.isdigit, said), "")
    address = next((each for each in said if each and not each.isdigit()), "")
    if not (number or address):
        return told(settings, code) if code.partner else as_note(code)
    which = (f'class="wp-image-{number}" ' if number else "") + f'src="{quoted(address)}"'
    image = f'<img {which} alt="{quoted(settings.get("alt", ""))}">'
    href = address_of(without(settings, "src", "image", "custom_src"))
    linked = f'<a href="{quoted(href)}">{image}</a>' if href else image
    caption = first_of(settings, ("caption", "caption_title"))
    below = f"<figcaption>{caption[1]}</figcaption>" if caption[1] else ""
    rest = without(settings, caption[0], "title_text", *names)
    tip = as_tip(settings.get("title_text", ""))
    return told(rest, code) + tip + f"<figure>{linked}{below}</figure>"


def player(names: dict, tag: str) -> Writing:
    def write(expander: Expander, code: Code, settings: dict) -> str:
        found = first_of(settings, names[code.name])[1]
        if not found:
            return as_note(code)
        if found and "/" not in found:
            kind = "vimeo" if "vimeo" in code.name else "youtube"
            found = EMBEDDED[kind].format(found)
        is_file = re.search(r"\.(?:mp4|webm|mp3|m4[av]|ogg|wav)$", found)
        name = tag if is_file else "wp-embed"
        return (
            told(without(settings, *families.ADDRESSES), code)
            + f'<{name} src="{quoted(found)}"></{name}>'
        )

    return write


def file(expander: Expander, code: Code, settings: dict) -> str:
    found = first_of(settings, families.FILES[code.name])[1]
    return (
        told(settings, code) + f'<wp-file href="{quoted(found)}"></wp-file>'
        if found
        else as_note(code)
    )


def quotation(expander: Expander, code: Code, settings: dict) -> str:
    if code.partner is None:
        return as_note(code)
    rest = without(settings, *families.SAID_BY)
    return told(without(rest, "url"), code) + pictures_of(rest) + "<blockquote>"


def end_of_quotation(code: Code) -> str:
    said_by = ", ".join(filter(None, (code.settings.get(name) for name in families.SAID_BY)))
    href = quoted(address_of(code.settings))
    cite = f'<a href="{href}">{said_by}</a>' if href else said_by
    return f"<cite>{cite}</cite></blockquote>" if said_by else "</blockquote>"


def gallery(expander: Expander, code: Code, settings: dict) -> str:
    """su_slider writes "media: 1,2,3"."""
    numbers = re.findall(r"\d+", first_of(settings, families.GALLERIES[code.name])[1])
    if not numbers:  # each picture may have a code of its own between them
        return told(settings, code) + as_layout(code) if code.partner else as_note(code)
    ids = ",".join(numbers)
    return told(settings, code) + f'<wp-gallery ids="{ids}" source="{escape(code.source)}"></wp-gallery>'  # fmt: skip


def year(expander: Expander, code: Code, settings: dict) -> str:
    """In the middle of a sentence; what it says would be wrong next year."""
    return f'<wp-year source="{escape(code.source)}"></wp-year>'


FAMILIES: tuple[tuple[Callable[[Code], object], Writing], ...] = (
    (lambda code: code.name in CORE or is_played(code), core),
    (lambda code: INLINE.match(code.name), said),
    (lambda code: families.YEAR.match(code.name), year),
    (lambda code: code.name in families.PICTURES, picture),
    (lambda code: code.name in families.FILMS, player(families.FILMS, "wp-video")),
    (lambda code: code.name in families.SOUNDS, player(families.SOUNDS, "wp-audio")),
    (lambda code: code.name in families.GALLERIES, gallery),
    (lambda code: code.name in families.FILES, file),
    (lambda code: families.QUOTES.match(code.name), quotation),
    (lambda code: families.PRESSED.match(code.name), pressed),
    (lambda code: families.HEADINGS.match(code.name), heading),
    (lambda code: any(each.match(code.name) for each in SAYING), said),
)


CLOSINGS: tuple[tuple[Callable[[str], object], Callable[[Code], str]], ...] = (
    (lambda name: name in AROUND, lambda code: f"</wp-{code.name.replace('wp_', '')}>"),
    (families.PRESSED.match, lambda code: "</wp-button>"),
    (families.QUOTES.match, end_of_quotation),
    (families.HEADINGS.match, lambda code: f"</{level_of(code.settings)}>"),
    (lambda name: any(each.match(name) for each in SAYING), end_of_saying),
)  # fmt: skip


def is_played(code: Code) -> bool:
    return code.name in EMBEDDED and bool(first_value(code.written))
