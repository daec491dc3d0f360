"""The index, the evidence and the events: what their look promises."""

import re

import pytest
from playwright.sync_api import Page, expect

from content.evidence.overview import SHOWN_OF_EACH

EVIDENCE = "/evidence/"
INDEX = "/race-equity-maturity-index/"
STAGES = ["Awareness", "Commitment", "Implementation", "Embedding", "Creating", "Championing"]


@pytest.mark.parametrize("width", [360, 1280])
def test_the_path_has_six_stages_in_order(demo_site, page: Page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(demo_site.url + INDEX)
    path = page.get_by_role("list").filter(has=page.get_by_role("heading", name="Awareness"))

    names = path.get_by_role("heading", level=3).all_inner_texts()
    tops = [item.bounding_box()["y"] for item in path.locator("> li").all()]

    assert [name.split()[-1] for name in names] == STAGES
    assert tops == sorted(tops)


@pytest.mark.parametrize("width", [360, 1280])
def test_each_way_mark_of_the_picture_leads_to_its_stage(demo_site, page: Page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(demo_site.url + INDEX)
    for number, name in enumerate(STAGES, 1):
        picture = page.get_by_role("navigation", name="The six stages")
        picture.get_by_role("link", name=f"{number} {name}").click()

        expect(page.get_by_role("heading", name=name)).to_be_in_viewport()


def test_what_is_not_checked_says_so_before_its_figure(demo_site, page: Page):
    page.goto(f"{demo_site.url}{EVIDENCE}?view=all&sort=condition")
    doubtful = page.locator(".finding:not(.finding-checked)")

    first_words = [words.split(None, 1)[0] for words in doubtful.all_inner_texts()]
    assert first_words
    assert set(first_words) <= {"Unverified", "Disputed"}


def test_the_overview_counts_what_the_sections_hold(demo_site, page: Page):
    page.goto(demo_site.url + EVIDENCE)
    for line in page.locator(".overview li").all():
        section = page.locator(line.get_by_role("link").get_attribute("href"))
        shown = section.locator(".finding").count()
        told = int(re.search(r"(\d+) finding", line.inner_text())[1])

        assert shown == min(told, SHOWN_OF_EACH)
        if told > shown:
            expect(section.get_by_role("link", name=f"All {told} findings")).to_be_visible()


def test_right_to_left_words_stay_in_their_place(demo_site, page: Page):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(demo_site.url + EVIDENCE)
    page.locator(".finding-statement").first.evaluate(
        "it => { it.textContent = 'صحة الأم والطفل في لندن '.repeat(20); it.dir = 'rtl' }"
    )

    assert page.evaluate("document.documentElement.scrollWidth") == 320
