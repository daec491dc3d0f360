"""A quarter as a picture to be shared: its four headlines on the identity of the site."""

from functools import lru_cache

from PIL import ImageDraw

from content.remi.uptake.presenting import FrozenQuarter, heading
from content.remi.uptake.snapshot import UptakeSnapshot
from content.sharing_pictures.drawing import GOLD, MARGIN, PAPER, identity, png
from content.sharing_pictures.letters import font
from content.sharing_pictures.lines import fitted

TOP = 156
COLUMN, ROW = 520, 145  # pixels
NUMBER_SIZE, LABEL_SIZE, TITLE_SIZE = 64, 28, 32


def draw_card(snapshot: UptakeSnapshot) -> bytes:
    """A PNG. A snapshot never changes, so neither does its picture."""
    shown = FrozenQuarter(snapshot)
    headlines = tuple((cell.text, cell.label) for cell in shown.headlines)
    return drawn(heading(snapshot), headlines)


@lru_cache(maxsize=16)
def drawn(title: str, headlines: tuple[tuple[str, str], ...]) -> bytes:
    picture = identity().copy()
    pen = ImageDraw.Draw(picture)
    lines = fitted(title, width=1040, height=3 * TITLE_SIZE)
    for number, line in enumerate(lines.lines):
        pen.text((MARGIN, TOP + number * lines.step), line, GOLD, font(lines.size))
    below = TOP + lines.height + 16
    for place, (text, label) in enumerate(headlines):
        x, y = MARGIN + place % 2 * COLUMN, below + place // 2 * (ROW - 20)
        pen.text((x, y), text, PAPER, font(NUMBER_SIZE))
        pen.text((x, y + NUMBER_SIZE + 12), label, PAPER, font(LABEL_SIZE))
    return png(picture)
