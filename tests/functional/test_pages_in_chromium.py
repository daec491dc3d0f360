"""Every page of the demo site in a real browser, opened once and looked at in each way."""

from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.demo_site import DemoSite
from tests.functional.axe import AXE_SCRIPT, violations

WIDE = {"width": 1280, "height": 720}
NARROW = {"width": 320, "height": 640}
SCHEMES = ("light", "dark")


@dataclass(frozen=True)
class Seen:
    """What the walk through all pages told, by path."""

    violations: dict[str, dict[str, list[str]]]  # those of each colour scheme
    narrow_widths: dict[str, int]
    hosts: set[str]
    cookies: dict[str, list[dict]]
    forms: set[str]  # where something is sent
    stored: list[int]


@pytest.fixture(scope="module")
def seen(demo_site, crawled, browser) -> Seen:
    paths = [path for path, page in crawled.items() if page.answer.is_html]
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(AXE_SCRIPT)  # quicker than to hand it to each page
    page = context.new_page()
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    found, widths, cookies, forms = {}, {}, {}, set()
    for path in paths:
        found[path], widths[path] = look_at(page, demo_site, path)
        cookies[path] = context.cookies()
        context.clear_cookies()
        if page.locator("form[method=post]").count():
            forms.add(path)
    page.wait_for_load_state("networkidle")
    stored = page.evaluate("[localStorage.length, sessionStorage.length]")
    told = Seen(found, widths, hosts, cookies, forms, stored)
    context.close()
    return told


def look_at(page: Page, site: DemoSite, path: str) -> tuple[dict[str, list[str]], int]:
    page.set_viewport_size(WIDE)
    page.goto(site.url + path)
    found = {}
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found[scheme] = violations(page)
    page.set_viewport_size(NARROW)
    return found, page.evaluate("document.documentElement.scrollWidth")


def test_many_pages_are_looked_at(seen):
    assert len(seen.violations) > 50


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_no_violation(seen, scheme):
    assert {path: each[scheme] for path, each in seen.violations.items() if each[scheme]} == {}


def test_nothing_scrolls_sideways_at_320_pixels(seen):
    widest = NARROW["width"]
    assert {path: width for path, width in seen.narrow_widths.items() if width > widest} == {}


def test_no_page_asks_another_host_or_stores_anything(seen, demo_site):
    assert seen.hosts == {urlsplit(demo_site.url).netloc}
    assert seen.stored == [0, 0]


def test_only_a_form_sets_a_cookie_and_it_ends_with_the_browser(seen):
    assert "/remi/request/" in seen.forms
    for path, cookies in seen.cookies.items():
        expected = [("csrftoken", -1, True)] if path in seen.forms else []
        said = [(each["name"], each["expires"], each["httpOnly"]) for each in cookies]
        assert said == expected, path
