"""A passage is the same however it is set, and another one when a figure is another."""

import pytest

from content.evidence.source_check.fetching import Answer
from content.evidence.source_check.page_text import page_text
from content.evidence.source_check.passages import fingerprint, spaced, stands_in
from content.evidence.source_check.public_address import target_of

PASSAGE = "In Lambeth, 55% of Black residents (1,800 people) “waited” - on average 3.5 days"


def stands(markup: str, passage: str = PASSAGE) -> bool:
    answer = Answer(target_of("https://a.example/"), 200, {}, markup.encode(), True)
    page = page_text(answer)
    return any(stands_in(passage, spaced(text)) for text in (page.text, page.text_without_notes))


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>Before. {PASSAGE}. After.",
        "<p>In Lambeth, 55 per cent of <b>Black</b> residents (1800&nbsp;people) 'waited' &ndash;\n on "
        "average 3.5&nbsp;days",
        "<p>In Lam<wbr>beth, 55&#37; of Bl<em>ack</em> residents (1,800 people) waited on average 3.5 days",
        "<p>IN LAMBETH, 55% OF BLACK RESI\u00adDENTS (1,800 PEOPLE) WAITED, ON AVERAGE, 3.5 DAYS.",
        "<p>In Lambeth, 55% of Black residents<sup>12</sup> (1,800 people) waited on average 3.5 days",
        "<ul><li>In Lambeth,<li>55% of Black residents (1,800 people)</ul>waited on average 3.5 days",
        "<p>In Lambeth,<script>'no'</script> 55% of Black residents<!-- no --> (1,800 people) waited on "
        "average 3.5 days",
    ],
)
def test_where_it_stands(markup):
    assert stands(markup)


@pytest.mark.parametrize(
    ("said", "instead"),
    [("55%", "56%"), ("55%", "155%"), ("3.5", "35"), ("1,800", "18,000"), ("Black", "White"),
     ("3.5 days", "3.5"), ("of Black", "of Asian and Black")],
)  # fmt: skip
def test_where_it_does_not(said, instead):
    assert not stands(f"<p>{PASSAGE.replace(said, instead)}")


def test_what_no_reader_sees_does_not_count():
    assert not stands(f"<script>{PASSAGE}</script><!-- {PASSAGE} --><template>{PASSAGE}</template>")


@pytest.mark.parametrize("dots", ["…", "...", "[…]", "[...]", "(…)"])
def test_what_is_left_out_may_be_anything(dots):
    passage = f"In Lambeth, 55% of Black residents {dots} on average 3.5 days"

    assert stands(f"<p>{PASSAGE}", passage)
    assert not stands("<p>On average 3.5 days. In Lambeth, 55% of Black residents", passage)


def test_the_fingerprint_forgives_setting_and_no_figure():
    assert fingerprint("55 per cent of  “Black” residents") == fingerprint("55% of Black residents")
    assert fingerprint("55% of Black residents") != fingerprint("56% of Black residents")
