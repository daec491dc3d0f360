"""Links to a place in the same post: kept where our pages can mark it, else told."""

import pytest

from tests.content.importers.wordpress.stub_surroundings import converted, lost_words


@pytest.mark.parametrize(
    "marked",
    [
        "<h2 id='part-two'>Two</h2>",
        "<h2 id='Part_Two'>Two</h2>",
        "<h2><a name='part-two'></a>Two</h2>",
        "<a id='part-two'></a>\n<h2>Two</h2>",
        "<div id='part-two'><h2>Two</h2><p>x</p></div>",
    ],
)
def test_links_to_headings_find_them(marked):
    wanted = "Part_Two" if "Part_Two" in marked else "part-two"
    done = converted(f"<p>To <a href='#{wanted}'>part two</a></p>{marked}<p>x</p>")

    anchors = [value["anchor"] for kind, value in done.elements if kind == "heading"]
    assert anchors[0]
    assert f'<a href="#{anchors[0]}">part two</a>' in done.elements[0][1]


def test_links_to_what_pages_cannot_mark_become_text_and_are_named():
    source = (
        "<p>Text<a href='#_ftn1' name='_ftnref1'>[1]</a>, <a href='#tbl'>the table</a></p><p id='tbl'>t</p>"
        "<details><summary>Why?</summary><p>So <a href='#tbl'>it is</a></p></details>"
        "<p><a href='#_ftnref1' name='_ftn1'>[1]</a> The note.</p><p><a href='#top'>Up</a></p>"
    )

    done = converted(source)

    assert "".join(value for kind, value in done.elements if kind == "text") == (
        '<p>Text[1], the table</p><p>t</p><p>[1] The note.</p><p><a href="#top">Up</a></p>'
    )
    assert lost_words(source, done) == {}
    named = [each.rpartition("text: ")[2] for each in done.notes.changes]
    assert {"“[1]”, #_ftn1", "“the table”, #tbl", "“it is”, #tbl", "“[1]”, #_ftnref1"} <= set(named)
