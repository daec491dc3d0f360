"""Which rows and columns of a table are headings, and what reaches over several."""

import pytest

from content.blocks.tables import TableBlock
from tests.content.importers.wordpress.export_builder import block
from tests.content.importers.wordpress.stub_surroundings import converted, lost_words

MIXED = "<tr><th>Year</th><th>Rate</th></tr><tr><th>2020</th><td>1</td></tr>"
TWO_HEADS = (
    "<thead><tr><th rowspan=2>Group</th><th colspan=2>2020</th></tr><tr><th>Men</th><th>Women</th></tr></thead>"
    "<tbody><tr><td rowspan=2>Asian</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></tbody>"
)
NAMES = "<tr><th>Name</th><td>Ann</td></tr><tr><th>Role</th><td>Nurse</td></tr>"
SOME = MIXED + "<tr><td>2021</td><td>2</td></tr>"
NOTED = (
    "<tr><th>Year</th><th>Rate</th></tr><tr><td>2020</td>"
    '<td>71<sup data-fn="f1" class="fn"><a href="#f1">1</a></sup></td></tr>'
)
LAST = "<tr><td>a</td><td rowspan=2>b</td></tr><tr><td>c</td></tr><tr><td>d</td><td>e</td></tr>"


@pytest.mark.parametrize(
    ("rows", "headings", "body", "row_headers"),
    [
        (MIXED, ["Year", "Rate"], [["2020", "1"]], True),
        (TWO_HEADS, ["Group", "2020 Men", "2020 Women"], [["Asian", "1", "2"], ["Asian", "3", "4"]], True),
        (NAMES, ["", ""], [["Name", "Ann"], ["Role", "Nurse"]], True),
        (SOME, ["Year", "Rate"], [["2020", "1"], ["2021", "2"]], False),
        (NOTED, ["Year", "Rate"], [["2020", "71 [1]"]], False),
        (LAST, ["a", "b"], [["c", "b"], ["d", "e"]], True),
    ],
)  # fmt: skip
def test_headings_are_those_of_the_source(rows, headings, body, row_headers):
    source = f"<table>{rows}</table>"

    done = converted(source)

    ((_, value),) = done.elements
    assert lost_words(source, done) == {}
    assert [each["heading"] for each in value["table"]["columns"]] == headings
    assert [each["values"] for each in value["table"]["rows"]] == body
    assert value["row_headers"] is row_headers
    shown = TableBlock()
    html = shown.render(shown.clean(shown.to_python(value)))
    assert ("<thead>" in html) is any(headings)
    assert html.count('<th scope="row">') == (len(body) if row_headers else 0)
    told = "Only some rows of a table began with a heading; now none does"
    assert (told in done.notes.changes) is (rows == SOME)


def test_words_that_are_said_again_stand_in_for_none_of_the_source():
    done = converted(f"<table><caption>x</caption>{TWO_HEADS}</table>")

    assert done.notes.added == ["2020", "Asian"]
    assert "A table's 2 rows of headings became one" in done.notes.changes
    assert (
        "Cells of a table that reached over several rows stand in each: “Asian”"
        in done.notes.changes
    )


def test_one_column_keeps_its_caption():
    table = "<figure><table><tr><td>a</td></tr><tr><td>b</td></tr></table><figcaption>{}</figcaption></figure>"
    source = block("table", table.format('Said <a href="https://a.org/">here</a>'))

    done = converted(source)

    assert lost_words(source, done) == {}
    assert done.elements == [
        ("text", '<p>Said <a href="https://a.org/">here</a></p><p>a</p><p>b</p>')
    ]


def test_a_table_within_a_table_is_told():
    source = f"<table><tr><td>a</td><td>b<table>{NAMES}</table></td></tr></table>"

    done = converted(source)

    assert lost_words(source, done) == {}
    assert any(each.startswith("A table within a table") for each in done.notes.changes)


def test_the_mark_of_a_footnote_stands_apart_in_a_heading_too():
    source = '<h2>Rates<sup data-fn="f1" class="fn"><a href="#f1">1</a></sup></h2><p>71</p>'

    done = converted(source)

    assert "Rates [1]" in str(done.elements)
    assert lost_words(source, done) == {}
