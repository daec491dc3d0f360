"""What leads somewhere by a program alone: a link of ours, or a line of the report, and the proof sees it."""

import pytest

from content.importers.wordpress.link_proof import links_of_post
from tests.content.importers.wordpress.stub_surroundings import converted

UPLOADS = "https://old.example.org/wp-content/uploads"


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ('<div data-url="https://calendly.com/made-up"></div>', "https://calendly.com/made-up"),
        ('<div class="fb-post" data-href="https://www.facebook.com/posts/1"></div>', "https://www.facebook.com/posts/1"),
        ('<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/1/"></blockquote>', "https://www.instagram.com/p/1/"),
        ('<p>a</p><div class="issuuembed" data-configid="1/2"></div>', "https://e.issuu.com/embed.html#1/2"),
        ('<div class="infogram-embed" data-id="one" data-title="Said"></div>', "https://infogram.com/one"),
        ('<div class="flourish-embed" data-src="visualisation/1"></div>', "https://public.flourish.studio/visualisation/1"),
        ('<div data-tf-widget="AbC"></div>', "https://form.typeform.com/to/AbC"),
    ],
)  # fmt: skip
def test_a_widget_whose_address_is_known_becomes_a_link(source, address):
    done = converted(source)

    assert [value["url"] for kind, value in done.elements if kind == "action_link"] == [address]
    assert address in links_of_post(source)


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("<button onclick=\"location.href='https://a.org/x'\">Go</button>", "https://a.org/x"),
        ('<div role="button" data-href="/about/us/">Go</div>', "/about/us/"),
        ('<p>See <span data-link="https://a.org/">Go</span> now</p>', "https://a.org/"),
    ],
)
def test_what_is_pressed_becomes_a_link(source, address):
    texts = [value for kind, value in converted(source).elements if kind == "text"]

    assert f'<a href="{address}">Go</a>' in texts[0]
    assert address in links_of_post(source)


@pytest.mark.parametrize(
    ("source", "addresses"),
    [
        (f"<div style=\"background-image:url('{UPLOADS}/b.jpg')\"><h2>Over it</h2></div>", [f"{UPLOADS}/b.jpg"]),
        (f'<section data-bg="{UPLOADS}/b.jpg">x</section>', [f"{UPLOADS}/b.jpg"]),
        (f'<div data-src="{UPLOADS}/b.jpg">x</div>', [f"{UPLOADS}/b.jpg"]),
        ('<div data-settings=\'{"to":"https:\\/\\/a.org\\/x","n":1}\'>x</div>', ["https://a.org/x"]),
        ('<select><option value="https://a.org/x">x</option></select>', ["https://a.org/x"]),
        ('<a href="https://a.org/" data-lightbox="/files/b.pdf">x</a>', ["/files/b.pdf"]),
        ('<p data-id="//">a//b</p><p xmlns="http://www.w3.org/1999/xhtml" data-n="/">x</p>', []),
    ],
)  # fmt: skip
def test_any_other_address_in_an_attribute_is_named(source, addresses):
    done = converted(source)

    assert [
        each for each in addresses if not any(each in line for line in done.notes.changes)
    ] == []
    assert set(addresses) <= set(links_of_post(source))
    assert addresses or links_of_post(source) == []


def test_a_widget_that_says_nothing_waits_for_an_editor():
    source = (
        '<p>a</p><div data-tf-live="01H"></div><div class="eventbrite-widget" id="ebw-1"></div>'
    )

    attention = converted(source).notes.attention

    assert ["01H" in attention[0].source, "ebw-1" in attention[1].source] == [True, True]
