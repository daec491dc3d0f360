"""Our colours in the admin: readable in its light and its dark theme. What else axe finds there is Wagtail's."""

import pytest

from tests.functional.axe import violations
from tests.functional.editor import Editor

SCREENS = [
    "/admin/",
    "/admin/pages/",
    "/admin/articles/",
    "/admin/images/",
    "/admin/reports/locked/",
]


def too_faint(page) -> list[str]:
    return violations(page, ["color-contrast"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out(demo_site, page, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{demo_site.url}/admin/login/")
    found = {"/admin/login/": too_faint(page)}

    Editor(page, demo_site, "moderator")
    for path in SCREENS:
        page.goto(demo_site.url + path, wait_until="networkidle")
        found[path] = too_faint(page)

    assert {path: words for path, words in found.items() if words} == {}
