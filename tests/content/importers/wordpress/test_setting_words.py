"""Which settings of builders are words: judged by name and value together."""

import pytest

from content.importers.wordpress.setting_words import is_said, said_in
from tests.content.importers.wordpress.stub_surroundings import converted, lost_words

WORDS = [
    ("title_front", "overcrowded"), ("text_back", "COVID-19"), ("name", "marsha"), ("name", "معصومه"),
    ("position", "treasury"), ("units", "percent"), ("unit", "people"), ("linktext", "onward"),
    ("currency", "pounds"), ("swaptitle", "less"), ("author_name", "sam"), ("heading", "one2three"),
    ("content", "hello"), ("label", "uptake"), ("testimonial_job", "nurse"),
]  # fmt: skip
LOOKS = [
    ("title_size", "large"), ("text_align", "justify"), ("name", "fa-icon"), ("position", "bottom-left"),
    ("position", "fixed"), ("unit", "px"), ("text_transform", "uppercase"), ("title_tag", "strong"),
    ("icon_name", "home"), ("font_name", "lato"), ("content_width", "boxed"), ("context", "dim"),
    ("alttext", "photo"), ("tagName", "main"), ("image_position", "corner"), ("content_type", "film"),
    ("heading_level", "three"), ("title", "yes"), ("text", "#fff"), ("metadata_name", "top"),
]  # fmt: skip

SINGLE = (
    "overcrowded",
    "evicted",
    "homeless",
    "marsha",
    "treasury",
    "uptake",
    "percent",
    "onward",
    "pounds",
    "less",
)


def test_a_field_has_its_hint_and_a_price_its_sign():
    field = {"field_label": "Name", "placeholder": "Yours"}
    assert [words for _, words in said_in([field, {"placeholder": "For editors"}])] == [
        "Name",
        "Yours",
    ]
    assert [words for _, words in said_in({"currency": "£", "sum": "45"})] == ["£45"]


def test_names_that_mean_words_are_words_whatever_their_case():
    assert [each for each in WORDS if not is_said(*each)] == []
    assert [each for each in LOOKS if is_said(*each)] == []


@pytest.mark.parametrize(
    "source",
    [
        '[fusion_flip_box title_front="overcrowded" title_back="evicted" text_front="homeless"]b[/fusion_flip_box]',
        '[et_pb_team_member name="marsha" position="treasury" text_orientation="justified"]b[/et_pb_team_member]',
        '[vc_pie label="uptake" value="62" units="percent"]',
        '[fusion_content_box title="one" linktext="onward" link="https://e.org/4"]b[/fusion_content_box]',
        '[et_pb_pricing_table title="one" currency="pounds" sum="45"]b[/et_pb_pricing_table]',
        '[expand title="more" swaptitle="less"]b[/expand]',
    ],
)
def test_each_stands_on_the_page_or_is_told_without_a_note(source):
    done = converted(source)

    assert lost_words(source, done) == {}
    assert done.notes.attention == []
    kept = f"{done.elements} {done.notes.named}"
    assert [word for word in SINGLE if word in source and word not in kept] == []
