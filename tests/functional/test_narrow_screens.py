"""At 320 pixels nothing scrolls sideways, whatever editors write and however readers space it."""

import pytest

from tests.functional.lost_words import lost_words

NARROW = {"width": 320, "height": 640}
LONG_WORD = "Gesundheitsgerechtigkeit" * 9
LONG_TITLE = ("What a long title does to a page that did not expect it, said at length " * 5)[:300]
RIGHT_TO_LEFT = "صحة الأم والطفل في لندن " * 20

WRITE_INTO_FIRST = """([selector, word]) => {
    const found = document.querySelector(selector);
    if (!found) throw new Error(`This page has no ${selector}`);
    found.textContent = word;
}"""

# The page is put back as it was, so that one load serves every place in it.
WIDTH_WITH = """([selector, word]) => {
    const found = document.querySelector(selector);
    if (!found) throw new Error(`This page has no ${selector}`);
    const before = [...found.childNodes];
    found.textContent = word;
    const width = document.documentElement.scrollWidth;
    found.replaceChildren(...before);
    return width;
}"""

BROKEN_WORDS = """() => {
    const broken = [];
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        for (const word of texts.currentNode.data.matchAll(/\\p{L}+/gu)) {
            const range = document.createRange();
            range.setStart(texts.currentNode, word.index);
            range.setEnd(texts.currentNode, word.index + word[0].length);
            const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
            if (lines.size > 1) broken.push(word[0]);
        }
    }
    return broken;
}"""

# What WCAG 1.4.12 lets readers set without losing anything.
TEXT_SPACING = """
* {
    line-height: 1.5 !important;
    letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }
"""

ARTICLE = "/resources/co-produced-recommendations/"
PLACES = {
    "/": [
        ".hero h1",
        ".way-in h3",
        ".action-note",
        ".item h3 a",
        ".home-next-title a",
        ".home-finding-figure",
        ".home-finding-statement",
    ],
    "/resources/": [
        ".item h3 a",
        ".filter label",
        "select option",
        ".selected-filters a",
        ".results-heading",
        ".filter-panel summary",
    ],
    "/people/": ["main li a", "h1", ".person-work"],
    "/questions/": [".question summary", ".question-by a", ".question-link a"],
    ARTICLE: [
        "h1",
        ".page-head .summary",
        ".breadcrumbs a",
        ".contents a",
        ".facts dt",
        ".facts dd",
        ".action-words a",
        ".document-title a",
        ".references cite",
        ".related a",
        ".heading h2",
        "caption",
        "td",
    ],
    "/events/2025-annual-conference/": [
        ".topics a",
        ".person-name a",
        ".person-role",
        ".session h3",
        ".occasion-facts dd",
        ".occasion-actions a",
        "figcaption",
    ],
    "/webinars/introduction-to-the-remi/": [".question summary", "tbody th", ".recording-title"],
    "/evidence/": [
        ".overview a",
        ".tally",
        ".condition-head h2",
        ".figure-words",
        ".figure-number",
        ".finding-statement",
        ".finding-facts dd",
        ".tag",
        ".gap h3",
        ".callout-title",
    ],
    "/about/accessibility/": [".read-on a"],  # an article with a list of its own has none
    "/race-equity-maturity-index/": [
        ".stage h3",
        ".waymark",
        ".inside h3",
        ".site-name-long",
        ".site-nav a",
        ".site-footer li a",
    ],
}


@pytest.fixture
def narrow(page):
    page.set_viewport_size(NARROW)
    return page


def width(page) -> int:
    return page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("path", PLACES)
def test_a_word_without_end_is_broken(demo_site, narrow, path):
    narrow.goto(demo_site.url + path + ("?topic=remi" if path == "/resources/" else ""))
    too_wide = {}
    for selector in PLACES[path]:
        stretched = narrow.evaluate(WIDTH_WITH, [selector, LONG_WORD])
        if stretched > NARROW["width"]:
            too_wide[selector] = stretched

    assert too_wide == {}


@pytest.mark.parametrize("size", [NARROW, {"width": 1280, "height": 800}])
@pytest.mark.parametrize("path", PLACES)
def test_a_title_of_300_characters_is_shown_whole(demo_site, page, path, size):
    page.set_viewport_size(size)
    page.goto(demo_site.url + path)
    for title in ("h1", ".item h3 a", ".read-on a", ".breadcrumbs [aria-current]"):
        if page.locator(title).count():
            page.evaluate(WRITE_INTO_FIRST, [title, LONG_TITLE])

    assert lost_words(page) == []


@pytest.mark.parametrize("size", [NARROW, {"width": 1280, "height": 800}])
def test_a_paragraph_from_right_to_left_stays_in_the_story(demo_site, page, size):
    page.set_viewport_size(size)
    page.goto(demo_site.url + ARTICLE)
    paragraph = page.locator(".story p").first
    before = paragraph.bounding_box()
    paragraph.evaluate("(it, words) => { it.textContent = words; it.dir = 'rtl' }", RIGHT_TO_LEFT)

    after = paragraph.bounding_box()
    assert lost_words(page) == []
    assert (after["x"], after["width"]) == (before["x"], before["width"])


def test_a_long_word_does_not_stretch_a_table(demo_site, narrow):
    narrow.goto(demo_site.url + ARTICLE)
    before = narrow.locator("table").first.bounding_box()["width"]
    narrow.evaluate(WRITE_INTO_FIRST, ["td", LONG_WORD])

    assert narrow.locator("table").first.bounding_box()["width"] <= before * 1.5


@pytest.mark.parametrize(
    "path",
    [
        "/about/",
        "/resources/core-managers-training/",
        "/news/trust-co-production-and-sharing-power/",
    ],
)
def test_ordinary_words_stay_whole(demo_site, narrow, path):
    """A word is broken only when no column could hold it."""
    narrow.goto(demo_site.url + path)

    assert narrow.evaluate(BROKEN_WORDS) == []


def test_wider_spacing_of_text_loses_nothing(demo_site, crawled, narrow):
    lost = {}
    for path in [path for path, found in crawled.items() if found.answer.is_html]:
        narrow.goto(demo_site.url + path)
        narrow.add_style_tag(content=TEXT_SPACING)
        if found := lost_words(narrow):
            lost[path] = found

    assert lost == {}
