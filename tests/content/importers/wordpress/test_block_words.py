"""Words that a block keeps in its settings alone: shown, and counted by the proof."""

import pytest

from content.importers.wordpress.block_words import words_of_post
from tests.content.importers.wordpress.export_builder import block, paragraph
from tests.content.importers.wordpress.stub_surroundings import converted, lost_words

ACF = '{"name":"acf/callout","data":{"title":"Call us","_title":"field_5f1a2b3c","city":"Leeds","mood":"dark"}}'
CARD = block("made/card", "<div><p>Both here and there</p></div>", '{"heading":"Here only","body":"Both here and there"}')  # fmt: skip
ITEM = block("made/accordion-item", paragraph("So."), '{"title":"Why?"}')
RANK_MATH = block(
    "rank-math/faq-block",
    '<div><h3 class="rank-math-question">Why?</h3><div class="rank-math-answer">So <b>it</b> is.</div></div>',
    '{"questions":[{"id":"a","title":"Why?","content":"So \\u003cb\\u003eit\\u003c/b\\u003e is.","visible":true},'
    '{"title":"Unseen","content":"Never shown","visible":false}]}',
)
ROW = '{"className":"one two","metadata":{"name":"Top part"},"fontFamily":"Open Sans","bgColor":"#fff"}'


@pytest.mark.parametrize(
    ("source", "kinds", "notes"),
    [
        (f"<!-- wp:acf/callout {ACF} /-->", ["attention"], ["The settings of the block “acf/callout” say “Call us”; “Leeds”"]),
        (CARD, ["text", "attention"], ["The settings of the block “made/card” say “Here only”"]),
        ('<!-- wp:made/btn {"text":"Join us","link":"https://a.org/"} /-->', ["action_link"], []),
        (block("made/accordion", f"<div>{ITEM}{ITEM.replace('Why', 'How')}</div>"), ["questions"], []),
        ('<!-- wp:uagb/faq-child {"question":"Why?","answer":"So."} /-->', ["questions"], []),
        (RANK_MATH, ["questions"], []),
        (block("made/row", paragraph("Inside"), ROW), ["text"], []),
        ('<!-- wp:more {"customText":"Read on"} --><!--more Read on--><!-- /wp:more -->', [], []),
        ('<!-- wp:block {"ref":4,"content":{"Head":{"content":"Its own words"}}} /-->', ["text", "attention"], ["The settings of the block “core/block” say “Its own words”"]),
        ('<!-- wp:video {"tracks":[{"label":"English"}]} /-->', [], []),
        ("a<!--more Read on-->", ["text"], []),
    ],
)  # fmt: skip
def test_what_settings_say_beyond_the_html_is_kept_or_named(source, kinds, notes):
    done = converted(source, reusable={4: paragraph("Shared")})

    assert [kind for kind, _ in done.elements] == kinds
    assert [each.what for each in done.notes.attention] == notes
    assert lost_words(source, done) == {}
    if "Read on" in source:
        assert done.notes.named == ["Read on"]


def test_the_proof_reads_settings_by_itself():
    assert " ".join(words_of_post(CARD)) == "both here and there only"
    assert words_of_post(ITEM).total() == 2
    assert " ".join(words_of_post(f"<!-- wp:acf/callout {ACF} /-->")) == "call us leeds"
    assert words_of_post("<!--more Read on-->").total() == 2


def test_words_stand_apart_for_both_readers_where_they_do_for_people():
    for source in (
        "a<!--nextpage-->b",
        "a<!--more-->b",
        "<marquee>moving</marquee><font>still</font>",
        "<q>said</q><del>gone</del>",
        "x<q>said</q>y",
        "<ruby>word<rt>over</rt></ruby>",
        "<p>one<button>two</button>three</p>",
    ):
        assert lost_words(source, converted(source)) == {}, source
    assert converted("<p>un<font>bro</font>ken</p>").elements == [("text", "<p>unbroken</p>")]
