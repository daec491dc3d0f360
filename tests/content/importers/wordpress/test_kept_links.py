"""Links that stood around or beside what ours holds without one: kept below it, or named."""

import pytest

from tests.content.importers.wordpress.export_builder import block
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
