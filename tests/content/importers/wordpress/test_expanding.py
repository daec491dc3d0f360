"""Shortcodes of page builders: what is said in their settings stands on the page, or a note names it."""

import time

import pytest

from content.importers.wordpress.setting_words import said_in
from content.importers.wordpress.words import words_of_html
from tests.content.importers.wordpress.export_builder import block, paragraph
from tests.content.importers.wordpress.stub_surroundings import converted, lost_words

UPLOADS = "https://old.example.org/wp-content/uploads"


def said(source: str) -> list[str]:
    """The blocks of the page, each with its first words."""
    done = converted(source)
    assert lost_words(source, done) == {}
    return [f"{kind}: {first_words(value)}" for kind, value in done.elements]


def first_words(value: object) -> str:
    if isinstance(value, str):
        return value
    if items := value.get("items"):
        return " / ".join(f"{each['question']} {each['answer']}" for each in items)
    if "verb" in value:
        return f"{value['text']} → {value['url']}"
    if "quote" in value:
        return f"{value['quote']} {value['attribution']}"
    return str(
        value.get("document")
        or value.get("text")
        or value.get("what")
        or value.get("address")
        or value.get("image")
    )


ASKED = ["questions: Why not? <p>So.</p>"]
HEADED = ["heading: Why not?", "text: <p>So.</p>"]


@pytest.mark.parametrize(
    ("source", "becomes"),
    [
        ('[vc_tta_accordion][vc_tta_section title="{}"]{}[/vc_tta_section][/vc_tta_accordion]', ASKED),
        ('[vc_tta_tabs][vc_tta_section title="{}"]{}[/vc_tta_section][/vc_tta_tabs]', HEADED),
        ('[vc_accordion][vc_accordion_tab title="{}"]{}[/vc_accordion_tab][/vc_accordion]', ASKED),
        ('[vc_tabs][vc_tab title="{}"]{}[/vc_tab][/vc_tabs]', HEADED),
        ('[et_pb_accordion][et_pb_accordion_item title="{}" open="on"]{}[/et_pb_accordion_item][/et_pb_accordion]', ASKED),
        ('[et_pb_toggle title="{}"][et_pb_text]{}[/et_pb_text][/et_pb_toggle]', ASKED),
        ('[et_pb_blurb title="{}" admin_label="Editors call it so"]{}[/et_pb_blurb]', HEADED),
        ('[tabs][tab title="{}"]{}[/tab][/tabs]', HEADED),
        ('[accordion-item title=&#8221;{}&#8221;]{}[/accordion-item]', ASKED),
        ('[su_accordion][su_spoiler title="{}" style="fancy"]{}[/su_spoiler][/su_accordion]', ASKED),
        ('[su_tabs][su_tab title="{}"]{}[/su_tab][/su_tabs]', HEADED),
        ('[made_up_toggle question="{}"]{}[/made_up_toggle]', ASKED),
        ('[toggle title="{}"]{}', HEADED),
        ('[vc_custom_heading text="{}" font_container="tag:h4|text_align:left"]{}', HEADED),
        ('[vc_cta h2="{}"]{}[/vc_cta]', HEADED),
        ('[fusion_title size="2"]{}[/fusion_title][fusion_text]{}[/fusion_text]', HEADED),
    ],
)  # fmt: skip
def test_titles_in_settings_ask_or_head_what_follows(source, becomes):
    assert said(source.format("Why not?", "So.")) == becomes


