"""Which words were marked as being in another language or direction: our text can't hold the mark.

The direction readers see all the same, since the style sheet takes it from the words themselves. The
language of single words is for an editor to know (WCAG 2.2, 3.1.2).
"""

from content.importers.wordpress.markup import Node
from content.importers.wordpress.notes import Notes

OWN = "en"
MOST = 60  # characters of the words that are told
FORCED = {"bdo": "in a direction that was forced"}


def tell_languages(tree: Node, notes: Notes) -> None:
    for node in tree.walk():
        language = (
            "" if node.block else str(node.attrs.get("lang") or node.attrs.get("xml:lang") or "")
        )
        if not language and node.tag not in FORCED:
            continue
        words = node.text
        begun = words if len(words) <= MOST else f"{words[:MOST].rstrip()}…"
        if not words:
            continue
        if language and language.lower().partition("-")[0] != OWN:
            notes.change(
                f"Words were marked as being in the language “{language}”, which our text can't hold: “{begun}”"
            )
        elif node.tag in FORCED:
            notes.change(f"Words stood {FORCED[node.tag]}: “{begun}”")
