"""Each kind of page with everything unfolded, in every setting of colours that a reader may have."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.functional.lost_words import UNFOLD
from tests.functional.screenshots import PLACES
from tests.functional.test_pages_in_chromium import WCAG

COLOURS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced on light": {"color_scheme": "light", "forced_colors": "active"},
    "forced on dark": {"color_scheme": "dark", "forced_colors": "active"},
}
# Axe takes the colour of words from `-webkit-text-fill-color`, which is told as the page set it also
# where the browser has put its own in its place; `color` says what is really painted.
NO_CONTRAST = WCAG | {"rules": {"color-contrast": {"enabled": False}}}


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("colours", COLOURS)
def test_axe_finds_no_violation(demo_site, page, colours, width):
    page.emulate_media(reduced_motion="reduce", **COLOURS[colours])
    options = NO_CONTRAST if colours.startswith("forced") else WCAG
    page.set_viewport_size({"width": width, "height": 800})
    found = {}
    for place, path in PLACES.items():
        page.goto(demo_site.url + path)
        page.evaluate(UNFOLD)
        expect(page.get_by_role("navigation", name="Main")).to_be_visible()
        violations = Axe().run(page, options=options).response["violations"]
        if violations:
            found[place] = [
                f"{each['id']}: {node['html'][:120]}"
                for each in violations
                for node in each["nodes"]
            ]

    assert found == {}
