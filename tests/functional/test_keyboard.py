"""A walk with the Tab key through each kind of page: focus is seen at every stop, in order, never hidden."""

import pytest
from playwright.sync_api import expect

from tests.functional.screenshots import PLACES

MOST_STOPS = 400

# Everything that a reader without a mouse needs, less what the keys should pass by.
TO_REACH = """() => {
    const stops = "a[href], button, input, select, textarea, summary, video[controls], [tabindex]";
    window.toReach = new Set([...document.querySelectorAll(stops)].filter((each) =>
        each.tabIndex >= 0 && !each.disabled && each.checkVisibility({ visibilityProperty: true })));
}"""
MISSED = "() => [...window.toReach].map((each) => each.outerHTML.slice(0, 120))"

# Where the focus is: nothing once it has left the page. `fault` says what a reader would miss.
STOP = """() => {
    const here = document.activeElement;
    if (!here || here === document.body) return null;
    const before = window.lastStop;
    window.lastStop = here;
    window.toReach.delete(here);
    const same = before === here;  // a film's own controls are stops inside it
    const inOrder = !before || same ||
        before.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING;
    const boxes = [...here.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
    const seen = boxes.some((box) => {
        // A long table is taller than the window: what counts is the part in sight.
        const middle = (from, to, size) => (Math.max(from, 0) + Math.min(to, size)) / 2;
        const x = middle(box.left, box.right, innerWidth);
        const y = middle(box.top, box.bottom, innerHeight);
        const top = document.elementFromPoint(x, y);
        return top && (here.contains(top) || top.contains(here));
    });
    const marked = [here, here.parentElement, here.closest("label, .search-field")].some((each) => {
        if (!each) return false;
        const style = getComputedStyle(each);
        const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        return outlined || style.boxShadow !== "none";
    });
    const fault = [
        inOrder ? "" : "out of order",
        seen ? "" : "hidden",
        marked || here.tagName === "VIDEO" ? "" : "not marked",
    ].filter(Boolean).join(", ");
    return { fault, html: here.outerHTML.slice(0, 120) };
}"""


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("place", PLACES)
def test_focus_is_seen_at_every_stop(demo_site, page, place, width):
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(demo_site.url + PLACES[place], wait_until="networkidle")
    page.evaluate(TO_REACH)
    stops, faults = 0, []
    while stops < MOST_STOPS:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        stops += 1
        if stop["fault"]:
            faults.append(f"{stop['fault']}: {stop['html']}")

    assert 5 < stops < MOST_STOPS
    assert faults == []
    assert page.evaluate(MISSED) == []


@pytest.mark.parametrize("place", PLACES)
def test_the_first_stop_leads_past_the_navigation(demo_site, page, place):
    page.goto(demo_site.url + PLACES[place])
    page.keyboard.press("Tab")
    skip_link = page.get_by_role("link", name="Skip to main content")
    expect(skip_link).to_be_focused()
    expect(skip_link).to_be_in_viewport()

    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main, .site-footer') !== null")
