"""Counters say the number that readers saw in the end."""

import pytest

from tests.content.importers.wordpress.export_builder import block
from tests.content.importers.wordpress.stub_surroundings import converted, lost_words

OF_A_BLOCK = '<div><span class="uagb-counter-block-number">0</span></div><p>Seen</p>'


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('<p><span data-to="64231">0</span> nurses answered</p>', "64231 nurses answered"),
        ('<p><span class="n" data-to-value="7,421" data-from-value="0"><b>0</b></span> in all</p>', "<b>7,421</b> in all"),
        ('<p><span data-count="57">0%</span> in all</p>', "57% in all"),
        (block("uagb/counter", OF_A_BLOCK, '{"endNumber":5512}'), "5512</p><p>Seen"),
        ('<p><span data-value="0">0</span> of <i data-end="3">10</i></p>', "0 of <i>10</i>"),
    ],
)  # fmt: skip
def test_a_counter_says_its_number(source, words):
    done = converted(source)

    texts = [value for kind, value in done.elements if kind == "text"]
    assert texts[0] == f"<p>{words}</p>"
    assert lost_words(source, done) == {}
    is_put = not words.startswith("0 of")
    assert any("says its number now" in each for each in done.notes.changes) is is_put
    assert done.notes.named == (["0"] if is_put else [])


def test_the_0_of_a_block_whose_number_nobody_knows_is_left_out():
    source = block("uagb/counter", OF_A_BLOCK)

    done = converted(source)

    assert done.elements == [("text", "<p>Seen</p>")]
    assert lost_words(source, done) == {}


def test_what_a_program_fills_says_its_number_too():
    source = (
        '<div class="kb-count-up" data-end="4711" data-suffix="+"><div class="kb-count-up-number"></div>'
        '<h2>Nurses</h2></div><p>Of <span data-to="9" class="timer"></span></p><p class="cart" data-count="3"></p>'
    )
    done = converted(source)

    texts = [value for kind, value in done.elements if kind == "text"]
    assert texts == ["<p>4711+</p>", "<p>Of 9</p>"]
    assert lost_words(source, done) == {}
