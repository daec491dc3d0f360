"""Links that stood around or beside what ours holds without one: kept below it, or named."""

import json

import pytest

from tests.content.importers.wordpress.export_builder import Export, block, paragraph
from tests.content.importers.wordpress.stub_surroundings import converted

UPLOADS = "https://old.example.org/wp-content/uploads"
SHOWN = f'<img src="{UPLOADS}/a.jpg" alt="Who">'
LINKED = f'<a href="https://a.org/">{SHOWN}</a>'
BELOW = '<p><a href="https://a.org/">Who</a></p>'
FIGURE = f'<figure class="wp-block-image"><a href="{{}}">{SHOWN}</a></figure>'


def texts(source: str) -> str:
    return "".join(value for kind, value in converted(source).elements if kind == "text")


def gallery(first: str, settings: str) -> str:
    pictures = block("image", FIGURE.format(first)) + block(
        "image", FIGURE.format("https://b.org/")
    )
    return block("gallery", f'<figure class="wp-block-gallery">{pictures}</figure>', settings)


TEAM = (
    '[et_pb_team_member name="Ann" facebook_url="https://facebook.example/1"]b[/et_pb_team_member]'
)
FACEBOOK = '<p><a href="https://facebook.example/1">Facebook</a></p>'


@pytest.mark.parametrize(
    ("source", "becomes"),
    [
        (LINKED, BELOW),
        (f"<p>x {LINKED} y</p>", f"<p>x</p>{BELOW}<p>y</p>"),
        (f"<ul><li>z {LINKED}</li></ul>", '<ul><li>z<br/><a href="https://a.org/">Who</a></li></ul>'),
        (f"<table><tr><th>A</th><th>B</th></tr><tr><td>c</td><td>{LINKED}</td></tr></table>", BELOW),
        (f'<a href="{UPLOADS}/r.pdf"><img src="{UPLOADS}/a.jpg" alt=""></a>',
         f'<p><a href="{UPLOADS}/r.pdf">Its title</a></p>'),
        (f'[caption id="a"]<a href="https://a.org/"><img src="{UPLOADS}/a.jpg"></a> Said[/caption]',
         '<p><a href="https://a.org/">Said</a></p>'),
        (gallery("https://a.org/", '{"linkTo":"custom"}'), f'{BELOW}<p><a href="https://b.org/">Who</a></p>'),
        (gallery("https://a.org/who/", '{"linkTo":"attachment"}'), ""),
        (block("image", FIGURE.format("https://a.org/who/"), '{"linkDestination":"attachment"}'), ""),
        (gallery(f"{UPLOADS}/a.jpg", ""), '<p><a href="https://b.org/">Who</a></p>'),
        (f'<p><a href="https://a.org/">{SHOWN} words</a></p>', '<p><a href="https://a.org/">words</a></p>'),
        ('<a href="https://a.org/"><h3>Who</h3></a>', BELOW),
    ],
)  # fmt: skip
def test_links_of_pictures_stand_below_them(source, becomes):
    assert texts(source) == becomes


@pytest.mark.parametrize(
    ("source", "becomes"),
    [
        ('<pre>v <a href="https://a.org/">Who</a></pre>', f"<p>v Who</p>{BELOW}"),
        (f'{SHOWN}<map><area href="https://a.org/" alt="Who"></map>', BELOW),
        (TEAM, f"{FACEBOOK}<p>Ann</p><p>b</p>"),
        ('[vc_icon link="url:https%3A%2F%2Fa.org%2F|title:Who"]', BELOW),
        ('[su_box title="x" link="manually,https://a.org/"]b[/su_box]', '<p><a href="https://a.org/">x</a></p><p>b</p>'),
        ('<a href="https://a.org/" aria-label="Who"><i class="fa fa-x"></i></a>', BELOW),
    ],
)  # fmt: skip
def test_other_links_stand_below_what_they_belonged_to(source, becomes):
    assert texts(source) == becomes


def test_enfolds_addresses_are_read():
    ((_, button),) = converted('[av_button label="Go" link="manually,https://a.org/"]').elements

    assert button["url"] == "https://a.org/"


def test_each_link_is_on_the_page_or_named(importer):
    """The proof is a reader of its own: what conversion loses it still sees."""
    export = Export()
    export.post("Linked to", paragraph("x"), slug="to")
    icon = '<a href="https://shared.org/"><i class="fa"></i></a><p>x</p>'
    shared = export.item("Shared", icon, type="wp_block")
    export.post(
        "Links",
        '<p><a href="/to/">page</a> <a href="/gone/">gone</a> <a href="https://a.org/?b=1&amp;c">out</a> '
        '<a href="https://empty.org/"> </a> <a href="#x">here</a></p>'
        '<a href="javascript:x()">no</a><form><a href="https://form.org/">f</a></form>'
        '<a href="https://icon.org/"><i class="fa"></i></a>'
        '[made_up_thing link="https://noted.org/"]<!-- wp:made/up {"link":"https://set.org/"} /-->'
        f'<!-- wp:block {{"ref":{shared}}} /-->',
        slug="links",
    )

    importer.run(export, report=importer.folder / "report", despite_faults=True)

    report = json.loads((importer.folder / "report.json").read_text())
    post = next(each for each in report["posts"] if each["title"] == "Links")
    assert post["links"] == {"source": 8, "found_on_page": 3, "named_in_report": 5}
    assert post["lost_links"] == ["https://icon.org/", "https://shared.org/"]
    assert "Links: 8 before; 3 of them are on the pages, 5 are named in the report" in importer.said
    assert "https://icon.org/" in (importer.folder / "report.html").read_text()
