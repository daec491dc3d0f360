"""Narrowing a listing, with a script and without."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.demo_site import DemoSite
from tests.functional.axe import violations

RESOURCES = "/resources/"


@pytest.fixture
def listing(demo_site: DemoSite, page: Page) -> Page:
    page.goto(demo_site.url + RESOURCES)
    page.evaluate("window.stillHere = true")
    return page


@pytest.fixture
def without_script(browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def heading(page: Page):
    return page.get_by_role("status").get_by_role("heading")


def still_here(page: Page) -> bool:
    return bool(page.evaluate("window.stillHere"))


def test_a_choice_narrows_the_list_in_place(listing):
    kind = listing.get_by_label("Kind")
    kind.focus()
    kind.select_option("training")

    expect(heading(listing)).to_have_text("1 result: Training")
    expect(listing.locator(".item")).to_have_count(1)
    expect(listing).to_have_url(re.compile(r"/resources/\?kind=training$"))
    expect(listing).to_have_title(re.compile("^Resources: Training, 1 result "))
    expect(kind).to_be_focused()
    assert still_here(listing)


def test_the_other_filters_count_anew(listing):
    listing.get_by_label("Kind").select_option("training")
    expect(heading(listing)).to_have_text("1 result: Training")

    counts = listing.get_by_label("Topic").locator("option").all_text_contents()

    assert counts[0] == "All"
    assert all(each.endswith("(1)") for each in counts[1:])


def test_back_and_forward_go_through_what_was_shown(listing):
    listing.get_by_label("Kind").select_option("training")
    expect(heading(listing)).to_have_text("1 result: Training")

    listing.go_back()
    expect(heading(listing)).to_have_text("4 results")
    expect(listing.get_by_label("Kind")).to_have_value("")

    listing.go_forward()
    expect(heading(listing)).to_have_text("1 result: Training")
    expect(listing.get_by_label("Kind")).to_have_value("training")
    assert still_here(listing)


def test_a_filter_is_taken_away_and_the_focus_goes_to_the_count(listing):
    listing.get_by_label("Kind").select_option("training")
    listing.get_by_role("link", name="Remove Kind: Training").click()

    expect(heading(listing)).to_have_text("4 results")
    expect(heading(listing)).to_be_focused()
    assert still_here(listing)


def test_a_listing_that_cannot_be_fetched_is_gone_to(listing):
    listing.route("**/resources/?*", lambda route: (
        route.abort() if route.request.resource_type == "fetch" else route.continue_()
    ))  # fmt: skip

    listing.get_by_label("Kind").select_option("training")

    expect(heading(listing)).to_have_text("1 result: Training")
    assert not still_here(listing)


def test_the_form_works_without_script(demo_site, without_script):
    without_script.goto(demo_site.url + RESOURCES)
    without_script.get_by_label("Kind").select_option("training")
    without_script.get_by_role("button", name="Show results").click()

    expect(heading(without_script)).to_have_text("1 result: Training")
    expect(without_script.get_by_label("Kind")).to_have_value("training")


def test_on_a_phone_the_filters_unfold_without_script(demo_site, without_script):
    without_script.set_viewport_size({"width": 320, "height": 640})
    without_script.goto(demo_site.url + RESOURCES)
    expect(without_script.get_by_label("Kind")).to_be_hidden()

    without_script.get_by_text("Filter and sort").click()

    expect(without_script.get_by_label("Kind")).to_be_visible()


def test_on_a_wide_screen_they_stand_open_and_have_no_button(listing):
    expect(listing.get_by_label("Kind")).to_be_visible()
    expect(listing.get_by_text("Filter and sort")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_filters_open_and_chosen(demo_site, page, width, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 700})
    found = {}
    for path in (RESOURCES, RESOURCES + "?kind=training&topic=maternity", "/webinars/?year=2025",
                 "/questions/?topic=remi"):  # fmt: skip
        page.goto(demo_site.url + path)
        if width == 320:
            page.locator(".filter-panel summary").click()
        for question in page.locator(".question summary").all()[:2]:
            question.click()
        if faults := violations(page):
            found[path] = faults

    assert found == {}


def test_the_keyboard_reaches_everything_in_order(listing):
    listing.get_by_label("Kind").focus()
    reached = []
    for _ in range(4):
        reached.append(
            listing.evaluate(
                "document.activeElement.name || document.activeElement.textContent.trim()"
            )
        )
        listing.keyboard.press("Tab")

    assert reached == ["kind", "topic", "sort", "Show results"]
