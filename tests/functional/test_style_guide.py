"""The style guide in a real browser: what is shown there is what readers get, so it is checked alike."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.functional.editor import Editor
from tests.functional.test_pages_in_chromium import WCAG


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(demo_site, page, scheme):
    Editor(page, demo_site, "editor")
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{demo_site.url}/styleguide/")

    violations = Axe().run(page, options=WCAG).response["violations"]

    assert [
        f"{each['id']}: {node['html'][:120]}" for each in violations for node in each["nodes"]
    ] == []


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_scrolls_sideways(demo_site, page, width):
    Editor(page, demo_site, "editor")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{demo_site.url}/styleguide/")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
