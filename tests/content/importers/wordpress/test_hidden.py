"""What no reader saw of the old page, because a style or a setting hid it."""

from tests.content.importers.wordpress.stub_surroundings import converted, lost_words


def test_what_the_page_hid_is_left_out_and_named():
    source = (
        '<p>One<span style="color:red; display: none !important">never</span></p><h2 hidden>Nor this</h2>'
        '[vc_row disable_element="yes"]off[/vc_row]<div style="visibility:hidden"><i>nor that</i></div>'
        '<a href="#more">More</a><p id="more" style="display:none">Opens</p>'
        '<div class="x-faq"><h3>Why?</h3><div style="display:none">So.</div></div>'
    )

    done = converted(source)

    assert sorted(done.notes.named) == ["Nor this", "never", "nor that", "off"]
    assert lost_words(source, done) == {}
    text, questions = (value for _, value in done.elements)
    assert text == "<p>One</p><p>More</p><p>Opens</p>"
    assert questions["items"] == [{"question": "Why?", "answer": "<p>So.</p>"}]
