"""What a reader's browser does beyond showing the page."""

from playwright.sync_api import Page, expect

from tests.demo_site import DemoSite

ARTICLE = "/resources/origins-of-larch/"
WEBINAR = "/webinars/introduction-to-the-remi/"
MOST_REQUESTS = 6
MOST_BYTES = 60_000


def fetched(page: Page, address: str) -> list[tuple[str, int]]:
    """Address and size of everything that opening a page fetches."""
    requests = []
    # Playwright marks its handlers, and a method of a list takes no mark.
    page.on("requestfinished", lambda request: requests.append(request))  # noqa: PLW0108
    page.goto(address, wait_until="networkidle")
    return [(each.url, sum(each.sizes()[part] for part in ("responseHeadersSize", "responseBodySize")))
            for each in requests]  # fmt: skip


def test_a_link_to_a_question_opens_it(demo_site: DemoSite, page: Page):
    page.goto(demo_site.url + WEBINAR)
    question = page.locator("details").nth(2)
    question.locator("summary").click()
    address = question.get_by_role("link", name="Link to this question").get_attribute("href")

    page.goto("about:blank")
    page.goto(demo_site.url + WEBINAR + address)

    expect(question).to_have_attribute("open", "")
    expect(question.locator("summary")).to_be_in_viewport()
    expect(page.locator("details[open]")).to_have_count(1)


def test_a_recording_is_not_fetched_before_it_plays(demo_site: DemoSite, page: Page):
    requests = fetched(page, demo_site.url + WEBINAR)

    expect(page.locator("video")).to_have_count(1)
    assert [address for address, _ in requests if "/documents/" in address] == []


def test_an_article_stays_light(demo_site: DemoSite, page: Page):
    requests = fetched(page, demo_site.url + ARTICLE)

    assert len(requests) <= MOST_REQUESTS, requests
    assert sum(size for _, size in requests) <= MOST_BYTES, requests
