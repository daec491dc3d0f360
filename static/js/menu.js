/* The menu on narrow screens opens without script; Escape closes it, and the focus goes back to its button. */
const opener = document.querySelector(".menu-opener");

document.querySelector(".site-header")?.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && opener?.open) {
        opener.open = false;
        opener.querySelector("summary").focus();
    }
});
