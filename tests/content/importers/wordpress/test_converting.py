"""Each block and each habit of the classic editor, small: what it becomes, and that no word is lost."""

import time

import pytest

from content.blocks.players import player_of
from tests.content.importers.wordpress.export_builder import block, paragraph
from tests.content.importers.wordpress.stub_surroundings import converted, lost_words

UPLOADS = "https://old.example.org/wp-content/uploads"
PICTURE = f'<figure class="wp-block-image"><img src="{UPLOADS}/a.jpg" alt=""/><figcaption>Who</figcaption></figure>'
FILE = (
    f'<div class="wp-block-file"><a href="{UPLOADS}/r.pdf">The report</a>'
    f'<a href="{UPLOADS}/r.pdf" class="wp-block-file__button" download>Download</a></div>'
)
TABLE = (
    "<figure><table><thead><tr><th>Stage</th><th>Who</th></tr></thead><tbody><tr><td>One</td>"
    "<td>All</td></tr></tbody></table><figcaption>Stages</figcaption></figure>"
)
NO_HEADER = "<table><tr><td>a</td><td>b</td></tr><tr><td rowspan='2'>c</td><td>d</td></tr><tr><td>e</td></tr></table>"
YOAST = (
    '<div class="schema-faq"><div class="schema-faq-section"><strong class="schema-faq-question">Why?'
    '</strong> <p class="schema-faq-answer">Because.</p></div></div>'
)
ACCORDION = (
    '<div class="c-accordion__item"><h2 class="c-accordion__title">Who?</h2>'
    '<div class="c-accordion__content"><p>All of us.</p></div></div>'
)
CORE_ACCORDION = block(
    "accordion",
    block(
        "accordion-item",
        block(
            "accordion-heading",
            '<h3 class="wp-block-accordion-heading"><button><span class="t">How?</span></button></h3>',
        )
        + block("accordion-panel", f"<div>{paragraph('Like this.')}</div>"),
    ),
)
DETAILS = block("details", f"<details><summary>When?</summary>{paragraph('Soon.')}</details>")
FRAME = '<iframe src="https://www.youtube.com/embed/abc_1"></iframe>'
NOTE = '<sup data-fn="x" class="fn"><a href="#x">1</a></sup>'
GALLERY = (
    '<figure class="wp-block-gallery">'
    + block("image", PICTURE, '{"id":5}')
    + block("image", PICTURE, '{"id":6}')
    + "<figcaption>The day</figcaption></figure>"
)
COVER = (
    f'<div class="wp-block-cover"><img class="wp-block-cover__image-background" src="{UPLOADS}/c.jpg"/>'
    f"{paragraph('Over it')}</div>"
)
EMBED = '<figure><div class="wp-block-embed__wrapper">\nhttps://{}\n</div><figcaption>{}</figcaption></figure>'


def kinds(source: str, **around) -> list[str]:
    done = converted(source, **around)
    assert lost_words(source, done) == {}
    return [kind for kind, _ in done.elements]


def only(source: str, **around):
    done = converted(source, **around)
    assert lost_words(source, done) == {}
    ((_, value),) = done.elements
    return value


@pytest.mark.parametrize(
    ("source", "becomes"),
    [
        (paragraph("One <strong>two</strong> &amp; <em>three</em>"), "<p>One <b>two</b> &amp; <i>three</i></p>"),
        (paragraph('<a href="https://a.org/?b=1&amp;c">go</a>'), '<p><a href="https://a.org/?b=1&amp;c">go</a></p>'),
        (paragraph('<a href="javascript:alert(1)" onclick="x">go</a>'), "<p><a>go</a></p>"),
        (block("list", "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>"), "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>"),
        (paragraph("• one<br>• two") + paragraph("• three"), "<ul><li>one</li><li>two</li><li>three</li></ul>"),
        (block("verse", "<pre>one\n two</pre>"), "<p>one<br/>&nbsp;two</p>"),
        ("First\nline\n\nSecond &lt;b&gt;", "<p>First<br/>line</p><p>Second &lt;b&gt;</p>"),
        ("One.\n<ul>\n<li>a</li>\n</ul>\nTwo.", "<p>One.</p><ul><li>a</li></ul><p>Two.</p>"),
        (paragraph("a<script>evil()</script>b<style>x{}</style>"), None),
        (block("columns", block("column", paragraph("l")) + block("column", paragraph("r"))), "<p>l</p><p>r</p>"),
        (paragraph("Said [sic] and [1]"), "<p>Said [sic] and [1]</p>"),
        (block("group", paragraph("")), ""),
        (paragraph("5 m<sup>2</sup> of CO<sub>2</sub>, the 1<sup>st</sup> x<sup>ab</sup>"), "<p>5 m² of CO₂, the 1st xab</p>"),
    ],
)  # fmt: skip
def test_text_keeps_its_words_and_little_else(source, becomes):
    done = converted(source)

    assert lost_words(source, done) == {}
    text = "".join(value for kind, value in done.elements if kind == "text")
    assert "evil" not in text
    if becomes is not None:
        assert text == becomes


