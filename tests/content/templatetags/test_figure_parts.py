import pytest
from django.template import Context, Template

from content.templatetags.figure_parts import figure_rows

WRITTEN = [
    "Nearly 3 to 1",
    "Black 7.1, Asian 5.1, White 3.4",
    "Black 40% of referrals, 31% of residents. White British 6% of referrals, 27% of residents",
    "Bangladeshi: about 2 times. Six other groups: between 1.1 and 1.5 times",
    "1.16 in 2024 (1.47 in 2023 and 1.43 in 2022)",
    "86% of 1,662 people",
    "No figure given",
    "Black, Asian and multi-ethnic 55%, White British 74%",
    "12%, at most",
    "",
]


def numbers(text: str) -> list[list[str]]:
    return [[part.number for part in row] for row in figure_rows(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nearly 3 to 1", [["3 to 1"]]),
        ("Black 7.1, Asian 5.1", [["7.1", "5.1"]]),
        ("All staff just over 54%, band 2 72%", [["54%", "72%"]]),
        ("About 1,800", [["1,800"]]),
        ("86% of 1,662 people", [["86%"]]),
        ("One group: about 2 times. Others: between 1.1 and 1.5 times", [["2"], ["1.1 and 1.5"]]),
        ("Black, Asian and multi-ethnic 55%, White British 74%", [["55%", "74%"]]),
        ("No figure given", [[""]]),
    ],
)
def test_the_number_is_found_among_its_words(text, found):
    assert numbers(text) == found


@pytest.mark.parametrize("text", WRITTEN)
def test_a_reader_gets_every_character_in_its_order(text):
    shown = Template("{% include 'components/figures.html' %}").render(Context({"figures": text}))
    words = Template("{{ shown|striptags }}").render(Context({"shown": shown}))

    assert words.split() == text.split()
