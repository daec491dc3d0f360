"""How what was typed is taken apart, and what synonyms make of it."""

import pytest

from content.search.asked import Term, by_words, read
from content.search_index.folding import composed, folded, words_of
from content.search_index.synonym import phrases

SYNONYMS = by_words(
    [
        (phrases("REMI"), phrases("Race Equity Maturity Index"), True),
        (phrases("BAME, BME"), phrases("minoritised ethnic"), False),
    ]
)
INDEX = ("race", "equity", "maturity", "index")


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("stages", [Term(("stages",))]),
        ("REMI stages", [Term(("remi",), (INDEX,)), Term(("stages",))]),
        ("the race equity maturity index", [Term(("the",)), Term(INDEX, (("remi",),))]),
        ("race equity", [Term(("race",)), Term(("equity",))]),
        ("bame", [Term(("bame",), (("bme",),), (("minoritised", "ethnic"),))]),
        ("minoritised ethnic", [Term(("minoritised",)), Term(("ethnic",))]),
        ('"race equity" plan', [Term(("race", "equity")), Term(("plan",))]),
        ("“race equity”", [Term(("race", "equity"))]),
        ("co-production", [Term(("co", "production"))]),
        ('"', []),
    ],
)
def test_terms(typed, terms):
    assert read(typed, SYNONYMS).terms == terms


def test_a_minus_leaves_out_and_a_hyphen_does_not():
    asked = read("anti-racism -training", {})

    assert (asked.words, asked.without) == (("anti", "racism"), [("training",)])


@pytest.mark.parametrize("text", ["Café-Bar", "ÅSA", "ﬁne", "Łódź", "naïve…", "e\u0301", "ß", "İ"])
def test_folding_keeps_every_place(text):
    text = composed(text)

    assert len(folded(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Café-Bar", ["cafe", "bar"]),
        ("people\u2019s", ["people's"]),
        ("<b>a</b>", ["b", "a", "b"]),
        ("x_y", ["x", "y"]),
    ],
)
def test_words(text, words):
    assert words_of(text) == words
