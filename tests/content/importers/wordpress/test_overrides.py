"""Synced patterns of which a post replaces some words: readers see the post's."""

import json

from tests.content.importers.wordpress.export_builder import block
from tests.content.importers.wordpress.stub_surroundings import converted, lost_words

HEADING, PLACE, PRESSED, PICTURE = (
    json.dumps(
        {
            "metadata": {
                "name": name,
                "bindings": {"__default": {"source": "core/pattern-overrides"}},
            }
        }
    )
    for name in ("Head", "Place", "Press", "Picture")
)
PATTERN = (
    block("heading", "<h2>Default head</h2>", HEADING)
    + block("paragraph", "<p>Default place</p>", PLACE)
    + block("button", '<div><a href="https://a.org/default">Default label</a></div>', PRESSED)
    + block(
        "image",
        '<figure><img src="/uploads/d.jpg" alt=""/><figcaption>Default caption</figcaption></figure>',
        PICTURE,
    )
    + block("paragraph", "<p>The same in all</p>")
)


def shown(own: dict):
    source = f"<!-- wp:block {json.dumps({'ref': 4, 'content': own})} /-->"
    done = converted(source, reusable={4: PATTERN})
    return done, str(done.elements), lost_words(source, done)


def test_the_posts_own_words_stand_in_place_of_the_patterns():
    own = {
        "Head": {"content": "Own <strong>head</strong>"},
        "Place": {"content": "own"},
        "Press": {"text": "Own label", "url": "https://a.org/own"},
    }
    done, page, lost = shown(own)

    assert lost == {}
    for words in (
        "Own head",
        "own",
        "Own label",
        "https://a.org/own",
        "Default caption",
        "The same in all",
    ):
        assert words in page
    for words in ("Default head", "Default place", "Default label", "https://a.org/default"):
        assert words not in page
    assert done.notes.attention == []
    assert "“Default head”; “Default place”; “Default label”" in str(done.notes.changes)


def test_what_is_changed_otherwise_is_named_and_shows_nothing_of_the_pattern():
    done, page, lost = shown({"Picture": {"url": "/uploads/own.jpg", "caption": "Own caption"}})

    assert lost == {}
    assert "Default caption" not in page
    assert "d.jpg" not in page
    what = [each.what for each in done.notes.attention]
    assert what[0] == "The post has something of its own at “Picture” in the reusable block 4"
    assert "/uploads/own.jpg" in done.notes.attention[0].source
