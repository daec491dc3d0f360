"""Draw the picture of a page: 1200 by 630 pixels, the size that shared links are shown in."""

from functools import cache, lru_cache
from io import BytesIO

from PIL import Image, ImageDraw

from content.sharing_pictures.letters import drawable, font
from content.sharing_pictures.lines import fitted
from content.sharing_pictures.words import Words

WIDTH, HEIGHT = 1200, 630
EVERGREEN, RING = "#12382b", "#1b4a39"
GOLD, PAPER = "#e8b959", "#f6f0e2"
NAME = "London Anti-Racism Collaboration for Health"

MARGIN = 80
TITLE_TOP, TITLE_BOTTOM = 150, 500
LABEL_SIZE, NAME_SIZE = 32, 28
LABEL_HEIGHT = 52
RINGS = range(70, 620, 46)  # radii
FINER = 3  # shapes are drawn this much larger and made smaller, or their edges would be jagged
COLOURS = 64  # enough for four colours and the shades at their edges

# The tree of static/images/larch.svg, on its grid of 40.
CROWN = [(20, 4), (27, 14), (23, 14), (29, 23), (25, 23), (32, 33),
         (8, 33), (15, 23), (11, 23), (17, 14), (13, 14)]  # fmt: skip
TRUNK = [(18.5, 33), (21.5, 33), (21.5, 37), (18.5, 37)]


@lru_cache(maxsize=16)  # where nothing can be kept on disk, the pages that are asked for most
def draw(words: Words) -> bytes:
    """A PNG. A title that the font can't write makes way for the name of the site."""
    title = drawable(words.title) or NAME
    label = drawable(words.label)
    picture = identity().copy()
    pen = ImageDraw.Draw(picture)
    top = TITLE_TOP + (LABEL_HEIGHT if label else 0)
    found = fitted(title, width=WIDTH - 2 * MARGIN, height=TITLE_BOTTOM - top)
    start = TITLE_BOTTOM - found.height
    for number, line in enumerate(found.lines):
        pen.text((MARGIN, start + number * found.step), line, PAPER, font(found.size))
    if label:
        pen.text((MARGIN, start - LABEL_HEIGHT), label, GOLD, font(LABEL_SIZE))
    return png(picture)


@cache
def identity() -> Image.Image:
    """What every picture shows: year rings, the larch, the name."""
    large = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), EVERGREEN)
    pen = ImageDraw.Draw(large)
    for radius in RINGS:
        colour = GOLD if radius == RINGS[0] else RING
        pen.circle(
            finer(1150, 40), radius * FINER, outline=colour, width=(5 + radius // 90) * FINER
        )
    pen.polygon(on_the_grid(CROWN), PAPER)
    pen.polygon(on_the_grid(TRUNK), GOLD)
    pen.rectangle((*finer(MARGIN, 528), *finer(MARGIN + 120, 534)), GOLD)
    picture = large.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    pen = ImageDraw.Draw(picture)
    pen.text((MARGIN + 84, 92), "LARCH", PAPER, font(48), anchor="lm")
    pen.text((MARGIN, 550), NAME, GOLD, font(NAME_SIZE))
    return picture


def finer(x: float, y: float) -> tuple[float, float]:
    return x * FINER, y * FINER


def on_the_grid(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    scale = 2.4
    return [finer(MARGIN - 18 + x * scale, 42 + y * scale) for x, y in points]


def png(picture: Image.Image) -> bytes:
    content = BytesIO()
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(content, "PNG", optimize=True)
    return content.getvalue()
