"""Pictures that a program fetched later are shown, each once."""

import pytest

from tests.content.importers.wordpress.stub_surroundings import converted

UPLOADS = "https://old.example.org/wp-content/uploads"
POINT = "data:image/gif;base64,R0lGOD"
ONE = f"{UPLOADS}/one.jpg"
AGAIN = f'<noscript><img src="{ONE}" alt="Who"></noscript>'


@pytest.mark.parametrize(
    "source",
    [
        f'<img class="lazyload" data-src="{ONE}" src="{POINT}" alt="Who">{AGAIN}',
        f'<img data-lazy-src="{ONE}" src="/wp-content/plugins/x/blank.gif" alt="Who">',
        f'<img data-original="{ONE}" alt="Who">',
        f'<p><img src="{POINT}" alt="Who" data-srcset="{UPLOADS}/one-300x200.jpg 300w, {ONE} 900w"> </p>',
        f'<figure><img src="{POINT}" alt="Who"></figure>\n{AGAIN}',
        f"<p>{AGAIN}</p>",
        f'<img src="{UPLOADS}/one-300x200.jpg" alt="Who">{AGAIN}',
        f'<img src="{ONE}" alt="Who"><noscript><img src="https://counts.example/tr" width="1"></noscript>',
    ],
)
def test_a_picture_that_came_late_is_shown_once(source):
    done = converted(source)

    images = [value["image"]["alt_text"] for kind, value in done.elements if kind == "image"]
    assert (images, done.notes.attention) == (["Who"], [])
    assert done.notes.media[0].endswith(": a picture of the library")


def test_a_frame_that_came_late_is_shown():
    done = converted(
        '<iframe src="about:blank" data-src="https://www.youtube.com/embed/made-up"></iframe>'
    )

    assert [value["address"] for kind, value in done.elements if kind == "recording"] == [
        "https://www.youtube.com/watch?v=made-up"
    ]
