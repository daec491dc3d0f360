"""The comments with which the block editor marks its blocks: `<!-- wp:image {"id":5} -->`.

They are turned into tags that the tree builder knows, so that one reading serves blocks and HTML.
Nothing here calls itself, so ten thousand nested blocks are read like one.
"""

import json
import re
from dataclasses import dataclass, field

from content.importers.wordpress.block_settings import wrong_settings

DELIMITER = re.compile(
    r"(?P<closer>/)?wp:(?P<name>[a-z][a-z0-9_-]*(?:/[a-z][a-z0-9_-]*)?)(?=[\s/{]|$)"
)
OPEN, CLOSE = "wp-open", "wp-close"
DEEPEST = 1_000  # nested blocks; the block editor itself gives up long before
READABLE = 60  # characters of a fault's source that are told


@dataclass(frozen=True)
class BlockComment:
    name: str  # "core/image"
    attrs: dict


@dataclass
class Marked:
    """The source with tags instead of block comments; a tag's `n` leads to its comment."""

    source: str
    html: str = ""
    comments: list[BlockComment] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    deepest: int = 0
    open_blocks: list[tuple[str, int]] = field(default_factory=list)

    @property
    def has_blocks(self) -> bool:
        return bool(self.comments)

    def fault(self, start: int, what: str) -> None:
        line = self.source.count("\n", 0, start) + 1
        words = " ".join(self.source[start : start + READABLE].split())
        self.faults.append(f"line {line} of its text, “{words}”: {what}")


def marked(source: str) -> Marked:
    """Faults are named with their place; what they stand in is read as HTML."""
    result, parts, place = Marked(source), [], 0
    while (start := source.find("<!--", place)) >= 0:
        end = source.find("-->", start + 4)
        if end < 0:
            parts.append(source[place:start])
            place = start
            if "wp:" in source[start : start + READABLE]:
                result.fault(start, "a block comment is never closed by “-->”")
                place = start + 4  # what follows is text, and no comment to the end of the post
            break
        parts.append(source[place:start])
        parts.append(tag_instead(source[start : end + 3], start, result))
        result.deepest = max(result.deepest, len(result.open_blocks))
        place = end + 3
    parts.append(source[place:])
    for name, opened in result.open_blocks:
        result.fault(opened, f"the block {name} is never closed")
    result.html = "".join(parts)
    return result


def tag_instead(comment: str, start: int, result: Marked) -> str:
    """Other comments are left as they are."""
    words = comment[4:-3].strip()
    match = DELIMITER.match(words)
    if match is None:
        if words.startswith(("wp:", "/wp:")):
            result.fault(start, "no block has this name")
        return comment
    name = match["name"] if "/" in match["name"] else f"core/{match['name']}"
    if match["closer"]:
        return closing_tags(name, start, result)
    rest = words[match.end() :].strip()
    is_void = rest.endswith("/")
    number = len(result.comments)
    attrs = attributes(rest.removesuffix("/").strip(), start, name, result)
    result.comments.append(BlockComment(name, attrs))
    if is_void:
        return f'<{OPEN} n="{number}"></{CLOSE}>'
    result.open_blocks.append((name, start))
    return f'<{OPEN} n="{number}">'


def closing_tags(name: str, start: int, result: Marked) -> str:
    """Closes what is open down to the block of this name; nothing where none is open."""
    still_open = result.open_blocks
    if not any(opened == name for opened, _ in reversed(still_open)):
        result.fault(start, f"the block {name} is closed but was never opened")
        return ""
    closed = ""
    while still_open:
        opened, since = still_open.pop()
        closed += f"</{CLOSE}>"
        if opened == name:
            break
        result.fault(since, f"the block {opened} is never closed")
    return closed


def attributes(written: str, start: int, name: str, result: Marked) -> dict:
    if not written:
        return {}
    try:
        found = json.loads(written)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        result.fault(start, f"the settings of the block {name} can't be read")
        return {}
    for setting, what in list(wrong_settings(name, found)):
        result.fault(start, f"a setting of the block {name} makes no sense: {what}")
        del found[setting]
    return found
