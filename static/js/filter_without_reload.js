/* Filters, pages and the order of a listing or a search change in place. The address is the same that the
   form would lead to; whatever goes wrong, the browser simply goes there. */
const PAUSE = 350; // ms: somebody who moves through a select with the arrow keys isn't chased
const form = document.querySelector("form[data-filters]");
const listing = form?.closest("[data-results]");
let shown = location.pathname + location.search;
let running = new AbortController();
let pause;

const addressOfForm = () => {
    const chosen = [...new FormData(form)].filter(([, value]) => value !== "");
    const query = new URLSearchParams(chosen).toString();
    return form.getAttribute("action") + (query ? `?${query}` : "");
};

const fetchListing = async (address) => {
    running.abort();
    running = new AbortController();
    const answer = await fetch(address, { signal: running.signal });
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
    return new DOMParser().parseFromString(await answer.text(), "text/html");
};

/* Choices to tick come and go with what is found; the one in use gets the focus back. */
const takeChoices = (other) => {
    const inUse = document.activeElement?.id;
    for (const group of form.querySelectorAll(".search-choices")) group.remove();
    form.querySelector("button").before(...other.querySelectorAll("form[data-filters] .search-choices"));
    if (inUse && document.activeElement?.id !== inUse) document.getElementById(inUse)?.focus({ preventScroll: true });
};

/* A select stays where it is, so that the one in use keeps the focus; its counts change. */
const takeFilters = (other) => {
    const wanted = [...other.querySelectorAll("form[data-filters] .filter")];
    const selectOf = (filter) => filter.querySelector("select");
    const names = new Set(wanted.map((filter) => selectOf(filter).name));
    for (const filter of form.querySelectorAll(".filter")) {
        if (!names.has(selectOf(filter).name)) filter.remove();
    }
    wanted.forEach((filter, place) => {
        const here = form.elements[selectOf(filter).name];
        // Clones: an option that is moved away makes its select choose another, and takes that along.
        if (here) here.replaceChildren(...[...selectOf(filter).children].map((each) => each.cloneNode(true)));
        else form.querySelectorAll(".filter, button")[place].before(filter);
    });
    const panel = (each) => each.querySelector(".filter-panel summary");
    panel(document).replaceChildren(...panel(other).childNodes);
};

/* The count lies in a live region that stays: its new words are read out. */
const takeResults = (other) => {
    for (const part of ["[data-count]", "[data-found]"]) {
        listing.querySelector(part).replaceChildren(...other.querySelector(part).childNodes);
    }
    document.title = other.title;
};

const show = async (address, { keep }) => {
    // What was wrong with the address stands outside of what changes here.
    if (document.getElementById("error_summary")) {
        location.assign(address);
        return false;
    }
    const found = listing.querySelector("[data-found]");
    found.setAttribute("aria-busy", "true");
    try {
        const other = await fetchListing(address);
        takeFilters(other);
        takeChoices(other);
        takeResults(other);
    } catch (problem) {
        if (problem.name !== "AbortError") location.assign(address);
        return false;
    }
    found.removeAttribute("aria-busy");
    shown = new URL(address, location.href).pathname + new URL(address, location.href).search;
    if (keep) history.pushState(null, "", address);
    return true;
};

const showForm = () => {
    clearTimeout(pause);
    const address = addressOfForm();
    return address === shown ? true : show(address, { keep: true });
};

/* Other words are another search: its field and its suggestions are outside of what changes here. */
const asksForOtherWords = (link) => {
    const typed = form.elements.query;
    return Boolean(typed) && (new URL(link.href).searchParams.get("query") ?? "") !== typed.value;
};

const goToResults = () => {
    const heading = listing.querySelector("[data-count] h2");
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
};

if (listing) {
    form.addEventListener("change", () => {
        clearTimeout(pause);
        running.abort(); // its answer would take the new choice away
        pause = setTimeout(showForm, PAUSE);
    });
    form.addEventListener("submit", async (event) => {
        event.preventDefault();
        if (await showForm()) goToResults();
    });
    /* A link that changes the listing is gone once it was followed: the focus goes to the count. */
    listing.addEventListener("click", async (event) => {
        const link = event.target.closest("a");
        const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);
        if (!link || !plain || link.origin !== location.origin || link.pathname !== location.pathname) return;
        if (asksForOtherWords(link)) return;
        event.preventDefault();
        if (await show(link.href, { keep: true })) goToResults();
    });
    addEventListener("popstate", () => {
        const wanted = location.pathname + location.search;
        if (wanted !== shown) show(wanted, { keep: false });
    });
}
