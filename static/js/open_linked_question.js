/* A link to a question opens it; without script the reader arrives at it closed. */
function openLinked() {
    const linked = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (linked instanceof HTMLDetailsElement) {
        linked.open = true;
    }
}

addEventListener("hashchange", openLinked);
openLinked();
