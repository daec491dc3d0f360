"""What a reader would miss of a page: words out of the window, or cut off by the box around them."""

from playwright.sync_api import Page

UNFOLD = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"

# A field cuts off what is typed by nature, and a wide table scrolls in a box of its own.
LOST = """() => {
    const lost = [];
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) lost.push(`The page is ${page.scrollWidth} wide`);
    const meant = ".visually-hidden, svg, video, select, input, .table-scroller *";
    for (const each of document.body.querySelectorAll("*")) {
        if (each.closest(meant) || !each.checkVisibility({ visibilityProperty: true })) continue;
        const style = getComputedStyle(each);
        if (style.clipPath !== "none" || each.matches(".skip-link")) continue;
        const cuts = (overflow) => overflow === "hidden" || overflow === "clip";
        const name = each.outerHTML.slice(0, 120);
        if ((cuts(style.overflowX) && each.scrollWidth > each.clientWidth + 1) ||
            (cuts(style.overflowY) && each.scrollHeight > each.clientHeight + 1)) {
            lost.push(`cut off: ${name}`);
        }
        for (const words of each.childNodes) {
            if (words.nodeType !== Node.TEXT_NODE || !words.data.trim()) continue;
            const range = document.createRange();
            range.selectNodeContents(words);
            const outside = [...range.getClientRects()].some(
                (box) => box.width > 1 && (box.right > page.clientWidth + 1 || box.left < -1));
            if (outside) lost.push(`outside the window: ${name}`);
        }
    }
    return lost;
}"""


def lost_words(page: Page) -> list[str]:
    """What is lost of the page as it stands, with everything unfolded."""
    page.evaluate(UNFOLD)
    return page.evaluate(LOST)
