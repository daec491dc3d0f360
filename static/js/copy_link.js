/* A permalink that is followed is also copied, where the browser allows it; both eyes and ears are told. */
const SHOWN = 3000; // ms
const links = document.querySelectorAll("a[data-copy]");
const told = document.createElement("p");
told.className = "visually-hidden";
told.setAttribute("role", "status");
if (links.length) document.querySelector("main").append(told);

const copy = async (link) => {
    try {
        await navigator.clipboard.writeText(link.href);
    } catch {
        return; // not allowed: the address bar shows the link all the same
    }
    link.dataset.copied = "";
    told.textContent = "Link copied";
    setTimeout(() => {
        delete link.dataset.copied;
        told.textContent = "";
    }, SHOWN);
};

for (const link of links) link.addEventListener("click", () => copy(link));
