"""Menus of the old site: not taken over, but told entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.importers.wordpress.gutenberg import marked
from content.importers.wordpress.words import on_one_line
from content.importers.wordpress.wxr import Item, whole

if TYPE_CHECKING:
    from content.importers.wordpress.survey import Survey

MENUS = ("nav_menu_item", "wp_navigation")
LINKS = ("core/navigation-link", "core/navigation-submenu", "core/home-link")


@dataclass(slots=True)
class MenuEntry:
    """Its words, unless it shows the title of what it leads to."""

    menu: str
    words: str
    address: str
    target: int = 0
    is_term: bool = False


def menu_entries(item: Item) -> Iterator[MenuEntry]:
    if item.type == "wp_navigation":
        yield from entries_of_block(item)
        return
    menus = [term.name or term.slug for term in item.terms if term.taxonomy == "nav_menu"]
    meta = item.meta
    yield MenuEntry(
        ", ".join(menus), item["title"], meta.get("_menu_item_url", ""),
        whole(meta.get("_menu_item_object_id", "")), meta.get("_menu_item_type") == "taxonomy",
    )  # fmt: skip


def entries_of_block(item: Item) -> Iterator[MenuEntry]:
    """The block editor keeps a menu as one post, its entries as blocks."""
    for comment in marked(item["content"]).comments:
        if comment.name in LINKS:
            label, address = (str(comment.attrs.get(name) or "") for name in ("label", "url"))
            yield MenuEntry(
                item["title"], label, address, whole(str(comment.attrs.get("id") or ""))
            )


def menu_lines(survey: Survey) -> list[dict[str, str]]:
    posts = {entry.id: (entry.title, entry.link) for entry in survey.posts if entry.id}
    terms = {term.id: (term.name, "") for term in survey.terms if term.id}
    lines = []
    for entry in survey.menu:
        title, link = (terms if entry.is_term else posts).get(entry.target, ("", ""))
        words = (
            on_one_line(entry.words)
            or on_one_line(title)
            or entry.address
            or "an entry without words"
        )
        lines.append(
            {"menu": on_one_line(entry.menu), "words": words, "leads_to": entry.address or link}
        )
    return lines
