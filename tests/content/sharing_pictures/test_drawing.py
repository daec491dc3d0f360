"""Pictures for shared links: every title stays inside, and none is told wrongly."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from content.sharing_pictures import drawing, letters, lines
from content.sharing_pictures.words import Words

LONG = "A title of more words than anybody should write above a page " * 6
WORD = "W" * 200
ARABIC = "\u0627\u0644\u0635\u062d\u0629 \u0644\u0644\u062c\u0645\u064a\u0639"


def drawn(title: str, label: str = "") -> Image.Image:
    return Image.open(BytesIO(drawing.draw(Words(title, label)))).convert("RGB")


@pytest.mark.parametrize(
    "title", ["Short", LONG, WORD, f"{WORD} and {WORD}", "", ARABIC, "\x00\u202e"]
)
def test_nothing_is_drawn_outside_the_margins(title):
    change = ImageChops.difference(drawn(title, "News"), drawing.identity())

    # The colours of the background are rounded, so only clear differences count.
    left, top, right, bottom = change.convert("L").point(lambda shade: 255 * (shade > 40)).getbbox()

    assert left >= drawing.MARGIN - 2
    assert right <= drawing.WIDTH - drawing.MARGIN + 2
    assert top >= 130
    assert bottom <= 525


@pytest.mark.parametrize("title", [LONG, WORD])
def test_what_does_not_fit_ends_in_an_ellipsis(title):
    found = lines.fitted(title.strip(), width=600, height=120)

    assert found.height <= 120
    assert found.lines[-1].endswith("…")
    assert all(lines.width_of(line, found.size) <= 600 for line in found.lines)


def test_a_title_that_fits_keeps_every_word_in_the_largest_size_that_holds_it():
    title = "Trust, co-production and sharing power"

    found = lines.fitted(title, width=1040, height=300)

    assert " ".join(found.lines) == title
    assert found.size == lines.SIZES[0]


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Za\u017c\u00f3\u0142\u0107 & \u00c7elik", "Za\u017c\u00f3\u0142\u0107 & \u00c7elik"),
        ("Party \U0001f389 for  health", "Party for health"),
        ("e\u0301quit\u00e9", "\u00e9quit\u00e9"),
        ("Hidden\u200b\u202e marks\x00", "Hidden marks"),
        (ARABIC, ""),
        (f"Health {ARABIC}", ""),
    ],
)
def test_a_title_is_drawn_whole_or_not_at_all(title, kept):
    assert letters.drawable(title) == kept


def test_writing_that_the_font_lacks_makes_way_for_the_name_of_the_site():
    assert drawn(ARABIC).tobytes() == drawn(drawing.NAME).tobytes()


def test_a_picture_is_small_and_has_the_size_of_shared_links():
    content = drawing.draw(Words(LONG, "Event"))

    assert Image.open(BytesIO(content)).size == (1200, 630)
    assert len(content) < 60_000
