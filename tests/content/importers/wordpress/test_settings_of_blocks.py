"""Blocks whose words stand in their settings alone, inside others that hold nothing else."""

from tests.content.importers.wordpress.export_builder import block
from tests.content.importers.wordpress.stub_surroundings import converted, lost_words

ITEM = '<!-- wp:kadence/listitem {"text":"One","link":"https://e.org/1"} /-->'
OTHER = block("kadence/listitem", "<li><span>Two</span></li>")
BUTTON = '<!-- wp:kadence/singlebtn {"text":"Press","link":"https://e.org/2"} /-->'


def test_lists_and_buttons_that_only_settings_tell_are_lists_and_buttons():
    for items in (ITEM, ITEM + OTHER):
        source = block("kadence/iconlist", f"<div><ul>{items}</ul></div>")
        done = converted(source)
        [(kind, text)] = done.elements
        assert kind == "text"
        assert text.startswith('<ul><li><a href="https://e.org/1">One</a></li>')
        assert lost_words(source, done) == {}
    [(kind, value)] = converted(block("kadence/advancedbtn", f"<div>{BUTTON}</div>")).elements
    assert (kind, value["text"], value["url"]) == ("action_link", "Press", "https://e.org/2")
