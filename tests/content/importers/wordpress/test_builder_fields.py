"""Posts that a page builder left empty: their text is told, and nobody is shown an empty page."""

import json
from base64 import b64encode

import pytest

from content.importers.wordpress.builder_fields import text_in
from content.models import ArticlePage
from tests.content.importers.wordpress.export_builder import Export, paragraph

WIDGETS = [
    {
        "elType": "widget",
        "widgetType": "heading",
        "settings": {"title": "overcrowding", "header_size": "h2"},
    },
    {
        "elType": "widget",
        "widgetType": "text-editor",
        "settings": {"editor": "<p>Homes are <b>cold</b>.</p>"},
    },
    {
        "elType": "widget",
        "widgetType": "button",
        "settings": {
            "text": "onward",
            "link": {"url": "https://a.org/x"},
            "align": "center",
            "size": "sm",
        },
    },
]
ELEMENTOR = json.dumps(
    [{"elType": "section", "settings": {"background": "red paint"}, "elements": WIDGETS}]
)
BEAVER = (
    'a:1:{s:1:"a";O:8:"stdClass":3:{s:4:"type";s:6:"module";s:8:"settings";O:8:"stdClass":2:'
    '{s:4:"text";s:99:"<p>Said "in" Beaver</p>";s:5:"align";s:4:"left";}s:5:"title";s:3:"its head";}}'
)

BRIZY = (
    'a:1:{s:10:"brizy-post";a:1:{s:11:"editor_data";s:99:"'
    + b64encode(b'{"items":[{"type":"RichText","value":{"text":"<p>Of Brizy</p>"}}]}').decode()
    + '";}}'
)
# What Elementor's script made of it: the post says the words, and neither where they lead nor how many.
UPLOADS = "https://old.example.org/wp-content/uploads"
BEYOND = json.dumps([
    {"settings": {"ending_number": 7421, "suffix": "%", "title": "of staff"}},
    {"settings": {"ending_number": 1200, "title": "answers"}},
    {"settings": {"youtube_url": "https://www.youtube.com/watch?v=made-up", "start": 95}},
    {"settings": {"link": {"url": "/contact/?a=1&b=2"}, "image": {"url": f"{UPLOADS}/new.jpg"}}},
    {"settings": {"image": {"url": f"{UPLOADS}/shown.jpg"}, "link": {"url": "https://a.org/known"}}},
    {"settings": {"list": [{"text": "Get it", "link": {"url": f"{UPLOADS}/a.pdf"}}], "posts": {"number": 5}}},
])  # fmt: skip


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        (ELEMENTOR, ["overcrowding", "Homes are cold.", "onward"]),
        (BEAVER, ['Said "in" Beaver', "its head"]),
        (
            '[ct_section id="2"][ct_text_block id="3"]Of Oxygen[/ct_text_block][/ct_section]',
            ["Of Oxygen"],
        ),
        ("<div><p>Of Thrive</p></div>", ["Of Thrive"]),
        (BRIZY, ["Of Brizy"]),
        ('[{"elType":"section","settings":{"layout":"full_width"}}]', []),
        ("a:0:{}", []),
    ],
)
def test_the_words_of_a_builders_field_are_found_in_order(value, lines):
    assert text_in(value).split("\n") == (lines or [""])


def test_a_post_that_is_empty_but_for_a_builders_field_becomes_a_draft_with_its_words(
    importer, client, tmp_path
):
    export = Export()
    empty = export.post("Empty", paragraph("&nbsp;"), meta={"_elementor_data": ELEMENTOR})
    whole = paragraph('Homes are cold. <a href="https://a.org/x">onward</a>')
    export.post("Full", whole, meta={"_elementor_data": ELEMENTOR})
    export.post("Bare", "", meta={"_elementor_data": "[]"})

    assert importer.run(export, report=tmp_path / "report") == 0

    posts = {
        each["title"]: each for each in json.loads((tmp_path / "report.json").read_text())["posts"]
    }
    told = posts["Empty"]
    assert told["state"] == "draft, because the post itself is empty"
    assert told["words"]["source"] == 1 + 5
    assert told["words"]["unexplained"] == {}
    assert [each["source"] for each in told["attention"]] == [
        "overcrowding\nHomes are cold.\nonward\nhttps://a.org/x"
    ]
    assert told["not_taken_over"] == []
    page = ArticlePage.objects.get(slug="empty")
    assert not page.live
    assert "overcrowding" in str(page.get_latest_revision_as_object().body.raw_data)
    assert client.get(f"/?p={empty}").status_code == 404  # nobody is led to a draft
    assert posts["Full"]["attention"] == []
    assert posts["Bare"]["state"] == "draft, because it would show nothing"
    assert ArticlePage.objects.get(slug="full").live
    importer.run(export)
    assert "0 changes" in importer.said


def test_what_a_builders_field_holds_beyond_the_post_is_named(importer, tmp_path):
    export = Export()
    post = paragraph(
        f'0 % of staff, 1,200 answers. Get it <img src="{UPLOADS}/shown-300x200.jpg"> '
        '<a href="https://a.org/known">x</a>'
    )
    export.post("Half", post, meta={"_elementor_data": BEYOND})
    export.post("Plain", post)

    importer.run(export, report=tmp_path / "report")

    half, plain = json.loads((tmp_path / "report.json").read_text())["posts"]
    told = [each for each in half["attention"] if "_elementor_data" in each["what"]]
    assert told[0]["source"].split("\n") == [
        "https://www.youtube.com/watch?v=made-up (from second 95)",
        "/contact/?a=1&b=2",
        f"{UPLOADS}/new.jpg",
        f"{UPLOADS}/a.pdf",
        "7421% of staff",
    ]
    assert half["links"]["source"] == plain["links"]["source"] + 4
    assert half["links"]["named_in_report"] == plain["links"]["named_in_report"] + 4
    assert half["lost_links"] == []
    assert half["words"]["source"] == plain["words"]["source"] + 3
    page = ArticlePage.objects.get(slug="half")
    assert page.live
    assert "made-up" not in str(page.body.raw_data)
    assert "made-up" in str(page.get_latest_revision_as_object().body.raw_data)
