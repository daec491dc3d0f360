"""Words that stand in attributes: told, and seen by the proof's own reader."""

import pytest

from content.importers.wordpress.words import said_beside, words_of_html
from tests.content.importers.wordpress.export_builder import block
from tests.content.importers.wordpress.stub_surroundings import converted, lost_words

PICTURE = "https://old.example.org/wp-content/uploads/a.jpg"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('<input type="submit" value="Send it">', ["Send it"]),
        ('<p>Write: <input placeholder="Your postcode"></p>', ["Your postcode"]),
        ('<input type="hidden" value="a1b2"><input type="checkbox" value="yes">', []),
        ('<textarea placeholder="Say more">Typed</textarea>', ["Say more"]),
        ('<p><abbr title="Voluntary sector">VCSE</abbr></p>', ["Voluntary sector"]),
        ('<p><span title="Seen by pointing">x</span></p>', ["Seen by pointing"]),
        ('<p><a href="https://a.org/" title="Where it leads">link</a></p>', ["Where it leads"]),
        ('<p><a href="https://a.org/" title="The  Same">the <b>same</b></a></p>', []),
        (f'<img src="{PICTURE}" alt="People" title="people"><img src="{PICTURE}" alt="" title="DSC 12">', ["DSC 12"]),
        ('<p><a href="https://a.org/" aria-label="Our page"><i></i><svg><text>f</text></svg></a></p>', ["Our page"]),
        ('<p><a href="https://a.org/" aria-label="Unheard">words</a></p>', []),
        ('<div hidden><p title="Behind it all">gone</p></div>', ["Behind it all"]),
        ('<video src="/uploads/v.mp4"><track label="Somali" src="x.vtt"></video>', ["Somali"]),
        ('<table summary="Who came"><tr><td>a</td></tr></table>', ["Who came"]),
        ('<select><optgroup label="North"><option>Barnet</option><option label="Elsewhere"></option></optgroup></select>', ["North", "Elsewhere"]),
        ("<p>a<noscript>Switch it on</noscript>b</p><button>Press</button><meter>Half</meter><progress>Some</progress>", []),
        ('<p title="Twice">a</p><p title="Twice">b</p><form><input value="Twice"></form>', ["Twice"]),
        (block("html", '<div title="In a block"><p>x</p></div>'), ["In a block"]),
        ('<p title="Left open">a<p>b', ["Left open"]),
        ('<div data-tooltip="Shown &lt;b&gt;above&lt;/b&gt;" data-tip="7">x</div><i data-title="In a chart"></i>', ["Shown above", "In a chart"]),
        ('<table><tr><td data-title="Year">2024</td></tr></table>', []),
        ('<div title="abc">a<div>b</div>c</div><span title="ab">a<span>b</span>c</span></b>', ["ab"]),
    ],
)  # fmt: skip
def test_words_of_attributes_are_told_and_counted(source, words):
    done = converted(source)

    assert said_beside(source) == words
    assert lost_words(source, done) == {}
    told = " ".join(done.notes.changes)
    assert [each for each in words if f"“{each}”" not in told] == []
    for seen in ("Switch it on", "Barnet", "Press", "Half", "Some"):
        if seen in source:
            assert words_of_html(source)[seen.casefold().partition(" ")[0]] == 1
