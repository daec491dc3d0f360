"""A real Chromium for the tests in this folder.

Playwright's own fixtures last for the whole run and leave an event loop in it; Django then gives
the tests that follow in the same process a second connection to the database, which sees nothing
of the first. Ours end with the file of tests that uses them.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.functional.find_chromium import MISSING, find

# On a busy machine the first preview of new pictures takes its time: each is drawn in three formats.
expect.set_options(timeout=30_000)
ARGUMENTS = [
    "--no-sandbox",  # root in a container has no other way
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def arguments() -> list[str]:
    """A file of tests for readers with a setting of their own adds to them."""
    return ARGUMENTS


@pytest.fixture(scope="module")
def browser(arguments) -> Iterator[Browser]:
    chromium = find()
    if not chromium:
        pytest.fail(MISSING, pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def new_context(browser) -> Iterator[Callable[[], BrowserContext]]:
    """Makes people who know nothing of each other's cookies."""
    contexts = []

    def make() -> BrowserContext:
        contexts.append(browser.new_context(locale="en-GB", timezone_id="Europe/London"))
        return contexts[-1]

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_context) -> Page:
    return new_context().new_page()
