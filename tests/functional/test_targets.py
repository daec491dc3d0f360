"""Links in small print are as easy to hit as others: 24 pixels high on every line that they take."""

import pytest
from playwright.sync_api import Page

PLACES = [
    ("/events/2025-annual-conference/", ".session-people a"),
    ("/search/?query=leadership", ".item-byline a"),
    ("/evidence/", ".finding-source a"),
    ("/resources/co-produced-recommendations/", ".references a"),
]
HEIGHTS = """links => links.flatMap(link => [...link.getClientRects()].map(line => line.height))"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(("path", "links"), PLACES)
def test_links_in_small_print_are_24_pixels_high(demo_site, page: Page, path, links, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(demo_site.url + path)

    heights = page.locator(links).evaluate_all(HEIGHTS)

    assert heights
    assert min(heights) >= 24
