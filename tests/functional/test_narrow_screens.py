"""At 320 pixels nothing scrolls sideways, whatever editors write and however readers space it."""

import pytest

from tests.crawl import crawl

NARROW = {"width": 320, "height": 640}
LONG_WORD = "Gesundheitsgerechtigkeit" * 9

WRITE_INTO_FIRST = """([selector, word]) => {
    const found = document.querySelector(selector);
    if (!found) throw new Error(`This page has no ${selector}`);
    found.textContent = word;
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
    "/questions/": [".question summary", ".results-part-heading a", ".question-link a"],
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
        ".read-on a",
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
    chosen = "?topic=remi" if path == "/resources/" else ""
    too_wide = {}
    for selector in PLACES[path]:
        narrow.goto(demo_site.url + path + chosen)
        narrow.evaluate(WRITE_INTO_FIRST, [selector, LONG_WORD])
        if width(narrow) > NARROW["width"]:
            too_wide[selector] = width(narrow)

    assert too_wide == {}


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


def test_wider_spacing_of_text_fits(demo_site, narrow):
    too_wide = {}
    for path in [path for path, found in crawl(demo_site).items() if found.answer.is_html]:
        narrow.goto(demo_site.url + path)
        narrow.add_style_tag(content=TEXT_SPACING)
        if width(narrow) > NARROW["width"]:
            too_wide[path] = width(narrow)

    assert too_wide == {}
