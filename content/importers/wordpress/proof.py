"""Counts the words of one post before and after: what isn't on the page must be in the report."""

import re
from collections import Counter
from dataclasses import dataclass

from content.importers.wordpress.block_words import words_of_post
from content.importers.wordpress.builder_fields import kept_apart
from content.importers.wordpress.builder_targets import beyond_the_post
from content.importers.wordpress.notes import Notes
from content.importers.wordpress.page_values import PageValues
from content.importers.wordpress.text_blocks import footnotes_of
from content.importers.wordpress.words import (
    counted,
    visible_text,
    words_of_blocks,
    words_of_html,
    words_of_targets,
)
from content.importers.wordpress.wxr import Item

REUSABLE = re.compile(r'<!--\s+wp:block\s+\{"ref":(\d+)')
FOOTNOTES = re.compile(r"<!--\s+wp:footnotes\s+")


@dataclass(frozen=True)
class Proof:
    source: int  # words that a reader of the old page saw
    page: int  # words of the new page
    found: int  # of the source's, how many stand on the page
    named: int  # of the others, how many a line of the report names
    lost: dict[str, int]  # the rest, which the report lists word by word

    def as_dict(self) -> dict:
        return {
            "source": self.source, "page": self.page, "found_on_page": self.found,
            "named_in_report": self.named, "unexplained": self.lost,
        }  # fmt: skip


def prove(
    item: Item,
    values: PageValues,
    notes: Notes,
    reusable: dict[int, str],
    *,
    stored: Counter[str] | None = None,
    targets: Counter[str] | None = None,
) -> Proof:
    """`stored`: the words of the page as it was written just now; else those that it would have.
    `targets`: of these, what isn't counted as words of the page, though the old one may have shown it."""
    source = source_words(item, reusable)
    page = counted(f"{values.title} {values.summary}") if stored is None else stored.copy()
    if stored is None:
        page += words_of_blocks(values.live) + words_of_blocks(values.recording)
        targets = words_of_targets(values.live)
    page -= counted(" ".join(notes.added))  # our own words stand in for none of the source's
    missing = source - page
    named = counted(" ".join(notes.named))
    for each in notes.attention:  # its line and its source say the same words
        named += counted(each.what) | words_of_html(each.source) | counted(each.source)
    lost = missing - named
    return Proof(
        source.total(), (page - (targets or Counter())).total(), source.total() - missing.total(), missing.total() - lost.total(),
        dict(lost),
    )  # fmt: skip


def source_words(item: Item, reusable: dict[int, str]) -> Counter[str]:
    content = item["content"]
    words = words_of_post(content) + counted(kept_apart(item)[1])
    words += counted(" ".join(beyond_the_post(item)[2]))
    words += counted(f"{visible_text(item['title'])} {visible_text(item['excerpt'])}")
    for number in REUSABLE.findall(content):
        words += words_of_post(reusable.get(int(number), ""))
    if FOOTNOTES.search(content):
        for note in footnotes_of(item.meta.get("footnotes", "")).values():
            words += words_of_html(note)
    return words
