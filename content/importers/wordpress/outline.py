"""Headings in a proper outline: ours have two levels below the title, and skip none."""

import re

from content.importers.wordpress.notes import Notes

ANCHOR = re.compile(r"^[a-z][a-z0-9-]{0,79}$")
BOLD = "bold"
TOP = "top"  # heads a part of the page, whatever level the others have


def mended(
    elements: list[tuple[str, object]], title: str, notes: Notes
) -> list[tuple[str, object]]:
    """The highest level in use becomes h2, all below it h3; a heading that repeats the title goes."""
    kept = [each for each in elements if not repeats(each, title, notes)]
    kept = without_ends(kept)
    levels = real_levels(kept)
    highest = min(levels, default="h2")
    begins = next((n for n, each in enumerate(kept) if level_in(each) in (highest, TOP)), 0)
    # What stands before the first of the highest has an outline of its own.
    before = min(real_levels(kept[:begins]), default=highest)
    has_begun, result = False, []
    for place, (kind, value) in enumerate(kept):
        if kind == "heading":
            top = before if place < begins else highest
            level = level_of(value["level"], top, levels, has_begun)
            if value["level"] not in (level, BOLD, TOP):
                notes.change(f"The level of headings was mended: {value['level']} became {level}")
            anchor = value["anchor"] if ANCHOR.match(value["anchor"]) else ""
            result.append((kind, {"text": value["text"], "level": level, "anchor": anchor}))
            has_begun = True
        else:
            result.append((kind, value))
    return result


def level_in(element: tuple[str, object]) -> str:
    kind, value = element
    return value["level"] if kind == "heading" else ""


def real_levels(elements: list[tuple[str, object]]) -> set[str]:
    return {level_in(each) for each in elements} - {BOLD, TOP, ""}


def level_of(level: str, highest: str, levels: set[str], has_begun: bool) -> str:
    """Bold words divide what the real headings begin; without these they divide the page."""
    if not has_begun or level in (highest, TOP):
        return "h2"
    if level == BOLD:
        return "h3" if levels else "h2"
    return "h3"


def repeats(element: tuple[str, object], title: str, notes: Notes) -> bool:
    kind, value = element
    if kind != "heading" or plainly(value["text"]) != plainly(title):
        return False
    notes.left_out("A heading that repeats the title", value["text"])
    return True


def plainly(words: str) -> str:
    return " ".join(re.findall(r"\w+", words)).casefold()


def without_ends(elements: list[tuple[str, object]]) -> list[tuple[str, object]]:
    """Bold words at the very end head nothing: they are text."""
    place = len(elements)
    while place and elements[place - 1][0] == "heading" and elements[place - 1][1]["level"] == BOLD:
        place -= 1
    tail = [("text", f"<p><b>{escaped(v['text'])}</b></p>") for _, v in elements[place:]]
    return elements[:place] + tail


def escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