def test_headings_become_an_outline_and_the_title_is_said_once():
    source = (
        "<h1>The title</h1><h4>First</h4>a<h5>Below</h5>b<h4 id='next'>Next</h4>c"
        "<p><strong>In bold:</strong></p>d<p><b>A whole sentence in bold is stressed.</b></p>"
    )

    done = converted(source)

    headings = [
        (value["text"], value["level"]) for kind, value in done.elements if kind == "heading"
    ]
    assert headings == [("First", "h2"), ("Below", "h3"), ("Next", "h2"), ("In bold", "h3")]
    assert "next" in [value["anchor"] for kind, value in done.elements if kind == "heading"]
    assert lost_words(source, done) == {}
    assert "A heading that repeats the title: “The title”" in done.notes.changes
    assert "A paragraph all in bold became a heading: “In bold”" in done.notes.changes
    before = converted("<h4>A</h4>a<h4>B</h4>b<h5>C</h5>c<h2>D</h2>d<h3>E</h3>e").elements
    assert [v["level"] for k, v in before if k == "heading"] == ["h2", "h2", "h3", "h2", "h3"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (block("quote", "<blockquote><p>Yes.</p><cite>A. Person, chair</cite></blockquote>"), ["quote"]),
        (block("pullquote", "<figure><blockquote><p>Yes.</p></blockquote></figure>"), ["quote"]),
        (block("image", PICTURE, '{"id":5}'), ["image"]),
        (f'<figure><a href="https://a.org/"><img src="{UPLOADS}/a.jpg" alt="Book a place"></a></figure>', ["image", "text"]),
        (f'<figure><a href="{UPLOADS}/a.jpg"><img src="{UPLOADS}/a-300x200.jpg" alt="Who"></a></figure>', ["image"]),
        (block("gallery", GALLERY), ["gallery"]),
        (block("gallery", "<p>Words alone</p>", '{"ids":[1,2]}'), ["text", "gallery"]),
        ('[gallery ids="1,2,3"]', ["gallery"]),
        (f'[caption id="attachment_5"]<img src="{UPLOADS}/a-300x200.jpg" /> Who it is[/caption]', ["image"]),
        (block("cover", COVER, '{"id":5}'), ["image", "text"]),
        (block("media-text", f"<div>{PICTURE}<div>{paragraph('Beside')}</div></div>"), ["image", "text"]),
        (block("file", FILE), ["document"]),
        (block("audio", f'<figure><audio src="{UPLOADS}/s.mp3"></audio></figure>'), ["document"]),
        (block("video", f'<figure><video src="{UPLOADS}/v.mp4"></video></figure>'), ["recording"]),
        (block("embed", EMBED.format("vimeo.com/12", "A talk"), '{"url":"https://vimeo.com/12"}'), ["recording"]),
        (block("embed", EMBED.format("x.example/1", ""), '{"url":"https://x.example/1"}'), ["action_link"]),
        (f"Look\n\n{FRAME}", ["text", "recording"]),
        ("[embed]https://youtu.be/abc[/embed]", ["recording"]),
        ("Before\n\nhttps://www.youtube.com/watch?v=abc\n\nafter", ["text", "recording", "text"]),
        (block("button", '<div class="wp-block-button"><a href="https://a.org/">Apply now</a></div>'), ["action_link"]),
        (block("button", '<div><a href="/news/">All news</a></div>'), ["action_link"]),
        (block("button", '<div><a href="/news/?topic=x">Some news</a></div>'), ["text"]),
        ("[youtube https://www.youtube.com/watch?v=abc_1]", ["recording"]),
        ("[vimeo 12]", ["recording"]),
        (f"[audio {UPLOADS}/s.mp3]", ["document"]),
        (block("cover-image", "<div><p>Over it</p></div>", f'{{"url":"{UPLOADS}/c.jpg","id":5}}'), ["image", "text"]),
        (block("table", TABLE), ["table"]),
        (block("table", TABLE.replace("All", '<a href="https://a.org/">All</a>')), ["table", "text"]),
        (block("heading", '<h2>Read <a href="https://a.org/">this</a></h2>') + "a", ["heading", "text"]),
        (block("quote", '<blockquote><p>Yes.</p><cite><a href="https://a.org/">A. Person</a></cite></blockquote>'), ["quote", "text"]),
        (block("quote", "<blockquote><p>The &lt;b&gt; &amp;lt; of HTML</p></blockquote>"), ["quote"]),
        (NO_HEADER, ["table"]),
        (DETAILS + DETAILS, ["questions"]),
        (block("yoast/faq-block", YOAST), ["questions"]),
        (block("pb/accordion-item", ACCORDION), ["questions"]),
        (CORE_ACCORDION, ["questions"]),
        ('[toggle title="Where?"]Here.[/toggle]', ["questions"]),
        (paragraph("a") + "<!--more-->" + block("separator", "<hr/>") + paragraph("b"), ["text"]),
        (block("someplugin/box", "<div><p>Kept words</p></div>"), ["text"]),
        ("<!-- wp:someplugin/map {\"zoom\":3} /-->", ["attention"]),
        ("<!-- wp:latest-posts /-->", ["attention"]),
        ('[contact-form-7 id="3" title="Ask"]', ["attention"]),
        ("<form><p>Write</p><label>Name</label><input></form>", ["text", "attention"]),
        (paragraph(f'Text <img src="{UPLOADS}/a.jpg" alt="x"> and more'), ["text", "image", "text"]),
        ("<dl><dt>Word</dt><dd>Meaning</dd></dl>x", ["text"]),
        (paragraph('<img src="https://elsewhere.example/a.jpg">'), ["attention"]),
    ],
)  # fmt: skip
def test_blocks_of_theirs_become_blocks_of_ours(source, expected):
    assert kinds(source) == expected


