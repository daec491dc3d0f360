"""One look at one address: what it says of the source, and of the passages quoted from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from content.evidence.source_check.page_text import PageText, page_text
from content.evidence.source_check.passages import can_be_found, spaced, stands_in
from content.evidence.source_check.soft_404 import why_not_found
from content.evidence.source_check.verdict import CantLookError, Verdict
from content.evidence.source_check.visitor import Visit, Visitor

GONE = {404: "The server says that it isn't there (404).",
        410: "The server says that it is gone for good (410)."}  # fmt: skip
# 405, 406 and 999 are what some walls against programs answer to them, though not to readers.
BLOCKING = {401, 402, 403, 405, 406, 407, 429, 451, 999}
SUCCESS = range(200, 300)
CHALLENGED = "cf-mitigated"  # Cloudflare wants proof of a person


@dataclass(frozen=True)
class Look:
    verdict: Verdict
    detail: str = ""
    status: int | None = None
    address: str = ""  # where the answer came from
    moved_to: str = ""  # the address that it has for good now
    # By what names the passage: whether it stands there, None when that can't be told.
    found: Mapping[str, bool | None] = field(default_factory=dict)


def look_at(address: str, passages: Mapping[str, str], visitor: Visitor) -> Look:
    """Raises nothing that a server can cause. `passages` by the slugs of the findings."""
    nothing_found = dict.fromkeys(passages)
    try:
        visit = visitor.visit(address)
    except CantLookError as error:
        return Look(error.verdict, error.detail, address=error.address, found=nothing_found)
    found = nothing_found
    if verdict := verdict_by_status(visit):
        detail = said_by_status(visit, verdict)
    else:
        page = page_text(visit.answer) if visit.answer.is_readable else None
        found = found_in(page, passages, is_whole=visit.answer.is_whole)
        verdict, detail = verdict_by_page(address, visit, page, found, visitor)
    succeeded = verdict in (Verdict.MOVED, Verdict.CHANGED)
    return Look(
        verdict=verdict,
        detail=detail,
        status=visit.answer.status,
        address=visit.address,
        moved_to=visit.moved_to if succeeded else "",
        found=found,
    )


def verdict_by_status(visit: Visit) -> Verdict | None:
    status = visit.answer.status
    if status in GONE:
        return Verdict.GONE
    if status in BLOCKING or CHALLENGED in visit.answer.headers:
        return Verdict.BLOCKED
    return None if status in SUCCESS else Verdict.UNREACHABLE


def said_by_status(visit: Visit, verdict: Verdict) -> str:
    status = visit.answer.status
    if verdict is Verdict.BLOCKED:
        return f"The server doesn't answer programs ({status}). Readers may well get it."
    return GONE.get(status) or f"The server answered {status}."


def found_in(
    page: PageText | None, passages: Mapping[str, str], *, is_whole: bool
) -> dict[str, bool | None]:
    if page is None or not passages:
        return dict.fromkeys(passages)
    texts = [spaced(page.text), spaced(page.text_without_notes)]
    # A page that only a script fills, and one of which we have a part, may have it elsewhere.
    missing = False if is_whole and texts[0].strip() else None
    return {
        name: (any(stands_in(passage, text) for text in texts) or missing)
        if can_be_found(passage)
        else None
        for name, passage in passages.items()
    }


def verdict_by_page(
    address: str,
    visit: Visit,
    page: PageText | None,
    found: Mapping[str, bool | None],
    visitor: Visitor,
) -> tuple[Verdict, str]:
    is_surely_there = page is None or True in found.values()
    if not is_surely_there and (why := why_not_found(address, visit, page, visitor)):
        return Verdict.SOFT_404, why
    if False in found.values():
        missing = ", ".join(name for name, there in found.items() if there is False)
        return Verdict.CHANGED, f"The passage isn't there: {missing}."
    not_read = page is None and found
    detail = "What it says was not looked into: it isn't a web page." if not_read else ""
    return (Verdict.MOVED if visit.moved_to else Verdict.WORKING), detail
