"""Each kind of page with everything unfolded, in every setting of colours that a reader may have."""

import pytest
from playwright.sync_api import expect

from tests.functional.axe import violations
from tests.functional.lost_words import UNFOLD
from tests.functional.screenshots import PLACES

COLOURS = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced on light": {"color_scheme": "light", "forced_colors": "active"},
    "forced on dark": {"color_scheme": "dark", "forced_colors": "active"},
}
# Axe takes the colour of words from `-webkit-text-fill-color`, which is told as the page set it also
# where the browser has put its own in its place; `color` says what is really painted.
NO_CONTRAST = ("color-contrast",)


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_no_violation(demo_site, page, width):
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    found = {}
    for place, path in PLACES.items():
        page.goto(demo_site.url + path)
        page.evaluate(UNFOLD)
        expect(page.get_by_role("navigation", name="Main")).to_be_visible()
        for name, colours in COLOURS.items():
            page.emulate_media(**colours)
            forced = colours["forced_colors"] == "active"
            if faults := violations(page, without=NO_CONTRAST if forced else ()):
                found[place, name] = faults

    assert found == {}
