"""Pages that say "not found" and answer 200 all the same."""

import re
from collections import Counter
from secrets import token_hex
from urllib.parse import urljoin, urlsplit

from content.evidence.source_check.page_text import PageText, page_text
from content.evidence.source_check.passages import tokens_of
from content.evidence.source_check.verdict import CantLookError
from content.evidence.source_check.visitor import Visit, Visitor

THING = r"(?:page|document|file|resource|publication|article|report|content|site|url|link|address)"
GONE = (
    r"(?:(?:was |is |could |can)?\s*not (?:be )?(?:found|available)|can'?t be found|cannot be found|"
    r"couldn'?t be found|(?:is )?no longer (?:exists?|available|here)|doesn'?t exist|"
    r"does not exist|has been (?:removed|deleted))"
)
IN_TITLE = re.compile(
    rf"\b404\b.*\b(?:error|found|page)\b|\b(?:error|page)\b.*\b404\b|^\W*(?:error )?404\W*$|"
    rf"^\W*(?:error\W*)?not found\b|\bpage not found\b|\b{THING}\b.{{0,40}}\b{GONE}\s*(?:$|[^\w\s])",
    re.IGNORECASE,
)
IN_TEXT = re.compile(
    rf"\b(?:error 404|404 error|404 not found|page not found|{THING}\b.{{0,60}}?\b{GONE}|"
    rf"(?:can'?t|cannot|couldn'?t|could not) find (?:the|that|this|your) {THING})",
    re.IGNORECASE,
)
SHORT = 150  # words; a longer page that speaks of "not found" is about something
TOO_SHORT_TO_COMPARE = 20  # words; a page that a script fills is the same for every address
ALIKE = 0.9
HOMES = re.compile(r"/(?:[a-z]{2}(?:-[a-z]{2})?/?)?(?:(?:index|home|default)(?:\.\w+)?/?)?",
                   re.IGNORECASE)  # fmt: skip


def why_not_found(asked: str, visit: Visit, page: PageText, visitor: Visitor) -> str:
    """In words for staff; "" for a page that is one."""
    if is_home(visit.address) and not is_home(asked):
        return "It leads to the home page of the site."
    if says_not_found(page):
        return "It answers as if all were well, but the page says that it isn't there."
    if not is_home(asked) and is_same_as_made_up(visit.address, page, visitor):
        return "It shows the same as an address that we made up."
    return ""


def is_home(address: str) -> bool:
    parts = urlsplit(address)
    return bool(HOMES.fullmatch(parts.path or "/")) and not parts.query


def says_not_found(page: PageText) -> bool:
    title, heading, text = map(straight, (page.title, page.heading, page.text))
    if any(IN_TITLE.search(each[:200]) for each in (title, heading)):
        return True
    return len(tokens_of(text)) <= SHORT and bool(IN_TEXT.search(text))


def straight(text: str) -> str:
    """In one line, with the apostrophe of typewriters."""
    return " ".join(text.split()).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def is_same_as_made_up(address: str, page: PageText, visitor: Visitor) -> bool:
    words = tokens_of(page.text)
    if len(words) < TOO_SHORT_TO_COMPARE and page.has_script:
        return False
    made_up = made_up_page(address, visitor)
    return made_up is not None and likeness(words, tokens_of(made_up.text)) >= ALIKE


def made_up_page(address: str, visitor: Visitor) -> PageText | None:
    """What the host shows beside the address for something that surely isn't there; None where
    it says so as it should."""
    folder = urljoin(address, ".")
    if folder not in visitor.made_up:
        try:
            answer = visitor.visit(urljoin(folder, f"no-such-page-{token_hex(8)}")).answer
            good = answer.status == 200 and answer.is_readable  # noqa: PLR2004
            visitor.made_up[folder] = page_text(answer) if good else None
        except CantLookError:
            visitor.made_up[folder] = None
    return visitor.made_up[folder]


def likeness(one: list[str], other: list[str]) -> float:
    """The share of words that both have, as often as they have them: 1 for the same words."""
    mine, theirs = Counter(one), Counter(other)
    every = (mine | theirs).total()
    return (mine & theirs).total() / every if every else 1.0
