"""The contents list, permalinks, and copying them."""

import pytest
from playwright.sync_api import Page, expect

from tests.demo_site import DemoSite

ARTICLE = "/resources/origins-of-larch/"
EVENT = "/events/2025-annual-conference/"


def current(page: Page):
    return page.locator(".contents a[aria-current]")


def test_the_contents_say_where_the_reader_is(demo_site: DemoSite, page: Page):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(demo_site.url + ARTICLE)
    expect(current(page)).to_have_count(0)

    page.get_by_role("heading", name="What changed in 2020").evaluate("e => e.scrollIntoView()")
    expect(current(page)).to_have_text("What changed in 2020")

    page.evaluate("scrollTo(0, 0)")
    expect(current(page)).to_have_count(0)

    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(current(page)).to_have_text("From idea to collaboration")


def test_the_last_part_is_marked_however_short_it_is(demo_site, page):
    page.set_viewport_size({"width": 1280, "height": 1600})
    page.goto(demo_site.url + EVENT)
    assert page.evaluate(
        "[...document.querySelectorAll('.reading h2[id]')].at(-1).getBoundingClientRect().top"
        " - document.documentElement.scrollHeight + innerHeight > innerHeight / 3"
    ), "It would come up to the upper third of the window."

    page.evaluate("scrollTo(0, document.body.scrollHeight)")

    last = page.locator(".contents a").last
    expect(last).to_have_attribute("aria-current", "true")
    expect(current(page)).to_have_count(1)


def test_a_permalink_is_reached_by_keyboard_seen_and_named(demo_site, page):
    page.goto(demo_site.url + ARTICLE)
    link = page.get_by_role("link", name="Link to this section: Why London")
    expect(link).to_have_css("opacity", "0")

    page.get_by_role("link", name="our evidence summary").focus()
    page.keyboard.press("Tab")

    expect(link).to_be_focused()
    expect(link).to_have_css("opacity", "1")
    assert link.bounding_box()["height"] >= 24
    assert link.bounding_box()["width"] >= 24


def test_a_permalink_follows_the_last_word_of_a_heading_in_two_lines(demo_site, page):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(demo_site.url + ARTICLE)

    apart = page.evaluate(
        """() => [...document.querySelectorAll(".heading")].map((heading) => {
            const lines = [...heading.firstElementChild.getClientRects()];
            const link = heading.querySelector(".permalink").getBoundingClientRect();
            const last = lines.at(-1);
            return [lines.length, link.left - last.right, link.top < last.bottom];
        })"""
    )

    assert any(lines > 1 for lines, _, _ in apart)
    assert all(0 <= distance < 16 and beside for _, distance, beside in apart)


def test_a_condition_has_its_permalink_too(demo_site, page):
    page.goto(demo_site.url + "/evidence/")

    link = page.get_by_role("link", name="Link to this section: Maternity")

    expect(link).to_have_attribute("href", "#maternity")


def test_a_heading_is_read_out_as_its_words_alone(demo_site, page):
    page.goto(demo_site.url + ARTICLE)

    expect(page.get_by_role("heading", name="Why London", exact=True)).to_be_visible()


def test_following_a_permalink_copies_it_and_says_so(demo_site, new_context):
    context = new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(demo_site.url + ARTICLE)

    page.get_by_role("link", name="Link to this section: Why London").click()

    expect(page.get_by_role("status").filter(has_text="Link copied")).to_be_attached()
    expect(page).to_have_url(demo_site.url + ARTICLE + "#why-london")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_where_copying_is_not_allowed_the_link_is_only_followed(demo_site, page):
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(demo_site.url + ARTICLE)

    page.get_by_role("link", name="Link to this section: Why London").click()

    expect(page).to_have_url(demo_site.url + ARTICLE + "#why-london")
    expect(page.get_by_text("Link copied")).to_have_count(0)


@pytest.mark.parametrize("path", ["/about/accessibility/", EVENT])
def test_a_long_list_folds_on_a_phone(demo_site, page, path):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(demo_site.url + path)
    contents = page.get_by_role("navigation", name="Contents")
    link = contents.get_by_role("link").first
    expect(link).to_be_hidden()

    contents.get_by_text("Contents", exact=True).locator("visible=true").click()

    expect(link).to_be_visible()
