"""Every page of the demo site in a real browser."""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.crawl import crawl

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
NARROW = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def paths(demo_site) -> list[str]:
    return [path for path, page in crawl(demo_site).items() if page.answer.is_html]


@pytest.fixture(scope="module")
def readings(demo_site, paths) -> list[str]:
    """The pages on which nothing is sent."""
    return [path for path in paths if 'method="post"' not in demo_site.get(path).text]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(demo_site, paths, page, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    found = {}
    for path in paths:
        page.goto(demo_site.url + path)
        violations = Axe().run(page, options=WCAG).response["violations"]
        if violations:
            found[path] = [
                f"{each['id']}: {node['html'][:120]}"
                for each in violations
                for node in each["nodes"]
            ]

    assert found == {}


def test_nothing_scrolls_sideways_at_320_pixels(demo_site, paths, page):
    page.set_viewport_size(NARROW)
    too_wide = {}
    for path in paths:
        page.goto(demo_site.url + path)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > NARROW["width"]:
            too_wide[path] = width

    assert too_wide == {}


def test_no_page_asks_another_host_or_sets_a_cookie(demo_site, readings, page):
    hosts = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    for path in readings:
        page.goto(demo_site.url + path, wait_until="networkidle")

    assert hosts == {urlsplit(demo_site.url).netloc}
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_a_form_sets_one_cookie_that_ends_with_the_browser(demo_site, paths, readings, page):
    forms = set(paths) - set(readings)
    for path in forms:
        page.goto(demo_site.url + path, wait_until="networkidle")

    assert "/remi/request/" in forms
    assert [cookie["name"] for cookie in page.context.cookies()] == ["csrftoken"]
    assert page.context.cookies()[0]["expires"] == -1
    assert page.context.cookies()[0]["httpOnly"]
