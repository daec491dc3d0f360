"""Turns the files' Markdown into the HTML that Wagtail stores for rich text."""

from html import escape
from urllib.parse import urlsplit

from django.urls import NoReverseMatch, reverse
from markdown_it import MarkdownIt
from markdown_it.token import Token

from content.importers.entries import Entry
from content.importers.targets import Targets

TAGS = {
    "paragraph": "p",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "strong": "b",
    "em": "i",
}
PLAIN = {"text": None, "softbreak": " ", "hardbreak": "<br/>"}
INSTEAD = {
    "heading": "A heading is a block of its own (- heading: Words)",
    "image": "A picture is a block of its own (- image: ...)",
    "fence": "There is no way to show program text",
    "code_block": "A line begins with four or more blanks; take them away",
    "code_inline": "There is no way to show program text",
    "blockquote": "A quotation is a block of its own (- quote: ...)",
    "hr": "There are no rules; use a heading block",
}
OUTSIDE = {"http", "https", "mailto", "tel"}


def read_rich_text(entry: Entry, targets: Targets) -> str:
    """Paragraphs, bold, italic, lists and links; anything else is noted as a problem."""
    return _Writer(entry, targets).html(_markdown().parse(entry.text()))


def _markdown() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False})
    # Every address is looked at below, where a wrong one is reported instead of shown as it is.
    parser.validateLink = lambda address: True
    return parser


class _Writer:
    def __init__(self, entry: Entry, targets: Targets):
        self.entry = entry
        self.targets = targets

    def html(self, tokens: list[Token]) -> str:
        return "".join(map(self.one, tokens))

    def one(self, token: Token) -> str:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in TAGS:
            # Hidden is the paragraph inside the item of a list without empty lines.
            return "" if token.hidden else f"<{'/' if token.nesting < 0 else ''}{TAGS[name]}>"
        if name == "link":
            return self.link(token.attrGet("href")) if token.nesting == 1 else "</a>"
        if name == "inline":
            return self.html(token.children)
        if name in PLAIN:
            return PLAIN[name] or escape(token.content, quote=False)
        if token.nesting >= 0:
            self.entry.wrong(f"{INSTEAD.get(name, f'There is no {name} here')}.")
        return ""

    def link(self, address: str) -> str:
        scheme, _, name = address.partition(":")
        if scheme in ("page", "document"):
            pk = self.targets.find(scheme, self.entry, name)
            return f'<a linktype="{scheme}" id="{pk}">'
        if scheme == "person":
            self.targets.find("person", self.entry, name)
            return f'<a href="{person_address(name)}">'
        if scheme == "view" and (place := view_address(name)):
            return f'<a href="{place}">'
        if scheme not in OUTSIDE or (scheme.startswith("http") and not urlsplit(address).hostname):
            self.entry.wrong(
                f"The link “{address}” leads nowhere. Write page:/path/, document:slug, "
                "person:slug, view:remi_request (or another of content/urls.py) or an outside address "
                "with https://."
            )
        return f'<a href="{escape(address)}">'


def view_address(name: str) -> str:
    """The address of a page that isn't in the page tree; empty where there is none."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def person_address(slug: str) -> str:
    try:
        return reverse("person", args=[slug])
    except NoReverseMatch:  # no slug at all, which the catalogue has reported
        return ""
