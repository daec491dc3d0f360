/* Titles under a search field while somebody types, as a combobox of the ARIA Authoring Practices:
   the arrows move through the list while the focus stays in the field, Enter opens what is marked,
   Escape closes. Nothing is chosen by itself, so Enter searches as it does without this script. */
const FEWEST_LETTERS = 2;
const TYPING_PAUSE = 160; // ms

const suggestTo = (input) => {
    const list = document.createElement("ul");
    const told = document.createElement("p");
    let asked = new AbortController();
    let waiting;
    let marked = -1;

    const options = () => [...list.children];
    const isOpen = () => !list.hidden;

    const mark = (place) => {
        options()[marked]?.setAttribute("aria-selected", "false");
        marked = place;
        const option = options()[place];
        option?.setAttribute("aria-selected", "true");
        option?.scrollIntoView({ block: "nearest" });
        if (option) input.setAttribute("aria-activedescendant", option.id);
        else input.removeAttribute("aria-activedescendant");
    };

    const close = () => {
        clearTimeout(waiting);
        asked.abort();
        mark(-1);
        list.hidden = true;
        input.setAttribute("aria-expanded", "false");
    };

    const optionOf = ({ title, kind, address }, place) => {
        const option = document.createElement("li");
        option.id = `${list.id}_${place}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.address = address;
        const words = document.createElement("span");
        words.textContent = title;
        const what = document.createElement("span");
        what.className = "suggestion-kind";
        what.textContent = kind;
        option.append(words, " ", what);
        return option;
    };

    const show = (suggestions) => {
        mark(-1);
        list.replaceChildren(...suggestions.map(optionOf));
        list.hidden = !suggestions.length;
        input.setAttribute("aria-expanded", String(isOpen()));
        const count = suggestions.length;
        told.textContent = count ? `${count} suggestion${count === 1 ? "" : "s"}: arrow down to choose, Enter to open` : "";
    };

    const ask = async () => {
        const query = input.value.trim();
        if (query.length < FEWEST_LETTERS) return close();
        asked.abort();
        asked = new AbortController();
        try {
            const address = `${input.dataset.suggestions}?${new URLSearchParams({ query })}`;
            const answer = await fetch(address, { signal: asked.signal });
            if (!answer.ok) return close();
            const { suggestions } = await answer.json();
            if (document.activeElement === input) show(suggestions);
        } catch (problem) {
            if (problem.name !== "AbortError") close();
        }
    };

    const move = (step) => {
        const count = options().length;
        // One place more than there are options: the field itself, with nothing marked.
        mark(((marked + 1 + step + count + 1) % (count + 1)) - 1);
    };

    const keys = {
        ArrowDown: () => (isOpen() ? move(1) : ask()),
        ArrowUp: () => isOpen() && move(-1),
        Escape: (event) => {
            if (!isOpen()) return;
            event.preventDefault(); // the first press only closes; the next empties the field
            close();
        },
        Enter: (event) => {
            if (!isOpen() || marked < 0) return;
            event.preventDefault();
            location.assign(options()[marked].dataset.address);
        },
        Tab: close,
    };

    list.id = `${input.id}_suggestions`;
    list.className = "suggestions";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Suggestions");
    told.className = "visually-hidden";
    told.setAttribute("role", "status");
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);
    input.after(list, told);

    input.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(ask, TYPING_PAUSE);
    });
    input.addEventListener("keydown", (event) => {
        const plain = !(event.ctrlKey || event.metaKey || event.isComposing);
        if (!plain || !(event.key in keys)) return;
        if (event.key.startsWith("Arrow")) event.preventDefault();
        keys[event.key](event);
    });
    input.addEventListener("blur", close);
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    list.addEventListener("click", (event) => {
        const option = event.target.closest("li");
        if (option) location.assign(option.dataset.address);
    });
};

document.querySelectorAll("input[data-suggestions]").forEach(suggestTo);
