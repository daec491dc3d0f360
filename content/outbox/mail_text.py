"""Mails as plain text: prose wrapped, each link on a line of its own."""

import textwrap
import unicodedata
from dataclasses import dataclass

from django.conf import settings

WIDTH = 72
LONGEST_NAME = 60
IN_NAMES = " -'\u2019"


@dataclass(frozen=True)
class Link:
    words: str
    address: str

    def __str__(self):
        return f"{wrapped(self.words)}\n{self.address}"


def letter(*parts: str | Link | None) -> str:
    """Parts with an empty line between them; what is empty is left out."""
    return "\n\n".join(str(p) if isinstance(p, Link) else prose(p) for p in parts if p) + "\n"


def prose(text: str) -> str:
    """Paragraphs stay paragraphs."""
    paragraphs = text.replace("\r\n", "\n").split("\n\n")
    return "\n\n".join(wrapped(one) for one in paragraphs if one.strip())


def wrapped(text: str) -> str:
    # A long word may be an address: broken, it would lead nowhere.
    return textwrap.fill(one_line(text), WIDTH, break_long_words=False, break_on_hyphens=False)


def absolute(path: str) -> str:
    """With the host, which a mail needs."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def one_line(text: str) -> str:
    return " ".join(text.split())


def greeting(name: str) -> str:
    """By name only where it looks like one: the form takes any words and any address, and our
    mails must not carry a stranger's advertisement to somebody else."""
    name = one_line(name)
    if name and len(name) <= LONGEST_NAME and all(map(stands_in_names, f"{name} ", f"{name} "[1:])):
        return f"Hello {name},"
    return "Hello,"


def stands_in_names(letter: str, following: str) -> bool:
    """A full stop only after an initial or a title: elsewhere it makes a link."""
    if letter == ".":
        return following == " "
    return letter in IN_NAMES or unicodedata.category(letter)[0] in "LM"
