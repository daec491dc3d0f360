"""Tabs of plugins, whose titles lie apart from what they open."""

import pytest

from tests.content.importers.wordpress.export_builder import block
from tests.content.importers.wordpress.stub_surroundings import converted, lost_words

KADENCE = block(
    "kadence/tabs",
    '<div class="wp-block-kadence-tabs"><ul role="tablist"><li class="kt-title-item"><a href="#1">One</a></li>'
    '<li class="kt-title-item"><a href="#2">Two</a></li></ul><div class="kt-tabs-content-wrap">'
    + block("kadence/tab", '<div class="kt-tab-inner-content"><p>First</p></div>')
    + block("kadence/tab", '<div class="kt-tab-inner-content"><p>Second</p></div>')
    + "</div></div>",
    '{"titles":[{"text":"One"},{"text":"Two"}]}',
)
TITLE = '<div class="elementor-tab-title" role="tab">{}</div>'
PANE = '<div class="elementor-tab-content" role="tabpanel" hidden="hidden"><p>{}</p></div>'
ELEMENTOR = (
    f'<div class="elementor-tabs"><div role="tablist">{TITLE.format("One")}{TITLE.format("Two")}</div>'
    f"<div>{TITLE.format('One')}{PANE.format('First')}{TITLE.format('Two')}{PANE.format('Second')}</div></div>"
)
BOOTSTRAP = (
    '<div class="tabs"><ul><li class="tab-link">One</li><li class="tab-link">Two</li></ul>'
    '<div class="tab-pane">First</div><div class="tab-pane">Second</div></div>'
)


@pytest.mark.parametrize("source", [KADENCE, ELEMENTOR, BOOTSTRAP])
def test_each_title_heads_what_it_opened(source):
    done = converted(source)

    assert lost_words(source, done) == {}
    shown = [value["text"] if kind == "heading" else value for kind, value in done.elements]
    assert shown == ["One", "<p>First</p>", "Two", "<p>Second</p>"]


def test_tabs_with_something_beside_them_are_read_as_they_lie():
    source = BOOTSTRAP.replace("</ul>", "</ul>And more.")

    done = converted(source)

    assert lost_words(source, done) == {}
    assert "And more." in str(done.elements)
