"""The style guide in a real browser: what is shown there is what readers get, so it is checked alike."""

import pytest

from tests.functional.axe import violations
from tests.functional.editor import Editor


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(demo_site, page, scheme):
    Editor(page, demo_site, "editor")
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{demo_site.url}/styleguide/")

    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_scrolls_sideways(demo_site, page, width):
    Editor(page, demo_site, "editor")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{demo_site.url}/styleguide/")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
