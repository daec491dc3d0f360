"""Lines of a paragraph that are more than text."""

from tests.content.importers.wordpress.export_builder import paragraph
from tests.content.importers.wordpress.stub_surroundings import converted, lost_words

FILM = "https://youtu.be/abc_1"


def test_the_address_of_a_film_is_a_recording_where_it_has_a_line_to_itself():
    for source in (f"Before\n{FILM}\nafter", paragraph(f"Before\n{FILM}\nafter"), f"Before<br>{FILM}<br />\nafter"):  # fmt: skip
        done = converted(source)
        assert [kind for kind, _ in done.elements] == ["text", "recording", "text"]
        assert lost_words(source, done) == {}
    inside = f"See {FILM} now\n<b>and\n{FILM}\nlater</b>\nhttps://example.org/?a=1&b=2\nend"
    [(_, text)] = converted(inside).elements
    assert text.count("<a ") == 2
    assert '<a href="https://example.org/?a=1&amp;b=2">https' in text
