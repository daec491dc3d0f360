"""Recordings in a browser: found to the second, played where one wants, and quiet until then."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.demo_site import DemoSite
from tests.functional.axe import WCAG, violations

WEBINAR = "/webinars/introduction-to-the-remi/"
WITH_RECORDINGS = [
    WEBINAR,
    "/webinars/",
    "/webinars/co-produced-recommendations-launch/",
    "/webinars/remi-implementation-support/",
    "/events/data-ethnicity-and-health-inequalities/",
]
PHRASE = "answering to staff and residents"
SECOND = 30
ELSEWHERE = "/webinars/film-elsewhere/"
ON_VIMEO = "/webinars/film-on-vimeo/"
VIMEO = "https://player.vimeo.com/"
PLAYER = "https://www.youtube-nocookie.com/"
# A long talk on YouTube: a paragraph each ten seconds.
MAKE_IT = """
from content.models import WebinarIndexPage, WebinarPage
said = "\\n\\n".join(
    f"[{n // 6}:{n % 6}0] Speaker {n % 2 + 1}: Words of paragraph {n}. " + "More of them. " * 10 for n in range(60)
)
page = WebinarPage(title="A film elsewhere", slug="film-elsewhere", date_precision="unknown", recording=[(
    "recording", {"title": "The talk", "address": "https://youtu.be/abc", "transcript": said,
                  "chapters": [{"time": "5:00", "title": "The second half"}]})])
WebinarIndexPage.objects.get().add_child(instance=page)
page.save_revision().publish()
page = WebinarPage(title="A film on Vimeo", slug="film-on-vimeo", date_precision="unknown", recording=[(
    "recording", {"title": "The talk", "address": "https://vimeo.com/12", "transcript": "[0:13] Words."})])
WebinarIndexPage.objects.get().add_child(instance=page)
page.save_revision().publish()
"""
TAKE_IT_AWAY = """
from content.models import WebinarPage
for page in WebinarPage.objects.filter(slug__in=["film-elsewhere", "film-on-vimeo"]):
    page.delete()
