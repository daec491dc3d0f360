/* The contents list says which part is being read: the last whose beginning has passed the upper
   third of the window. */
const PASSED = "100000px 0px -67% 0px"; // everything above that line, however far up
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

const passed = new Set();
const mark = (changes) => {
    for (const { target, isIntersecting } of changes) {
        if (isIntersecting) passed.add(target);
        else passed.delete(target);
    }
    const current = [...parts.keys()].filter((part) => passed.has(part)).pop();
    for (const [part, link] of parts) {
        if (part === current) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
    }
    if (current) keepInSight(parts.get(current));
};

const observer = new IntersectionObserver(mark, { rootMargin: PASSED });
for (const part of parts.keys()) observer.observe(part);
