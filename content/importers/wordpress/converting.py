"""From the text of a post to blocks of ours: the whole way, for one post."""

from dataclasses import dataclass

from content.importers.wordpress import containers, handlers
from content.importers.wordpress.attributes import tell_attributes
from content.importers.wordpress.counters import count_to_the_end
from content.importers.wordpress.expanding import expanded
from content.importers.wordpress.gutenberg import marked
from content.importers.wordpress.hidden import leave_out_hidden
from content.importers.wordpress.inline import clean
from content.importers.wordpress.jumps import name_headings, without_dead_ends
from content.importers.wordpress.languages import tell_languages
from content.importers.wordpress.lazy_pictures import bring_in
from content.importers.wordpress.markup import tree_of
from content.importers.wordpress.notes import Notes
from content.importers.wordpress.outline import mended
from content.importers.wordpress.spellings import filled_in, languages_in
from content.importers.wordpress.text_blocks import bracket_footnote_marks
from content.importers.wordpress.walker import Surroundings, Walker
from content.importers.wordpress.widgets import lead_on


@dataclass
class Converted:
    elements: list[tuple[str, object]]
    notes: Notes


def convert(source: str, around: Surroundings) -> Converted:
    """Never fails: what it doesn't understand it names."""
    notes = Notes()
    within = marked(source)
    for fault in within.faults:
        notes.change(f"Broken block: {fault}")
    walker = Walker(
        around,
        notes,
        handlers.TAGS,
        handlers.BLOCKS,
        containers.unknown,
        classic=not within.has_blocks,
    )
    tell_spellings(source, walker)
    tree = tree_of(expanded(within.html), within.comments)
    bring_in(tree)
    bracket_footnote_marks(tree)
    tell_attributes(tree, notes)
    leave_out_hidden(tree, notes, around)
    lead_on(tree, notes)
    count_to_the_end(tree, notes)
    name_headings(tree)
    tell_languages(tree, notes)
    walker.nodes(tree.children)
    if not within.has_blocks and source.strip():
        notes.became("classic editor", "text")
    elements = mended(walker.story.elements, around.title, notes)
    elements = without_dead_ends([gated(*each) for each in elements], notes)
    return Converted(elements, notes)


def tell_spellings(source: str, walker: Walker) -> None:
    filled = filled_in(source)
    if filled:
        names = ", ".join(dict.fromkeys(name for name, _ in filled))
        what = f"Divi fills in places of this page by itself: {names}. Put there what belongs there"
        walker.attention(what, "\n".join(said for _, said in filled))
    if languages := languages_in(source):
        what = f"The text stands here in several languages, one after the other: {', '.join(languages)}"
        walker.attention(what, "")


def gated(kind: str, value: object) -> tuple[str, object]:
    return (kind, clean(value)) if kind == "text" else (kind, value)
