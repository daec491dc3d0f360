"""Which of our blocks a page type allows, and what stands in for one that it doesn't."""

import json
from collections.abc import Iterator
from html import escape

from django.core.exceptions import ValidationError
from wagtail.blocks import Block, StreamBlock

from content.importers.wordpress.inline import INTERNAL, plain
from content.importers.wordpress.notes import Attention, Notes
from content.importers.wordpress.pictures import cut
from content.importers.wordpress.story import ATTENTION, plain_to_html
from content.importers.wordpress.words import NOT_WORDS

LONGEST_TITLE = 120
SHOWN = 1_500  # characters of a source that a note shows; the report has all of it
# Text has passed the gate of `inline.clean`, questions become records with a check of their own, and
# pictures and files were looked up in the library.
UNCHECKED = ("text", "questions", "callout", "heading", "image", "gallery", "document")
SOMEWHERE = "https://example.org/"
Element = tuple[str, object]


def fitted(
    elements: list[Element], story: StreamBlock, *, notes: Notes | None = None
) -> list[dict]:
    """Raw values for the stream; with `notes`, what needs attention stands there as a callout."""
    raw: list[dict] = []
    for kind, value in elements:
        if kind == ATTENTION:
            allowed = [note(value)] if notes else []
        elif kind in story.child_blocks:
            allowed = [(kind, value)]
        else:
            allowed = INSTEAD[kind](value)
        for name, each in (taken for one in allowed for taken in accepted(*one, story, notes)):
            if name == "text" and raw and raw[-1]["type"] == "text":
                raw[-1] = {"type": "text", "value": raw[-1]["value"] + each}
            else:
                raw.append({"type": name, "value": each})
    return raw


def accepted(name: str, value: object, story: StreamBlock, notes: Notes | None) -> list[Element]:
    """A block whose value ours refuses mustn't keep the whole post out: its words stay as text."""
    reason = refusal_of(story.child_blocks[name], name, value)
    if not reason:
        return [(name, value)]
    words = " ".join(strings_in(value))
    kept = [("text", f"<p>{plain_to_html(words)}</p>")] if words else []
    if notes is None:
        return kept
    what = f"Our block “{name}” refuses what stood there ({reason})"
    source = json.dumps(value, ensure_ascii=False)
    notes.attention.append(Attention(what, source))
    return [note({"what": what, "source": source}), *kept]


def refusal_of(block: Block, name: str, value: object) -> str:
    """Why the page's own check would refuse it; "" where it wouldn't."""
    if name in UNCHECKED:
        return ""
    try:
        block.clean(block.to_python(targets_away(value)))
    except ValidationError as error:
        return " ".join(dict.fromkeys(messages_of(error)))
    return ""


def targets_away(value: object) -> object:
    """A page or document that a link leads to is known only when the page is written."""
    if not isinstance(value, dict) or not value.get("verb"):
        return value
    inside = any(str(value.get(name) or "").startswith(INTERNAL) for name in ("page", "document"))
    return {**value, "page": None, "document": None, "url": SOMEWHERE} if inside else value


def messages_of(error: ValidationError) -> Iterator[str]:
    """Errors of blocks lie within one another, by field."""
    inner = getattr(error, "block_errors", None) or {}
    for each in inner.values() if isinstance(inner, dict) else inner:
        if each is not None:
            yield from messages_of(each)
    if not inner:
        yield from error.messages


def strings_in(value: object) -> Iterator[str]:
    """What a reader would have read of it."""
    if isinstance(value, dict):
        for name, each in value.items():
            if name not in NOT_WORDS and name not in ("address", "url"):
                yield from strings_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings_in(each)
    elif isinstance(value, str) and plain(value):
        yield plain(value)


def note(value: dict) -> Element:
    title, rest = cut(f"Needs attention: {value['what']}", LONGEST_TITLE)
    source = value["source"][:SHOWN]
    body = "".join(f"<p>{escape(each)}</p>" for each in (rest, source) if each) or "<p>…</p>"
    return "callout", {"kind": "important", "title": title, "body": body}


def quote_as_text(value: dict) -> list[Element]:
    lines = [f"<p>{plain_to_html(line)}</p>" for line in value["quote"].split("\n")]
    said = ", ".join(each for each in (value["attribution"], value["role"]) if each)
    said_by = f"<p>{plain_to_html(said)}</p>" if said else ""
    return [("text", "".join(lines) + said_by)]


def gallery_as_images(value: dict) -> list[Element]:
    title = [("text", f"<p>{plain_to_html(value['title'])}</p>")] if value["title"] else []
    return [*title, *(("image", each) for each in value["images"])]


def recording_as_link(value: dict) -> list[Element]:
    """On a standing page: a file to download, or a link to where it is watched."""
    if value["file"]:
        document = {"document": value["file"], "title": value["title"], "description": ""}
        return [("document", {**document, "description": value["description"]})]
    text, rest = cut(value["title"], LONGEST_TITLE)
    link = {"verb": "watch", "text": text, "page": None, "document": None, "url": value["address"]}
    more = " ".join(each for each in (rest, value["description"]) if each)
    after = [("text", f"<p>{plain_to_html(more)}</p>")] if more else []
    return [("action_link", {**link, "note": ""}), *after]


INSTEAD = {
    "quote": quote_as_text,
    "gallery": gallery_as_images,
    "recording": recording_as_link,
}
