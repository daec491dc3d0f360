"""Readers who set letters of twice the size in their browser lose nothing."""

import pytest
from playwright.sync_api import Page

from tests.functional.lost_words import lost_words
from tests.functional.screenshots import PLACES

# The browser's own setting, which media queries follow too; a style sheet would reach only the page.
TWICE = "--blink-settings=defaultFontSize=32"


@pytest.fixture(scope="module")
def arguments(arguments) -> list[str]:
    return [*arguments, TWICE]


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_nothing_is_lost(demo_site, page: Page, width):
    page.set_viewport_size({"width": width, "height": 800})
    lost = {}
    for place, path in PLACES.items():
        page.goto(demo_site.url + path)
        if found := lost_words(page):
            lost[place] = found

    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert lost == {}


def test_the_name_of_the_site_keeps_to_its_line(demo_site, page: Page):
    """Beside the two buttons it once stood with a letter a line."""
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(demo_site.url)

    name = page.locator(".site-name-short").bounding_box()

    assert name["width"] > name["height"] * 2


def test_what_is_typed_can_be_read(demo_site, page: Page):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(demo_site.url + PLACES["search"])

    field = (
        page.get_by_role("main")
        .get_by_role("searchbox")
        .or_(page.get_by_role("main").get_by_role("combobox"))
    )

    assert field.first.bounding_box()["width"] > 200
