"""What a reader's browser does beyond showing the page."""

import pytest
from playwright.sync_api import Page, Request, expect

from tests.demo_site import DemoSite
from tests.functional.screenshots import PLACES

ARTICLE = "/resources/origins-of-larch/"
WEBINAR = "/webinars/introduction-to-the-remi/"
MOST_REQUESTS = 6
MOST_BYTES = 60_000
MOST_BYTES_OF_EVIDENCE = 62_000  # every finding of ten conditions, with its source
# Everything that moved since the page began to load, also before this runs.
SHIFTS = """() => new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().map((each) => each.value)))
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve([]), 300);
})"""


def fetched(page: Page, address: str) -> list[Request]:
    """Everything that opening a page fetches."""
    requests = []
    # Playwright marks its handlers, and a method of a list takes no mark.
    page.on("requestfinished", lambda request: requests.append(request))  # noqa: PLW0108
    page.goto(address, wait_until="networkidle")
    return requests


def size(request: Request) -> int:
    """Bytes over the wire, with the head of the answer."""
    return request.sizes()["responseHeadersSize"] + request.sizes()["responseBodySize"]


def is_picture(request: Request) -> bool:
    """The icon of the site counts as part of the page, whatever it shows."""
    return request.resource_type == "image"


def test_a_link_to_a_question_opens_it(demo_site: DemoSite, page: Page):
    page.goto(demo_site.url + WEBINAR)
    question = page.locator("details.question").nth(2)
    question.locator("summary").click()
    place = question.get_attribute("id")
    link = question.get_by_role("link", name="Link to this question")
    expect(link).to_have_attribute("href", f"/questions/{place}/")

    page.goto("about:blank")
    page.goto(f"{demo_site.url}{WEBINAR}#{place}")

    expect(question).to_have_attribute("open", "")
    expect(question.locator("summary")).to_be_in_viewport()
    expect(page.locator("details.question[open]")).to_have_count(1)


def test_a_recording_is_not_fetched_before_it_plays(demo_site: DemoSite, page: Page):
    requests = fetched(page, demo_site.url + WEBINAR)

    expect(page.locator("video")).to_have_count(1)
    assert [each.url for each in requests if "/documents/" in each.url] == []


def test_an_article_stays_light(demo_site: DemoSite, page: Page):
    """Styles, script and font included, pictures apart."""
    requests = fetched(page, demo_site.url + ARTICLE)
    weights = {each.url: size(each) for each in requests if not is_picture(each)}

    assert len(requests) <= MOST_REQUESTS
    assert {each.rpartition(".")[2] for each in weights} >= {"css", "js", "woff2"}
    assert sum(weights.values()) <= MOST_BYTES, weights


@pytest.mark.parametrize("place", PLACES)
def test_a_page_stays_light_and_nothing_shifts(demo_site: DemoSite, page: Page, place):
    requests = fetched(page, demo_site.url + PLACES[place])
    weight = sum(size(each) for each in requests if not is_picture(each))

    assert page.evaluate(SHIFTS) == []
    assert weight <= (MOST_BYTES_OF_EVIDENCE if place == "evidence_page" else MOST_BYTES)
