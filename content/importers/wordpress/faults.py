"""What can be wrong with an export, in words that say what to do."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from content.importers.problems import LoadError


class ExportError(LoadError):
    """The file can't be imported. Nothing was changed."""


@dataclass
class Faults:
    """What is wrong with single posts or files: found before anything is written."""

    found: list[str] = field(default_factory=list)

    def add(self, where: str, what: str) -> None:
        self.found.append(f"{where}: {what}")

    def refuse(self) -> None:
        if not self.found:
            return
        most = 50
        told = self.found[:most]
        if len(self.found) > most:
            told.append(f"and {len(self.found) - most} more")
        count = len(self.found)
        told.append(
            f"{'1 fault. Mend it' if count == 1 else f'{count} faults. Mend them'} in WordPress and export again; or run "
            "this again with --despite-faults, which takes over what can be taken over and names the "
            "rest in the report."
        )
        raise ExportError("\n".join(told))


# The numbers of expat's errors: https://docs.python.org/3/library/pyexpat.html#module-xml.parsers.expat.errors
SYNTAX, NO_ELEMENTS, INVALID_TOKEN, UNCLOSED_TOKEN, PARTIAL_CHAR = 2, 3, 4, 5, 6
TAG_MISMATCH, JUNK, UNDEFINED_ENTITY, BAD_CHAR_REF = 7, 9, 11, 14
UNKNOWN_ENCODING, INCORRECT_ENCODING, UNCLOSED_CDATA, UNBOUND_PREFIX = 18, 19, 20, 27
ADVICE = {
    NO_ELEMENTS: "The file ends in the middle. Export again, and wait until the download is finished.",
    UNCLOSED_TOKEN: "The file ends in the middle. Export again, and wait until the download is finished.",
    UNCLOSED_CDATA: "The file ends in the middle. Export again, and wait until the download is finished.",
    PARTIAL_CHAR: "The file ends in the middle, or isn't in the encoding that its first line names.",
    SYNTAX: "This is not XML. Choose the file that Tools, Export in WordPress gives.",
    TAG_MISMATCH: "A tag is closed that wasn't opened: the file was changed or damaged. Export again.",
    JUNK: "Something follows the end of the export. Export again.",
    UNDEFINED_ENTITY: "An entity is named that XML doesn't know. Exports have none; export again.",
    BAD_CHAR_REF: "A character is written that XML forbids, such as &#8;. Take it out of the post in "
    "WordPress and export again.",
    UNKNOWN_ENCODING: "The first line names an encoding that isn't known. Exports are in UTF-8.",
    INCORRECT_ENCODING: "The file isn't in the encoding that its first line names. Exports are in UTF-8.",
    UNBOUND_PREFIX: "A prefix is used that the file doesn't declare: it was changed or damaged. Export "
    "again.",
}


# An item begins, its title, or its end.
TITLE = re.compile(rb"</?item>|(?<!\w)<title>(?:<!\[CDATA\[)?([^<\]]*)")


def explain(path: Path, code: int, line: int, column: int) -> str:
    """What the parser stumbled over, with its place; columns begin with 1."""
    if code == INVALID_TOKEN:
        advice = at_the_byte(path, line, column)
    else:
        advice = ADVICE.get(code, "The XML is damaged. Export again.")
    post = post_at(path, line, column)
    return f"{path.name}, line {line}, column {column + 1}{post}: {advice}"


def post_at(path: Path, line: int, column: int) -> str:
    """The last title before that place, if it is a post's."""
    title, is_inside = "", False
    with path.open("rb") as file:
        for number, each in enumerate(file, 1):
            for match in TITLE.finditer(each[:column] if number == line else each):
                if match[1] is None:
                    is_inside, title = match[0] == b"<item>", ""
                elif is_inside:
                    title = match[1].decode("utf-8", "replace").strip()
            if number == line:
                break
    return f", in the post “{title}”" if title else ""


def at_the_byte(path: Path, line: int, column: int) -> str:
    found = byte_at(path, line, column)
    if found is None:
        return ADVICE[NO_ELEMENTS]
    if found < ord(" "):
        return (
            f"A control character (U+{found:04X}) stands here, which XML forbids. Take it out of the "
            "post in WordPress and export again."
        )
    last_of_ascii = 0x7F
    if found > last_of_ascii:
        return ADVICE[INCORRECT_ENCODING]
    return (
        "This is not XML." if line == 1 else "The XML is damaged here."
    ) + " Choose the file that Tools, Export in WordPress gives."


def byte_at(path: Path, line: int, column: int) -> int | None:
    """Reads the file up to the line; None where it ends before."""
    with path.open("rb") as file:
        for _ in range(line - 1):
            file.readline()
        wanted = file.readline()
    # The parser points at the character or a little before it.
    for byte in wanted[column : column + 4]:
        if byte < ord(" ") and byte not in b"\t\r\n":
            return byte
    return wanted[column] if column < len(wanted) else None
