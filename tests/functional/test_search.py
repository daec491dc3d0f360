"""Searching as a reader does, with keyboard and pointer, and what axe says of it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.demo_site import DemoSite
from tests.functional.axe import WCAG, violations

SCHEMES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
}


@pytest.fixture
def search_page(demo_site: DemoSite, page: Page) -> Page:
    page.goto(f"{demo_site.url}/search/")
    return page


@pytest.fixture
def field(search_page) -> Locator:
    return search_page.get_by_role("combobox", name="What are you looking for?")


def type_into(field: Locator, words: str) -> Locator:
    """Returns the open list of suggestions."""
    field.press_sequentially(words)
    suggestions = field.page.get_by_role("listbox", name="Suggestions")
    expect(suggestions).to_be_visible()
    return suggestions


def test_the_arrows_choose_and_enter_opens(search_page, field):
    suggestions = type_into(field, "fent")
    option = suggestions.get_by_role("option").first

    field.press("ArrowDown")

    expect(option).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
    expect(field).to_be_focused()
    field.press("Enter")
    expect(search_page).to_have_url(re.compile("/people/kevin-fenton/$"))


def test_the_arrows_go_round_by_way_of_the_field(search_page, field):
    suggestions = type_into(field, "remi")
    field.press("ArrowUp")
    expect(suggestions.get_by_role("option").last).to_have_attribute("aria-selected", "true")

    field.press("ArrowDown")

    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))


def test_enter_without_a_choice_searches(search_page, field):
    type_into(field, "remi")

    field.press("Enter")

    expect(search_page).to_have_url(re.compile(r"/search/\?query=remi$"))
    expect(search_page.get_by_role("heading", level=2).first).to_contain_text("results for “remi”")


def test_escape_closes_and_keeps_what_was_typed(search_page, field):
    suggestions = type_into(field, "remi")

    field.press("Escape")

    expect(suggestions).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("remi")


def test_tab_closes_and_goes_on_to_the_button(search_page, field):
    suggestions = type_into(field, "remi")

    field.press("Tab")

    expect(suggestions).to_be_hidden()
    expect(search_page.get_by_role("main").get_by_role("button", name="Search")).to_be_focused()


def test_a_suggestion_can_be_clicked(search_page, field):
    type_into(field, "fent").get_by_role("option").first.click()

    expect(search_page).to_have_url(re.compile("/people/kevin-fenton/$"))


def test_how_many_there_are_is_said(search_page, field):
    type_into(field, "fent")

    expect(search_page.get_by_role("status").filter(has_text="1 suggestion")).to_have_count(1)


def test_the_header_suggests_too(demo_site, page):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(demo_site.url)
    suggestions = type_into(page.get_by_role("combobox", name="Search LARCH"), "fent")

    suggestions.get_by_role("option").first.click()

    expect(page).to_have_url(re.compile("/people/kevin-fenton/$"))


def heading(page: Page) -> Locator:
    return page.locator("[data-count]").get_by_role("heading")


@pytest.fixture
def searched(demo_site, page) -> Page:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{demo_site.url}/search/?query=remi")
    page.evaluate("window.stillHere = true")
    return page


def test_results_are_narrowed_in_place(searched):
    found = heading(searched).text_content()
    webinars = searched.get_by_role("checkbox", name="Webinars")
    webinars.focus()
    webinars.check()

    expect(searched).to_have_url(re.compile(r"/search/\?query=remi&type=webinar$"))
    expect(heading(searched)).not_to_have_text(found)
    expect(webinars).to_be_focused()
    expect(webinars).to_be_checked()
    searched.get_by_role("link", name="Remove Type: Webinars").click()

    expect(heading(searched)).to_have_text(found)
    expect(heading(searched)).to_be_focused()
    expect(webinars).not_to_be_checked()
    searched.go_back()
    expect(webinars).to_be_checked()
    assert searched.evaluate("window.stillHere")


def test_two_choices_made_one_after_the_other_both_count(searched):
    searched.get_by_role("checkbox", name="Webinars").check()
    searched.get_by_role("checkbox", name="Resources").check()

    expect(searched).to_have_url(re.compile("query=remi&type=resource&type=webinar$"))
    expect(searched.get_by_role("checkbox", name="Webinars")).to_be_checked()
    expect(searched.get_by_role("checkbox", name="Resources")).to_be_checked()


def test_other_words_are_another_page(demo_site, page):
    page.goto(f"{demo_site.url}/search/?query=maternty+trust")
    page.evaluate("window.stillHere = true")

    page.get_by_role("link", name="maternity trust").click()

    field = page.get_by_role("main").get_by_role("combobox", name="What are you looking for?")
    expect(field).to_have_value("maternity trust")
    assert not page.evaluate("window.stillHere")


def test_without_script_the_form_searches(demo_site, browser):
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(f"{demo_site.url}/search/")
        page.get_by_role("searchbox", name="What are you looking for?").fill("fenton")
        page.get_by_role("main").get_by_role("button", name="Search").click()

        expect(page.locator(".search-hit").first).to_contain_text("Prof Kevin Fenton")
    finally:
        context.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_with_suggestions_open_and_filters_chosen(demo_site, page, scheme, width):
    page.emulate_media(reduced_motion="reduce", **SCHEMES[scheme])
    page.set_viewport_size({"width": width, "height": 800})
    found = {}
    for query in ("query=remi&type=question", "query=maternty", ""):
        page.goto(f"{demo_site.url}/search/?{query}")
        found |= faults(page, f"{query} as it is", scheme)
        page.get_by_role("combobox", name="What are you looking for?").fill("")
        type_into(page.get_by_role("combobox", name="What are you looking for?"), "re")
        page.keyboard.press("ArrowDown")
        found |= faults(page, f"{query} with suggestions", scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    assert found == {}


def faults(page: Page, where: str, scheme: str) -> dict[str, list[str]]:
    # Forced colours are put on after the styles that axe reads: it would measure ours.
    without = ("color-contrast",) if scheme == "forced colours" else ()
    found = violations(page, [*WCAG, "best-practice"], without=without)
    return {where: found} if found else {}
