"""Items of one export that name themselves alike: by GUID or by address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.importers.wordpress.faults import Faults

if TYPE_CHECKING:
    from content.importers.wordpress.survey import Entry

COPIED = (
    "Plugins that copy a post copy that too. Both have numbers and addresses of their own: with "
    "--despite-faults both are taken over, also by later runs."
)


def refuse_repeated(posts: list[Entry], files: list[Entry], faults: Faults) -> None:
    guids: dict[str, Entry] = {}
    addresses: dict[tuple, Entry] = {}
    tell_apart([*posts, *files])
    for entry in posts:
        if first := guids.get(entry.guid):
            differ = entry.id != first.id and entry.link != first.link
            faults.add(
                entry.called,
                f"has the same GUID as {first.called}: {entry.guid}. "
                + (COPIED if differ else "A later run could take one for the other."),
            )
        if entry.guid:
            guids[entry.guid] = entry
        if not (entry.slug and entry.is_public):
            continue
        place = (entry.type, entry.parent if entry.type != "post" else entry.link, entry.slug)
        if first := addresses.get(place):
            faults.add(
                entry.called, f"has the same address (slug) as {first.called}: “{entry.slug}”."
            )
        addresses[place] = entry


def tell_apart(entries: list[Entry]) -> None:
    """Some have the GUID of another, of which they are a copy: one would take its place without a word.

    The oldest keeps it, in whatever order the export tells them.
    """
    keys: set[str] = set()
    for entry in sorted(entries, key=lambda each: (each.id or each.number, each.number)):
        if entry.key in keys:
            entry.key = f"{entry.key}:{entry.id or entry.number}"
        keys.add(entry.key)
