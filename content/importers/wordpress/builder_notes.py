"""Notes at the head of a draft whose page a builder keeps in a field of its own."""

from content.importers.wordpress.builder_doubts import IN_PART, OTHERWISE, builder_of
from content.importers.wordpress.builder_fields import (
    BUILDERS,
    addresses_in,
    kept_apart,
    opened,
    shown_of,
    text_in,
)
from content.importers.wordpress.builder_parts import divided
from content.importers.wordpress.builder_targets import targets_apart
from content.importers.wordpress.members_only import SAID
from content.importers.wordpress.notes import Attention, Notes
from content.importers.wordpress.story import ATTENTION
from content.importers.wordpress.wxr import Item

Elements = list[tuple[str, object]]


def builders_notes(item: Item, kept_by: str, notes: Notes) -> Elements:
    tell_hidden(item, kept_by, notes)
    if kept_by.startswith(IN_PART):
        what = (
            f"{BUILDERS[builder_of(item)]} showed parts of this page to members alone, and the post holds their "
            "words without saying so. Take them out before you publish the page; the report says which they are"
        )
        return [note(what, "", notes), *targets_apart(item, notes)]
    if kept_by.startswith(OTHERWISE):
        what = (
            f"{BUILDERS[builder_of(item)]} showed another text than this one. Put that in its place before you "
            "publish the page"
        )
        return [
            note(what, text_in(shown_of(item.meta[builder_of(item)])), notes),
            *targets_apart(item, notes),
        ]
    return text_apart(item, notes) or targets_apart(item, notes)


def note(what: str, source: str, notes: Notes) -> tuple[str, object]:
    notes.attention.append(Attention(what, source))
    return ATTENTION, {"what": what, "source": source}


def tell_hidden(item: Item, kept_by: str, notes: Notes) -> None:
    """In the report alone: drafts are published one day."""
    name = builder_of(item)
    hidden = divided(opened(item.meta[name]))[1] if name else ""
    if hidden:
        where = "is in the draft" if kept_by.startswith(IN_PART) else "was left out"
        what = f"{SAID} ({name}) {where}"
        notes.withheld(what, "\n".join([text_in(hidden), *addresses_in(hidden)]))


def text_apart(item: Item, notes: Notes) -> Elements:
    """A note with all of the text, which an editor has to put in its place."""
    name, text = kept_apart(item)
    if not name:
        return []
    what = (
        f"{BUILDERS[name]} keeps the text of this page in a field of its own ({name}), and the post is "
        "empty. Put the text in its place and publish the page; then its old address leads there"
    )
    source = "\n".join([text, *addresses_in(shown_of(item.meta[name]))])
    return [note(what, source, notes)]