@pytest.mark.parametrize(
    ("source", "becomes"),
    [
        ('[vc_btn title="Press" link="url:https%3A%2F%2Fa.org%2F%3Fb%3D1|title:Go%20there|target:_blank"]', ["action_link: Press → https://a.org/?b=1"]),
        ('[et_pb_button button_text="Press" button_url="https://a.org/"][/et_pb_button]', ["action_link: Press → https://a.org/"]),
        ("[button link=https://a.org/b]Press[/button]", ["action_link: Press → https://a.org/b"]),
        ('[et_pb_cta title="Act" button_text="Press" button_url="https://a.org/?a=1&amp;b"]Now[/et_pb_cta]',
         ["heading: Act", "text: <p>Now</p>", "action_link: Press → https://a.org/?a=1&b"]),
        ('[et_pb_testimonial author="A. Person" job_title="Chair"]Said.[/et_pb_testimonial]', ["quote: Said. A. Person, Chair"]),
        ('[vc_progress_bar values="%5B%7B%22label%22%3A%22Done%20so%20far%22%2C%22value%22%3A%2223%22%7D%5D"]', ["text: <p>Done so far</p><p>23</p>"]),
        ('[vc_row ux_mood="Bright and early"]Said.[/vc_row]',
         ["attention: A setting of the shortcode “vc_row” may be words: “Bright and early”", "text: <p>Said.</p>"]),
        ("[vc_raw_html]JTNDcCUzRUhlbGxvJTIwcmF3JTNDJTJGcCUzRQ==[/vc_raw_html]", ["text: <p>Hello raw</p>"]),
        (f'[et_pb_image src="{UPLOADS}/a.jpg" title_text="A tip"]', ["image: {'image': 7, 'alt_text': 'Its alt text', 'decorative': False}"]),
        ('[vc_single_image image="12" img_size="full"]', ["image: {'image': 12, 'alt_text': 'Its alt text', 'decorative': False}"]),
        ('[et_pb_video src="https://youtu.be/abc"]', ["recording: https://youtu.be/abc"]),
        ('[su_quote cite="A. Person"]So.[/su_quote]', ["quote: So. A. Person"]),
        (f'[gview file="{UPLOADS}/r.pdf"]', ["document: 7"]),
        ('[iframe src="//www.youtube.com/embed/abc"]', ["recording: https://www.youtube.com/watch?v=abc"]),
        ('[vc_video link="https://vimeo.com/12" title="Our film"]', ["heading: Our film", "recording: https://vimeo.com/12"]),
        ('Point [su_tooltip content="A tip"]here[/su_tooltip].', ["text: <p>Point here.</p>"]),
        ('[made_up_thing mood="toad"]inside[/made_up_thing]', ['attention: A shortcode of a plugin: [made_up_thing mood="toad"]', "text: <p>inside</p>"]),
        ("[thing]inside[/thing] and [/orphan]", ["attention: A shortcode of a plugin: [thing]", "text: <p>inside and [/orphan]</p>"]),
        ("[column Two words]x[/column]", ["attention: A setting of the shortcode “column” may be words: “Two words”", "text: <p>x</p>"]),
        ("[Toggle Title=”What's on?”]So.[/Toggle]", ["questions: What's on? <p>So.</p>"]),
        (block("shortcode", '[toggle title="Why?"]') + paragraph("So.") + paragraph("[/toggle]"), ["questions: Why? <p>So.</p>"]),
        ("[dropcap]A[/dropcap]t [su_highlight]last[/su_highlight].", ["text: <p>At last.</p>"]),
        ('[[escaped]] [[gallery ids="1"]] [[note]x[/note]] [[Wiki page]]', ['text: <p>[escaped] [gallery ids="1"] [note]x[/note] [[Wiki page]]</p>']),
    ],
)  # fmt: skip
def test_builders_say_things_in_many_ways(source, becomes):
    assert said(source) == becomes


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        ("<p>x</p>[rev_slider home] [my_events_list] [tabbyending]", 3),
        (paragraph("[eventlist]"), 1),
        ("Before\n\n[event-list]\n\nafter [my_form] it", 2),
        (paragraph("Said [sic], [1], [emphasis added], […], [co-author] and [larch]"), 0),
        ("[Music]\n\n[laughter]\n\n[emphasis added]\n\n<em>[larch]</em>", 0),
        ("<p>They [eventlist]</p><p>[eventlist] came</p>", 0),
    ],
)
def test_codes_of_unknown_plugins_are_noted_and_remarks_stay(source, codes):
    done = converted(source)

    assert len([kind for kind, _ in done.elements if kind == "attention"]) == codes
    assert lost_words(source, done) == {}


def test_the_proof_sees_each_setting_that_is_words():
    """A reader of its own: were one lost on the way, its words would be missing."""
    settings = 'h4="Below it" foo="two words" place="Leeds" css=".a{margin: 0 auto !important}"'
    source = f'[vc_x {settings} el_class="one two" link="url:x" show_title="yes"]Inside[/vc_x]'

    assert " ".join(words_of_html(source)) == "below it two words leeds inside"
    assert said_in({"data": {"title": "A", "_title": "B", "image": {"caption": "C d"}, "style": {"text": "E"}}}) == [
        ("title", "A"), ("caption", "C d")
    ]  # fmt: skip


def test_no_text_makes_the_reader_of_codes_slow():
    before = time.monotonic()

    for text in ('[x a="b' * 5_000, "[x " + "a=b" * 5_000 + ' "', "[x " + "a='b' " * 5_000):
        words_of_html(text)

    assert time.monotonic() - before < 20
