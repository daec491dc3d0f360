"""Whether a passage that was quoted still stands in a text, however it is set."""

import hashlib
import re
import unicodedata

LEFT_OUT = re.compile(r"[\[(]?\s*(?:…|\.\.\.)\s*[\])]?")
PERCENT = re.compile(r"\bper\s?cent\b|\bpercent\b", re.IGNORECASE)
SOFT = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")  # where a word may be broken
# Figures with their commas and points are one, and letters beside them are another: "women1".
TOKEN = re.compile(r"\d+(?:[.,]\d+)*|%|[^\W\d_]+")
SHORTEST = 3  # tokens; fewer stand anywhere


def tokens_of(text: str) -> list[str]:
    """Words in small letters and figures, without marks, spaces and the ways of setting them."""
    plain = PERCENT.sub("%", SOFT.sub("", unicodedata.normalize("NFKC", text))).casefold()
    return [each.replace(",", "") for each in TOKEN.findall(plain)]


def spaced(text: str) -> str:
    return f" {' '.join(tokens_of(text))} "


def fingerprint(passage: str) -> str:
    return hashlib.sha256(spaced(passage).encode()).hexdigest()[:16]


def can_be_found(passage: str) -> bool:
    return len(tokens_of(passage)) >= SHORTEST


def stands_in(passage: str, text: str) -> bool:
    """`text` as `spaced` gives it. What the passage leaves out ("…") may be anything."""
    at = 0
    # Before full stops become one sign with the rest.
    for part in LEFT_OUT.split(passage):
        words = spaced(part)
        if not words.strip():
            continue
        at = text.find(words, at)
        if at < 0:
            return False
        at += len(words) - 1
    return True