@pytest.mark.parametrize(
    ("frame", "watched"),
    [
        ("https://www.youtube.com/embed/abc_1?start=3", "https://www.youtube.com/watch?v=abc_1&t=3s"),
        ("https://www.youtube.com/embed/abc_1?start=x&amp;t=1m30s", "https://www.youtube.com/watch?v=abc_1&t=90s"),
        ("//player.vimeo.com/video/12?h=ab34#t=1h2s", "https://vimeo.com/12/ab34#t=3602s"),
        ("//player.vimeo.com/video/12?h=ab34&amp;app=1", "https://vimeo.com/12/ab34"),
        ("https://www.youtube.com/embed/videoseries?si=x&amp;list=PL1", "https://www.youtube.com/playlist?list=PL1"),
    ],
)  # fmt: skip
def test_what_plays_in_a_frame_has_a_page_to_watch_it_on(frame, watched):
    done = converted(f'<iframe src="{frame}"></iframe>')

    assert [value["address"] for _, value in done.elements] == [watched]
    assert player_of(watched) or "playlist" in watched
    begins_later = [each for each in done.notes.changes if "plays from its beginning" in each]
    assert bool(begins_later) is ("t=" in watched.replace("list=", ""))


def test_words_of_our_own_stand_in_for_none_of_the_source():
    done = converted(block("heading", "<h2>Our film</h2>") + FRAME + TABLE.replace("Stages", ""))

    assert done.notes.added == ["Our film", "Our film"]


def test_values_are_what_the_source_says():
    quote = only(block("quote", "<blockquote><p>Yes.</p><cite>A. Person</cite></blockquote>"))
    image = only(block("image", PICTURE, '{"id":5}'))
    table = only(block("table", TABLE))
    film = only(FRAME)
    questions = only(DETAILS + block("pb/accordion-item", ACCORDION) + CORE_ACCORDION)

    assert quote == {"quote": "Yes.", "attribution": "A. Person", "role": ""}
    assert image["image"] == {"image": 5, "alt_text": "Its alt text", "decorative": False}
    assert image["caption"] == "Who"
    assert table["caption"] == "Stages"
    assert [each["heading"] for each in table["table"]["columns"]] == ["Stage", "Who"]
    assert table["table"]["rows"] == [{"values": ["One", "All"]}]
    assert film["address"] == "https://www.youtube.com/watch?v=abc_1"
    pairs = [(each["question"], each["answer"]) for each in questions["items"]]
    assert pairs == [
        ("When?", "<p>Soon.</p>"),
        ("Who?", "<p>All of us.</p>"),
        ("How?", "<p>Like this.</p>"),
    ]