"""
STORED = """async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
    (await caches.keys()).length, document.cookie]"""


@pytest.fixture(scope="module")
def film_elsewhere(demo_site: DemoSite) -> Iterator[str]:
    """Its address. Other tests of this process look at every page of the site, so it goes again."""
    demo_site.manage("shell", "-c", MAKE_IT)
    yield demo_site.url + ELSEWHERE
    demo_site.manage("shell", "-c", TAKE_IT_AWAY)


def open_result(demo_site: DemoSite, page: Page) -> Locator:
    """Searches for what is said, and follows the result. Returns the line that is led to."""
    page.goto(f"{demo_site.url}/search/?query=%22{PHRASE.replace(' ', '+')}%22&type=recording")
    hit = page.locator(".search-hit").filter(has=page.locator(f"a[href^='{WEBINAR}']")).first
    expect(hit).to_contain_text("Guide, at 0:30 in the recording")
    expect(hit.locator("mark").first).to_be_visible()
    hit.get_by_role("heading").get_by_role("link").click()
    expect(page).to_have_url(f"{demo_site.url}{WEBINAR}?t={SECOND}#t{SECOND}")
    return page.locator(f"#t{SECOND}")


def test_a_phrase_is_found_and_the_recording_begins_there(demo_site, page):
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    line = open_result(demo_site, page)
    video = page.locator("video")

    expect(line).to_contain_text(PHRASE)
    expect(line).to_be_in_viewport()
    assert video.evaluate("film => [film.currentTime, film.paused]") == [SECOND, True]
    assert [each for each in requests if ".mp4" in each] == []

    time = page.get_by_role("link", name="0:05", exact=True)
    time.focus()
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{demo_site.url}{WEBINAR}?t=5#t5")
    expect(page.locator("#t5")).to_have_attribute("aria-current", "true")
    page.wait_for_function("!document.querySelector('video').paused")
    assert 5 <= video.evaluate("film => film.currentTime") < 20
    page.locator("#t22").click()
    expect(page.locator("#t22")).to_have_attribute("aria-current", "true")

    page.goto(f"{demo_site.url}{WEBINAR}?t={SECOND + 1}")
    expect(line).to_be_in_viewport()
    assert video.evaluate("film => film.currentTime") == SECOND + 1
    page.goto(f"{demo_site.url}{WEBINAR}?t=99999")
    assert video.evaluate("film => film.currentTime") == 0
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


def test_without_a_script_the_line_is_the_target_and_all_of_it_stands_there(
    demo_site, browser, film_elsewhere
):
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        line = open_result(demo_site, page)
        expect(line).to_be_in_viewport()
        assert page.locator(".said-line:target").text_content() == line.text_content()

        page.goto(f"{film_elsewhere}?t=590#t590")
        expect(page.locator("#t590")).to_be_in_viewport()
        expect(page.get_by_role("button", name="Show all")).to_be_hidden()
        link = page.get_by_role("link", name=re.compile("Watch on YouTube"))
        expect(link).to_have_attribute("href", "https://youtu.be/abc")
    finally:
        context.close()


def test_nobody_outside_is_asked_and_nothing_is_stored_until_the_click(
    demo_site, new_context, film_elsewhere
):
    context: BrowserContext = new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route(
        f"{PLAYER}**", lambda route: route.fulfill(body="<p>Player</p>", content_type="text/html")
    )

    for address in (*(demo_site.url + path for path in WITH_RECORDINGS), f"{film_elsewhere}?t=300"):
        page.goto(address, wait_until="networkidle")
        assert page.evaluate(STORED) == [0, 0, 0, 0, ""]
        assert len(page.frames) == 1
    assert [each for each in asked if not each.startswith(demo_site.url)] == []
    assert context.cookies() == []

    page.get_by_role("link", name="0:20", exact=True).click()
    assert len(page.frames) == 1
    link = page.get_by_role("link", name=re.compile("Watch on YouTube from 0:20"))
    expect(link).to_have_accessible_description(re.compile("Google gets your network address"))
    link.focus()
    page.keyboard.press("Enter")

    frame = page.locator("iframe")
    expect(frame).to_have_attribute("src", f"{PLAYER}embed/abc?rel=0&autoplay=1&start=20")
    expect(frame).to_be_focused()
    page.get_by_role("link", name="5:00", exact=True).click()
    expect(frame).to_have_attribute("src", f"{PLAYER}embed/abc?rel=0&autoplay=1&start=300")
    page.locator("#t20").click()
    expect(frame).to_have_attribute("src", f"{PLAYER}embed/abc?rel=0&autoplay=1&start=20")
    expect(frame).to_have_count(1)
    assert len(page.frames) == 2
    outside = {each for each in asked if not each.startswith(demo_site.url)}
    assert {each.partition("embed")[0] for each in outside} == {PLAYER}


def test_a_time_starts_the_player_on_vimeo_anew_once_the_reader_asked_for_it(
    demo_site, film_elsewhere, page
):
    asked: list[str] = []

    def stub(route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="<p>Player</p>", content_type="text/html")

    page.route(f"{VIMEO}**", stub)
    page.goto(demo_site.url + ON_VIMEO)
    page.locator("#t13").click()
    assert asked == []
    page.get_by_role("link", name=re.compile("Watch on Vimeo")).click()
    frame = page.frame_locator("iframe").get_by_text("Player")
    expect(frame).to_be_visible()
    steps = page.evaluate("history.length")
    for line in (page.locator("#t13"), page.get_by_role("link", name="0:13", exact=True)):
        line.click()
        expect(frame).to_be_visible()
        src = f"{VIMEO}video/12?dnt=1&autoplay=1#t=13s"
        expect(page.locator("iframe")).to_have_attribute("src", src)

    assert len(asked) == 3
    assert page.evaluate("history.length") == steps


def test_a_long_transcript_lies_in_a_box_that_opens_by_keyboard(film_elsewhere, page):
    page.set_viewport_size({"width": 320, "height": 700})
    page.emulate_media(reduced_motion="reduce", color_scheme="dark")
    page.goto(f"{film_elsewhere}?t=590#t590")
    box = page.locator(".transcript-text")

    expect(page.locator("#t590")).to_be_in_viewport()
    assert box.evaluate("box => box.scrollHeight > 2 * box.clientHeight && box.scrollTop > 0")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page, [*WCAG, "best-practice"]) == []
    button = page.get_by_role("button", name="Show all of it at once")
    button.focus()
    page.keyboard.press("Enter")

    assert box.evaluate("box => box.scrollHeight === box.clientHeight")
    expect(page.get_by_role("button", name="Show it in a box")).to_have_attribute(
        "aria-expanded", "true"
    )
    assert violations(page, [*WCAG, "best-practice"]) == []
