"""Labels that plugins and themes added beside categories and tags, each with a list of its own posts.

What they mean nobody can guess, so each is told, and leads on once the mapping file says to what.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.importers.wordpress.inline import plain
from content.importers.wordpress.sections import NEWS, RESOURCES, SECTION_OF

if TYPE_CHECKING:
    from content.importers.wordpress.permalinks import Archives

TOPIC = "topic"
# WordPress's own, whose lists have known addresses, those of the block editor, of menus and translations,
# and of who wrote: no reader saw other lists.
NOT_LISTS = {"category", "post_tag", "author", "nav_menu", "post_format", "link_category", "wp_theme",
             "wp_template_part_area", "wp_pattern_category", "language", "post_translations",
             "term_language", "term_translations"}  # fmt: skip


@dataclass(frozen=True)
class CustomLabel:
    taxonomy: str
    slug: str
    name: str

    @property
    def bases(self) -> list[str]:
        """How an address begins, unless the plugin says otherwise."""
        return list(dict.fromkeys([self.taxonomy, self.taxonomy.replace("_", "-")]))


def custom_labels(archives: Archives) -> list[CustomLabel]:
    terms = [
        *archives.survey.terms,
        *(each for plan in archives.plans for each in plan.entry.terms),
    ]
    names = {(each.taxonomy, each.slug): plain(each.name) or each.slug for each in reversed(terms)}
    return [CustomLabel(taxonomy, slug, name) for (taxonomy, slug), name in sorted(names.items())
            if taxonomy and slug and taxonomy not in NOT_LISTS]  # fmt: skip


def listing_of_kind(kind: str, paths: dict[str, str]) -> str:
    """Only news and resources hold articles of several kinds."""
    section = SECTION_OF.get(kind, "")
    listing = paths.get(section, "/")
    return f"{listing}?kind={kind}" if section in (NEWS, RESOURCES) and listing != "/" else listing


def label_lines(archives: Archives) -> list[dict[str, str]]:
    """For the report: each by name, with its old address and where that leads."""
    lines = []
    for each in custom_labels(archives):
        leads_to = archives.listing_of(each.taxonomy, each.slug)
        address = f"/{each.bases[-1]}/{archives.nested(each.taxonomy, each.slug)}/"
        lines.append(
            {"taxonomy": each.taxonomy, "name": each.name, "address": address, "leads_to": leads_to}
        )
    return lines