BY_PLUGINS = [
    '<div class="rank-math-faq-item"><h3 class="rank-math-question">{}</h3>'
    '<div class="rank-math-answer">{}</div></div>',
    '<div class="kt-accordion-pane"><div class="kt-accordion-header-wrap"><button><span>{}</span></button>'
    '</div><div class="kt-accordion-panel"><div class="kt-accordion-panel-inner">{}</div></div></div>',
    '<div class="card"><div class="card-header"><h5><button>{}</button></h5></div>'
    '<div class="collapse show"><div class="card-body">{}</div></div></div>',
    '<div class="accordion-item"><h2 class="accordion-header"><button class="accordion-button">{}</button>'
    '</h2><div class="accordion-collapse collapse"><div class="accordion-body">{}</div></div></div>',
    '<div class="elementor-tab-title"><a class="elementor-accordion-title">{}</a></div>'
    '<div class="elementor-tab-content">{}</div>',
    "<h3>{}</h3><div>{}</div>",
]


@pytest.mark.parametrize("pair", BY_PLUGINS)
def test_the_accordions_of_plugins_become_pairs(pair):
    items = pair.format("One +", "<p>Answer one</p>") + pair.format("Two +", "<p>Answer two</p>")

    questions = only(f'<div class="some-accordion">{items}</div>')

    pairs = [(each["question"], each["answer"]) for each in questions["items"]]
    assert pairs == [("One", "<p>Answer one</p>"), ("Two", "<p>Answer two</p>")]


def test_layouts_by_shortcode_leave_their_words():
    source = (
        '[vc_row][vc_column width="1/2"][vc_column_text]Kept[/vc_column_text][/vc_column][/vc_row]'
    )

    assert only(source) == "<p>Kept</p>"


def test_reused_blocks_and_footnotes_come_from_beside_the_post():
    source = (
        f'<h4>On</h4>{paragraph(f"Said{NOTE}")}<!-- wp:block {{"ref":4}} /--><!-- wp:footnotes /-->'
    )
    reusable = {4: paragraph("Again and again") + '<!-- wp:block {"ref":4} /-->'}

    done = converted(source, reusable=reusable, footnotes={"x": "A <em>source</em>."})

    text = [value for kind, value in done.elements if kind == "text"]
    assert text == ["<p>Said [1]</p><p>Again and again</p>", "<ol><li>A <i>source</i>.</li></ol>"]
    assert "shows itself" in done.notes.attention[0].what
    levels = [(value["text"], value["level"]) for kind, value in done.elements if kind == "heading"]
    assert levels == [("On", "h2"), ("Footnotes", "h2")]


@pytest.mark.parametrize(
    "source",
    [
        "<!-- wp:paragraph --><p>One</p>",
        "<p>One</p><!-- /wp:paragraph -->",
        '<!-- wp:image {"id":} --><p>One</p><!-- /wp:image -->',
        "<!-- wp:group --><div><!-- wp:paragraph --><p>One</p><!-- /wp:group -->",
        "<p>One</p><!-- wp:paragraph",
        "<b><i><p>One</b></i>",
    ],
)
def test_broken_markup_loses_no_word(source):
    done = converted(source)

    assert [kind for kind, _ in done.elements] == ["text"]
    assert "One" in done.elements[0][1]


def test_depth_and_length_are_no_burden():
    deep = (
        "<!-- wp:group --><div>" * 10_000
        + paragraph("At the bottom")
        + "</div><!-- /wp:group -->" * 10_000
    )
    long = paragraph("Some <b>words</b> in a row.") * 10_000
    before = time.monotonic()

    bottom, row = only(deep), only(long)

    assert bottom == "<p>At the bottom</p>"
    assert row.count("<p>") == 10_000
    assert time.monotonic() - before < 60
