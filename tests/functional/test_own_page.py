"""The requester's own page in a real browser: without script, by keyboard alone, and what axe says."""

import re
from collections.abc import Callable
from uuid import uuid4

import psycopg
import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core import signing
from playwright.sync_api import Browser, Locator, Page, expect

from content.remi.own_page_link import SALT
from tests.demo_site import DemoSite

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# Axe can't see forced colours: test_open_states.py says why.
NO_CONTRAST = WCAG | {"rules": {"color-contrast": {"enabled": False}}}
SCHEMES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
}
WIDTHS = (360, 1280)
MOST_TABS = 80


@pytest.fixture
def reader(browser: Browser) -> Callable[..., Page]:
    """A page in a browser of their own."""
    contexts = []

    def make(**options) -> Page:
        contexts.append(browser.new_context(locale="en-GB", **options))
        return contexts[-1].new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def own_page(demo_site: DemoSite, reader) -> str:
    """The address that the mail to somebody who asks just now leads to; to each a new person."""
    page = reader(java_script_enabled=False)
    page.goto(f"{demo_site.url}/remi/request/")
    page.get_by_label("Your name").fill("Canary Testperson")
    page.get_by_label("Your work email address").fill(f"{uuid4()}@made-up.example")
    page.get_by_label("Your organisation").fill("Barts Health NHS Trust")
    page.get_by_label("What do you hope").fill("To see whether canaries sing")
    page.wait_for_timeout(2_500)  # whoever is quicker is no person
    page.get_by_role("button", name="Send and download").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your request has arrived")
    return f"{demo_site.url}/remi/my/{token_of_newest(demo_site)}/"


def token_of_newest(site: DemoSite) -> str:
    with psycopg.connect(site.database) as database:
        (newest,) = database.execute("SELECT max(id) FROM content_downloadrequest").fetchone()
    key = (site.folder / "secret_key").read_text().strip()
    return signing.Signer(key=key, salt=SALT).sign(f"{newest}-1")


def places(own_page: str) -> dict[str, str]:
    return {
        "own page": own_page,
        "after a change": f"{own_page}?done=status",
        "before erasing": f"{own_page}erase/",
        "an answer": f"{own_page}check-in/3/awareness/",
        "stop": f"{own_page}check-in/3/stop/",
        "erased": own_page.replace(own_page.split("/")[-2], "erased"),
    }


def test_axe_finds_nothing_and_nothing_is_wider_than_a_phone(own_page, reader):
    found = {}
    for scheme, options in SCHEMES.items():
        for width in WIDTHS:
            page = reader(viewport={"width": width, "height": 800}, **options)
            for place, address in places(own_page).items():
                page.goto(address)
                page.evaluate(
                    "document.querySelectorAll('details').forEach(one => one.open = true)"
                )
                rules = NO_CONTRAST if scheme == "forced colours" else WCAG
                if violations := Axe().run(page, options=rules).response["violations"]:
                    found[place, width, scheme] = [one["id"] for one in violations]
                beyond = page.evaluate("document.documentElement.scrollWidth") - width
                assert beyond <= 0, (place, width, scheme)

    assert found == {}


def said(page: Page) -> Locator:
    """What the page says after something was done."""
    return page.get_by_role("main").get_by_role("status")


def test_without_script_everything_can_be_done(own_page, reader):
    page = reader(java_script_enabled=False)
    page.goto(own_page)

    page.get_by_label("Embedding").check()
    page.get_by_role("button", name="Save how far we are").click()
    expect(said(page)).to_contain_text("We have noted")
    expect(page.get_by_label("Embedding")).to_be_checked()

    page.get_by_role("button", name="Stop asking").click()
    expect(page.get_by_role("button", name="Start asking again")).to_be_visible()
    page.get_by_role("button", name="Send me news").click()
    expect(page.get_by_role("button", name="Stop the news")).to_be_visible()
    page.get_by_label("Your name", exact=True).fill("Canary Corrected")
    page.get_by_role("button", name="Save my details").click()
    expect(page.get_by_text("Hello Canary Corrected.")).to_be_visible()

    page.get_by_role("link", name="Erase my data").click()
    page.get_by_role("button", name="Erase everything about me").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Everything is erased")
    assert page.goto(own_page).status == 410


def test_an_answer_takes_one_link_and_one_button(own_page, reader):
    page = reader(java_script_enabled=False)
    page.goto(f"{own_page}check-in/6/commitment/")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Is Barts Health NHS Trust at Commitment?"
    )

    page.get_by_role("button", name="Yes, that is where we are").click()

    expect(said(page)).to_contain_text("Thank you for your answer.")
    expect(page.get_by_label("Commitment")).to_be_checked()


def tab_to(page: Page, role: str, name: str) -> None:
    target = page.get_by_role(role, name=name)
    for _ in range(MOST_TABS):
        if target.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"The keyboard never came to “{name}”.")


def test_by_keyboard_alone(own_page, reader):
    page = reader()
    page.goto(own_page)

    tab_to(page, "radio", "Awareness")
    page.keyboard.press("ArrowDown")
    tab_to(page, "button", "Save how far we are")
    page.keyboard.press("Enter")
    expect(said(page)).to_be_focused()
    expect(page.get_by_label("Commitment")).to_be_checked()

    tab_to(page, "button", "Stop asking")
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("We have stopped asking.")

    tab_to(page, "link", "Erase my data")
    page.keyboard.press("Enter")
    tab_to(page, "button", "Erase everything about me")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Everything is erased")


def test_what_is_wrong_is_said_first_and_leads_to_its_field(own_page, reader):
    page = reader()
    page.goto(own_page)
    page.get_by_label("Your name", exact=True).fill("")

    page.get_by_role("button", name="Save my details").click()

    expect(page).to_have_title(re.compile("^Error: Your REMI"))
    expect(page.locator(".error-summary")).to_be_focused()
    page.get_by_role("link", name="Enter your name").click()
    expect(page.get_by_label("Your name", exact=True)).to_be_focused()

    page.get_by_role("button", name="Save how far we are").click()
    page.get_by_role("link", name="Choose the line").click()
    expect(page.get_by_label("Awareness")).to_be_focused()


def test_no_request_tells_the_token_on(own_page, reader):
    """In the Referer of a picture or a form it would stand in the log of whatever is in between."""
    page = reader()
    referers = []
    page.on("request", lambda request: referers.append(request.all_headers().get("referer", "")))

    page.goto(own_page)
    page.get_by_role("button", name="Stop asking").click()
    page.get_by_role("link", name="About", exact=True).first.click()

    assert len(referers) > 10
    assert not [referer for referer in referers if "/remi/" in referer]
