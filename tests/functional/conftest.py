import os

import pytest

from tests.functional.find_chromium import MISSING, find

# Playwright's event loop runs in the thread of the tests, and Django would take that for
# asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser_type_launch_args():
    chromium = find()
    if not chromium:
        pytest.fail(MISSING, pytrace=False)
    return {
        "executable_path": chromium,
        "args": [
            "--no-sandbox",  # root in a container has no other way
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args():
    return {"locale": "en-GB", "timezone_id": "Europe/London"}
