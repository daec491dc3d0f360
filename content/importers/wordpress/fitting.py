"""Which of our blocks a page type allows, and what stands in for one that it doesn't."""

from html import escape

from wagtail.blocks import StreamBlock

from content.importers.wordpress.pictures import cut
from content.importers.wordpress.story import ATTENTION, plain_to_html

LONGEST_TITLE = 120
SHOWN = 1_500  # characters of a source that a note shows; the report has all of it
Element = tuple[str, object]


def fitted(elements: list[Element], story: StreamBlock, *, with_notes: bool) -> list[dict]:
    """Raw values for the stream; `with_notes`, what needs attention stands there as a callout."""
    raw: list[dict] = []
    for kind, value in elements:
        if kind == ATTENTION:
            allowed = [note(value)] if with_notes else []
        elif kind in story.child_blocks:
            allowed = [(kind, value)]
        else:
            allowed = INSTEAD[kind](value)
        for name, each in allowed:
            if name == "text" and raw and raw[-1]["type"] == "text":
                raw[-1] = {"type": "text", "value": raw[-1]["value"] + each}
            else:
                raw.append({"type": name, "value": each})
    return raw


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
