"""What WordPress filled or readers filled in: none of it is text of the page."""

from tests.content.importers.wordpress.export_builder import block, paragraph
from tests.content.importers.wordpress.stub_surroundings import converted, lost_words


def test_words_of_empty_lists_and_of_fields_of_forms_are_no_text_of_the_page():
    loop = block("post-template", "<!-- wp:post-title /-->") + block(
        "query-no-results", paragraph("Nothing yet")
    )
    source = block("query", f"<div>{loop}</div>") + (
        "<form><p>Write to us</p><p><label>Mail <input></label></p><select><option>North</option></select>"
        "<button>Send</button></form>"
    )

    done = converted(source)

    assert [value for kind, value in done.elements if kind == "text"] == ["<p>Write to us</p>"]
    assert done.notes.named == ["Nothing yet"]
    assert lost_words(source, done) == {}
