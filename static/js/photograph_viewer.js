/* A photograph opens above its page, from its own page; the links to the others turn the leaves.
   Where that page can't be fetched, the link leads there as it does without this script. */
const viewer = document.createElement("dialog");
viewer.className = "photograph-viewer";
const gallery = document.querySelector("[data-gallery]");

let turn = 0; // the newest request; what comes late, or after closing, is dropped

const show = async (link) => {
    const mine = ++turn;
    let shown;
    try {
        const reply = await fetch(link.href);
        if (!reply.ok) throw new Error(reply.statusText);
        const page = new DOMParser().parseFromString(await reply.text(), "text/html");
        shown = page.querySelector("[data-photograph-page]");
    } catch {
        shown = null;
    }
    if (mine !== turn) return;
    if (!shown) {
        location.assign(link.href);
        return;
    }
    const close = document.createElement("button");
    close.type = "button";
    close.className = "photograph-close";
    close.textContent = "Close";
    close.addEventListener("click", () => viewer.close());
    const heading = document.createElement("h2"); // the page beneath has its h1
    heading.append(...shown.querySelector("h1").childNodes);
    shown.querySelector("h1").replaceWith(heading);
    heading.id = "photograph_shown";
    viewer.setAttribute("aria-labelledby", heading.id);
    viewer.replaceChildren(close, ...shown.children);
    heading.tabIndex = -1;
    if (!viewer.open) viewer.showModal();
    viewer.scrollTop = 0;
    heading.focus(); // says which photograph it is
};

const plain = (click) => click.button === 0 && !(click.metaKey || click.ctrlKey || click.shiftKey || click.altKey);

if (gallery && viewer.showModal) {
    document.body.append(viewer);
    document.addEventListener("click", (click) => {
        const link = click.target.closest("[data-photograph], .photograph-viewer .photograph-others a");
        if (!link || !plain(click)) return;
        click.preventDefault();
        show(link);
    });
    viewer.addEventListener("close", () => turn++);
    viewer.addEventListener("keydown", (key) => {
        const way = { ArrowLeft: "prev", ArrowRight: "next" }[key.key];
        const link = way && viewer.querySelector(`a[rel="${way}"]`);
        if (link) show(link);
    });
}
