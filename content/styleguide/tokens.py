"""The tokens of static/css/tokens.css: read from the file, so that the style guide can't lag behind."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders

DECLARATION = re.compile(r"--(?P<name>[\w-]+):\s*(?P<value>[^;]+);")
DARK = re.compile(r"@media \(prefers-color-scheme: dark\) \{(?P<rules>.*?\n)\}", re.DOTALL)
LATER_MEDIA = re.compile(r"@media .*", re.DOTALL)
HEX = re.compile(r"#[0-9a-f]{6}")
# What a colour stands on, where that isn't the paper.
GROUNDS = {
    "band-ink": "band",
    "band-ink-soft": "band",
    "band-gold": "band",
    "button-ink": "button",
    "doubt": "doubt-wash",
    "gold-ink": "gold-wash",
    "shape-ink": "shape",
}
PAPER = "paper"


@dataclass(frozen=True)
class Colour:
    """One colour in both schemes, with the contrast to what it stands on."""

    name: str
    ground: str
    light: str
    dark: str
    contrast_light: float
    contrast_dark: float


@dataclass(frozen=True)
class Tokens:
    """Values by name, without the two hyphens; in `dark` those that the dark scheme changes."""

    light: dict[str, str]
    dark: dict[str, str]

    @property
    def type_scale(self) -> list[tuple[str, str]]:
        return [pair for pair in self.light.items() if pair[0].startswith("text-")]

    @property
    def spaces(self) -> list[tuple[str, str]]:
        return [pair for pair in self.light.items() if pair[0].startswith("space-")]

    def others(self) -> list[tuple[str, str]]:
        """What is neither a colour nor a step of a scale: widths, weights, corners, shadows."""
        shown = {colour.name for colour in self.colours()}
        steps = ("text-", "space-")
        return [
            (name, value)
            for name, value in self.light.items()
            if name not in shown and not name.startswith(steps)
        ]

    def colours(self) -> list[Colour]:
        return [
            self.colour(name) for name, value in self.light.items() if HEX.fullmatch(value.lower())
        ]

    def colour(self, name: str) -> Colour:
        ground = GROUNDS.get(name, PAPER)
        light, dark = self.light, {**self.light, **self.dark}
        return Colour(
            name,
            ground,
            light[name],
            dark[name],
            contrast(light[name], light[ground]),
            contrast(dark[name], dark[ground]),
        )


@lru_cache(maxsize=1)
def tokens() -> Tokens:
    """Read once: the file changes with the program."""
    sheet = re.sub(r"/\*.*?\*/", "", Path(finders.find("css/tokens.css")).read_text(), flags=re.S)
    dark = DARK.search(sheet)
    return Tokens(
        light=declared(LATER_MEDIA.sub("", sheet)), dark=declared(dark["rules"] if dark else "")
    )


def declared(rules: str) -> dict[str, str]:
    return {
        found["name"]: " ".join(found["value"].split()) for found in DECLARATION.finditer(rules)
    }


def contrast(one: str, other: str) -> float:
    """The ratio that WCAG 2 defines, from 1 to 21, of two colours as "#rrggbb"."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance, from 0 (black) to 1 (white); https://www.w3.org/TR/WCAG22/."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
