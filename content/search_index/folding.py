"""Text as the search compares it: "Café-Bar" and "cafe bar" are the same."""

import re
import unicodedata
from functools import lru_cache

SINGLE = str.maketrans("øłđħŧıðþ\u2018\u2019\u02bc", "oldhtidt'''")
# PostgreSQL reads what stands between < and > as markup, and words with a hyphen or a slash as
# something of their own kind. Parted, they are found however they are written.
PARTING = re.compile(
    r"[-\u2010-\u2015\u2212/\\_<>&@\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


def composed(text: str) -> str:
    """The form in which text is kept: one character where Unicode also has two that look the same."""
    return unicodedata.normalize("NFC", text)


def folded(text: str) -> str:
    """Without accents and capitals, character for character: places in the one are places in the other.

    `text` has to be `composed`.
    """
    return PARTING.sub(" ", "".join(map(folded_character, text)))


@lru_cache(maxsize=4096)
def folded_character(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character.lower())
    bare = "".join(each for each in plain if not unicodedata.combining(each)).translate(SINGLE)
    return bare if len(bare) == 1 else character


def words_of(text: str) -> list[str]:
    return WORD.findall(folded(composed(text)))
