"""A paragraph as somebody typed it: perhaps a list with bullets typed by hand, or a heading in bold."""

import re
from collections.abc import Iterator

from content.importers.wordpress.inline import BREAK, plain, tidied
from content.importers.wordpress.notes import Notes

BULLET = re.compile(r"^((?:<[bi]>|\s|&nbsp;|\xa0)*)[•●▪◦‣·∙■□◆➢➤✓✔](?:\s|&nbsp;|\xa0)*")
ALL_BOLD = re.compile(r"^(?:<i>)?<b>((?:(?!</?b>).)*)</b>(?:</i>)?:?$", re.S)
PAUSE = re.compile(r"(?:\s*<br/>\s*){2,}")
ENDS_A_SENTENCE = (".", "!", ";", ",", "…")
LONGEST_HEADING = 120  # as HeadingBlock allows
LONGEST_GUESSED = 80  # what is longer in bold is stressed, not a heading
ADDRESS = re.compile(r"^https?://[^\s<>\"]+$")

OF_FILMS = r"//(?:[a-z]+\.)?(?:youtube\.com|youtu\.be|youtube-nocookie\.com|vimeo\.com|player\.vimeo\.com)/"
FILMS = re.compile(rf"^(?:https?:)?{OF_FILMS}", re.IGNORECASE)
LINE_OF_SOURCE = re.compile(
    rf"(?<=\n)[ \t]*(https?:{OF_FILMS}[^\s<>\"]+)[ \t]*(?=\n)", re.IGNORECASE
)


def films_apart(words: str) -> list[str]:
    """WordPress shows the film whose address has a line of the source to itself, wherever that stands."""
    return LINE_OF_SOURCE.split(words)


def in_parts(html: str) -> Iterator[str]:
    """A paragraph, parted where a line is the address of a film and nothing else."""
    before: list[str] = []
    for line in html.split(BREAK):
        if FILMS.match(line) and ADDRESS.match(line) and is_closed(BREAK.join(before)):
            yield tidied(BREAK.join(before))
            yield line
            before = []
        else:
            before.append(line)
    yield tidied(BREAK.join(before))


def is_closed(html: str) -> bool:
    """No mark reaches beyond it."""
    return html.count("<") - html.count(BREAK) == 2 * html.count("</")


def paragraph(html: str, notes: Notes) -> Iterator[tuple[str, object]]:
    """The elements that it becomes: text, or a heading."""
    for part in map(tidied, PAUSE.split(html)):
        if not plain(part):
            continue
        if (match := ALL_BOLD.match(part)) and is_heading(plain(match[1])):
            words = plain(match[1]).rstrip(":")
            notes.change(f"A paragraph all in bold became a heading: “{words}”")
            yield "bold heading", words
        else:
            yield "text", lists_in(part, notes)


def is_heading(words: str) -> bool:
    return len(words) <= LONGEST_GUESSED and not words.endswith(ENDS_A_SENTENCE) and bool(words)


def lists_in(html: str, notes: Notes) -> str:
    """Lines that begin with a typed bullet become the items of a list."""
    lines = [line.strip() for line in html.split(BREAK)]
    if not any(BULLET.match(line) for line in lines):
        return f"<p>{html}</p>"
    notes.change("Bullets that were typed by hand became a list")
    made, items, before = [], [], []
    for line in lines:
        if BULLET.match(line):
            items.append(BULLET.sub(r"\1", line))
        elif items and line:
            items[-1] += f"{BREAK}{line}"
        elif line:
            before.append(line)
    if before:
        made.append(f"<p>{BREAK.join(before)}</p>")
    made.append("<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul><!--typed-->")
    return "".join(made)
