"""Posts that a page builder left empty: their text is told, and nobody is shown an empty page."""

import json

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
    export.post("Full", paragraph("Homes are cold."), meta={"_elementor_data": ELEMENTOR})
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
    assert client.get(f"/?p={empty}").status_code == 200  # the home page: nobody is led to a draft
    assert posts["Full"]["attention"] == []
    assert posts["Bare"]["state"] == "draft, because it would show nothing"
    assert ArticlePage.objects.get(slug="full").live
    importer.run(export)
    assert "0 changes" in importer.said
