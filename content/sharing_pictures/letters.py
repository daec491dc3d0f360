"""The font of the pictures, and which writing it can draw."""

import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

# Latin and Latin Extended; its licence, the SIL Open Font License, lies beside it.
FONT = Path(__file__).parent / "fonts" / "AtkinsonHyperlegibleNext-Bold.ttf"
NO_CHARACTER = "\U0010ffff"
PROBE = 20  # pixels; any size would do
LONGEST = 400  # characters; a title has 255 at most

INVISIBLE = {"Cc", "Cf", "Cn", "Co", "Cs"}
DECORATIVE = {"Sk", "So"}  # emoji among them


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size)


@lru_cache(maxsize=2048)
def has(character: str) -> bool:
    """Whether the font has the character; for one that it hasn't it draws an empty box."""
    return bytes(font(PROBE).getmask(character)) != bytes(font(PROBE).getmask(NO_CHARACTER))


def drawable(text: str) -> str:
    """The text on one line as far as it can be drawn; empty when any of its letters can't.

    A title without some of its letters would be another title. One without its emoji isn't.
    """
    spaced = " ".join(unicodedata.normalize("NFC", text[:LONGEST]).split())
    kept = []
    for character in spaced:
        kind = unicodedata.category(character)
        if kind in INVISIBLE or (kind in DECORATIVE and not has(character)):
            continue
        if not has(character):
            return ""
        kept.append(character)
    return " ".join("".join(kept).split())
