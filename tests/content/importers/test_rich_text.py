import pytest

from content.importers.entries import Entry
from content.importers.rich_text import read_rich_text
from content.importers.targets import Catalogue, Made
from content.importers.yaml_files import YamlFile

KNOWN = {"page:/about/": 7, "document:report": 8, "person:jo-lee": 9}


def html(markdown: str) -> str:
    return read_rich_text(Entry(markdown, YamlFile("file"), []), Made(KNOWN))


def problems(markdown: str) -> list[str]:
    entry = Entry(markdown, YamlFile("file"), [])
    read_rich_text(entry, Catalogue(set(KNOWN)))
    return [problem.message for problem in entry.problems]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("One\nline.\n\nTwo.", "<p>One line.</p><p>Two.</p>"),
        ("**Bold** and *italic*", "<p><b>Bold</b> and <i>italic</i></p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("a  \nb", "<p>a<br/>b</p>"),
        ("x < y & <b>z</b>", "<p>x &lt; y &amp; &lt;b&gt;z&lt;/b&gt;</p>"),
        ("[us](page:/about/)", '<p><a linktype="page" id="7">us</a></p>'),
        ("[it](document:report)", '<p><a linktype="document" id="8">it</a></p>'),
        ("[Jo](person:jo-lee)", '<p><a href="/people/jo-lee/">Jo</a></p>'),
        ("[out](https://a.org/?b=1&c=2)", '<p><a href="https://a.org/?b=1&amp;c=2">out</a></p>'),
        ("[mail](mailto:a@b.org)", '<p><a href="mailto:a@b.org">mail</a></p>'),
    ],
)
def test_markdown_becomes_what_wagtail_stores(markdown, expected):
    assert html(markdown) == expected
    assert problems(markdown) == []


@pytest.mark.parametrize(
    ("markdown", "problem"),
    [
        ("# Words", "A heading is a block"),
        ("> Words", "A quotation is a block"),
        ("![x](y.png)", "A picture is a block"),
        ("    words", ""),  # blanks at the very start mean nothing
        ("a\n\n    words", "A line begins with four"),
        ("`code`", "There is no way to show program text"),
        ("---", "There are no rules"),
        ("[x](page:/abut/)", "There is no page “/abut/”; did you mean “/about/”?"),
        ("[x](person:jo-li)", "There is no person “jo-li”"),
        ("[x](person:../admin)", "There is no person"),
        ("[x](javascript:alert(1))", "leads nowhere"),
        ("[x](/about/)", "leads nowhere"),
        ("[x](view:remi_reqest)", "leads nowhere"),
        ("[x](view:remi_request)", ""),
        ("[x](https:///path)", "leads nowhere"),
        ("[x](data:text/html,hello)", "leads nowhere"),
    ],
)
def test_what_rich_text_cannot_hold_is_told(markdown, problem):
    told = problems(markdown)

    assert bool(told) == bool(problem)
    assert problem in " ".join(told)
