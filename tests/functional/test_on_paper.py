"""A printed page: nothing that only works on a screen, and every address written out."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.functional.lost_words import lost_words
from tests.functional.screenshots import PLACES

ARTICLE = "/resources/co-produced-recommendations/"
EVIDENCE = "/evidence/"
INDEX = "/race-equity-maturity-index/"

BRIEFING = PLACES["briefing"]
PAGE_OF_PDF = re.compile(rb"/Type\s*/Page\b")

ADDRESS_AFTER = "link => getComputedStyle(link, '::after').content"


@pytest.fixture
def paper(page: Page) -> Page:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 960})
    return page


@pytest.mark.parametrize("path", [ARTICLE, EVIDENCE, INDEX])
def test_no_navigation_is_printed(demo_site, paper, path):
    paper.goto(demo_site.url + path)

    expect(paper.get_by_role("heading", level=1)).to_be_visible()
    expect(paper.get_by_role("navigation")).to_have_count(0)
    expect(paper.get_by_role("search")).to_have_count(0)


@pytest.mark.parametrize("path", [ARTICLE, EVIDENCE])
def test_a_page_says_once_where_it_comes_from(demo_site, paper, path):
    paper.goto(demo_site.url + path)

    expect(paper.locator(".printed-from:visible")).to_have_count(1)
    expect(paper.locator(".printed-from")).to_contain_text(path)


@pytest.mark.parametrize(("path", "where"), [(ARTICLE, ".references"), (EVIDENCE, ".finding")])
def test_addresses_stand_after_their_links(demo_site, paper, path, where):
    paper.goto(demo_site.url + path)
    link = paper.locator(f"{where} a[href^=http]").first

    assert link.get_attribute("href") in link.evaluate(ADDRESS_AFTER)


def test_what_to_do_next_is_printed_once_with_its_address(demo_site, paper):
    paper.goto(demo_site.url + INDEX)
    asked = paper.locator(".call-to-action a:visible")

    expect(asked).to_have_count(1)
    assert asked.get_attribute("href") in asked.evaluate(ADDRESS_AFTER)


def test_answers_are_printed_though_nobody_opened_them(demo_site, paper):
    paper.goto(demo_site.url + INDEX)
    answers = paper.locator("details:not([open]) .question-answer").all()

    assert answers
    assert [answer for answer in answers if not (answer.bounding_box() or {}).get("height")] == []


@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_cut_off(demo_site, paper, place):
    paper.goto(demo_site.url + PLACES[place])

    assert lost_words(paper) == []


def test_a_table_is_printed_to_its_last_column(demo_site, paper):
    paper.goto(demo_site.url + ARTICLE)
    sheet = paper.locator("main").bounding_box()
    cells = [cell.bounding_box() for cell in paper.locator("tr > :last-child").all()]

    assert cells
    assert [box for box in cells if box["x"] + box["width"] > sheet["x"] + sheet["width"] + 1] == []


def test_a_briefing_is_two_or_three_pages_with_its_references(demo_site, page):
    ids = "&ids=".join(
        ["stillbirth-infant-mortality-england-wales-2019", "neonatal-mortality-uk-2019"]
    )
    page.goto(f"{demo_site.url}{BRIEFING}&ids={ids}")

    sheets = len(PAGE_OF_PDF.findall(page.pdf(format="A4")))

    assert page.locator(".briefing-entry").count() == 5
    assert 2 <= sheets <= 3


def test_a_printed_briefing_has_nothing_to_press_and_tears_no_finding(demo_site, paper):
    paper.goto(demo_site.url + BRIEFING)

    expect(paper.get_by_role("link", name="Take out")).to_have_count(0)
    expect(paper.get_by_role("textbox")).to_have_count(0)
    expect(paper.get_by_role("heading", name="References")).to_be_visible()
    for entry in paper.locator(".briefing-entry").all():
        assert entry.evaluate("entry => getComputedStyle(entry).breakInside") == "avoid"
    link = paper.locator(".briefing-references a[href^=http]").first
    assert link.get_attribute("href") in link.evaluate(ADDRESS_AFTER)


def test_a_quarter_of_uptake_is_one_page_with_its_numbers(demo_site, page):
    page.goto(demo_site.url + PLACES["uptake_page"])

    sheets = len(PAGE_OF_PDF.findall(page.pdf(format="A4")))

    assert sheets == 1
    page.emulate_media(media="print")
    expect(page.get_by_text("Demonstration data.", exact=True)).to_be_visible()
    expect(page.locator(".uptake-stages svg")).to_be_visible()
    expect(page.get_by_role("navigation")).to_have_count(0)
