/* The contents list says which part is being read: the last whose beginning has passed a line. The
   line lies at the upper third of the window, and at the end of the page sinks to its lower edge:
   the last parts may be too short to come up to it. */
const THIRD = 1 / 3;
const parts = new Map();
for (const link of document.querySelectorAll(".contents a[href^='#']")) {
    const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (part) parts.set(part, link);
}

/* Beside a long text the list itself scrolls; the page stays where it is. */
const keepInSight = (link) => {
    const box = link.closest(".reading-aside");
    if (!box || box.scrollHeight <= box.clientHeight) return;
    const [outer, inner] = [box.getBoundingClientRect(), link.getBoundingClientRect()];
    if (inner.top < outer.top || inner.bottom > outer.bottom) {
        box.scrollTop += inner.top - outer.top - box.clientHeight / 2;
    }
};

const line = () => {
    const { scrollTop, scrollHeight, clientHeight } = document.documentElement;
    const longest = scrollHeight - clientHeight;
    const lowers = Math.min(longest, clientHeight * (1 - THIRD)); // the way on which it sinks
    const lowered = lowers > 0 ? Math.max(0, 1 - (longest - scrollTop) / lowers) : 0;
    return clientHeight * (THIRD + (1 - THIRD) * lowered);
};

let current;
const mark = () => {
    const limit = line();
    const passed = [...parts.keys()].filter((part) => part.getBoundingClientRect().top < limit);
    const last = passed.pop();
    if (last === current) return;
    parts.get(current)?.removeAttribute("aria-current");
    parts.get(last)?.setAttribute("aria-current", "true");
    current = last;
    if (last) keepInSight(parts.get(last));
};

let waiting = false;
const markSoon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
        waiting = false;
        mark();
    });
};

if (parts.size) {
    for (const change of ["scroll", "resize", "load"]) addEventListener(change, markSoon, { passive: true });
    markSoon();
}
