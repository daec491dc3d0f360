/* A recording and its transcript: the transcript follows along, each time leads to its second, and a
   player of another company comes only when somebody asks for it. */
const SECOND = /^t(\d+)/;
const LONGEST_LINE = 600; // seconds: what is further than this after the last line lies beyond the end
const LEAD = 0.2; // seconds: a line is marked when it is about to be said
const calm = matchMedia("(prefers-reduced-motion: reduce)");

const secondIn = (address) => {
    const asked = new URL(address, location.href).searchParams.get("t") ?? "";
    return /^\d{1,6}$/.test(asked) ? Number(asked) : null;
};
const isPlain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);
const clock = (second) => {
    const [hours, minutes, seconds] = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60];
    const two = (number) => String(number).padStart(2, "0");
    return hours ? [hours, two(minutes), two(seconds)].join(":") : [minutes, two(seconds)].join(":");
};

/* Before anything of it has been fetched the second is kept by the browser, and by us for those
   that forget it. */
const filmOf = (video) => {
    let wanted = null;
    video.addEventListener("loadedmetadata", () => {
        if (wanted !== null && wanted >= video.duration) wanted = 0; // an address may say anything
        if (wanted !== null && Math.abs(video.currentTime - wanted) > 1) video.currentTime = wanted;
        wanted = null;
    });
    const begin = (second) => {
        if (video.readyState === HTMLMediaElement.HAVE_NOTHING) wanted = second;
        video.currentTime = second;
    };
    return {
        begin,
        isThere: () => true,
        play: (second) => {
            begin(second);
            video.play().catch(() => {}); // it may be damaged, or forbidden: its own controls say so
            return true;
        },
    };
};

/* Until the reader asks for the player, a time only says where it will begin. */
const frameOf = (link) => {
    let from = 0;
    let shown = link;
    /* Another second needs another frame: of an address that differs in its fragment nothing is
       loaded anew, and each address that a frame is given is a step for the button that leads back. */
    const put = () => {
        const frame = document.createElement("iframe");
        frame.className = "film-frame";
        frame.title = link.dataset.title;
        frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
        frame.referrerPolicy = "strict-origin-when-cross-origin";
        frame.src = link.dataset.frame.replace("{t}", from);
        shown.replaceWith(frame);
        shown = frame;
    };
    const isThere = () => shown !== link;
    link.addEventListener("click", (event) => {
        if (!isPlain(event)) return;
        event.preventDefault();
        put();
        shown.focus();
    });
    const begin = (second) => {
        from = second;
        link.querySelector("[data-from]").textContent = second ? " from " + clock(second) : "";
    };
    return {
        begin,
        isThere,
        play: (second) => {
            begin(second);
            if (isThere()) put();
            return isThere();
        },
    };
};

const marker = (transcript) => {
    const lines = [...transcript.querySelectorAll(".said-line")];
    const seconds = lines.map((line) => Number(SECOND.exec(line.id)[1]));
    let marked = null;
    return (time) => {
        const line = lines[seconds.findLastIndex((second) => second <= time + LEAD)] ?? null;
        if (line === marked) return null;
        marked?.removeAttribute("aria-current");
        line?.setAttribute("aria-current", "true");
        marked = line;
        return line;
    };
};

/* Only the box moves, never the page. Who scrolls in it looks for something else, until a time is chosen. */
const MOVES = /^(Arrow|Page|Home|End| )/;
const follow = (transcript, video) => {
    const box = transcript.querySelector(".transcript-text");
    const wish = transcript.querySelector("[data-following] input");
    const mark = marker(transcript);
    for (const kind of ["wheel", "touchmove", "keydown"]) {
        box.addEventListener(
            kind,
            (event) => {
                if (kind !== "keydown" || MOVES.test(event.key)) wish.checked = false;
            },
            { passive: true },
        );
    }
    video.addEventListener("timeupdate", () => {
        const line = mark(video.currentTime);
        if (!line || !wish.checked || box.scrollHeight <= box.clientHeight) return;
        const top = line.offsetTop - box.clientHeight / 3;
        box.scrollTo({ top, behavior: calm.matches ? "instant" : "smooth" });
    });
    return () => {
        wish.checked = true;
    };
};

const offerChoices = (transcript) => {
    const choices = transcript.querySelector("[data-choices]");
    const box = transcript.querySelector(".transcript-text");
    const button = choices.querySelector("button");
    if (box.scrollHeight > box.clientHeight) box.tabIndex = 0;
    button.addEventListener("click", () => {
        const whole = transcript.classList.toggle("transcript-whole");
        button.setAttribute("aria-expanded", String(whole));
        button.textContent = whole ? "Show it in a box" : "Show all of it at once";
    });
};

const wire = (recording) => {
    const video = recording.querySelector("video");
    const link = recording.querySelector("[data-frame]");
    const player = video ? filmOf(video) : link && frameOf(link);
    const transcript = recording.querySelector("[data-transcript]");
    if (transcript) offerChoices(transcript);
    if (!player) return;
    const followAgain = transcript && video ? follow(transcript, video) : () => {};
    recording.dataset.recording = "plays";
    recording.addEventListener("click", (event) => {
        const time = event.target.closest("a[href^='?t=']");
        const line = event.target.closest(".said-line");
        if (time && isPlain(event)) {
            event.preventDefault();
            history.replaceState(null, "", time.href);
            followAgain();
            const plays = player.play(secondIn(time.href));
            if (!plays) document.getElementById(time.hash.slice(1))?.scrollIntoView();
        } else if (line && player.isThere() && getSelection().isCollapsed) {
            followAgain();
            player.play(Number(SECOND.exec(line.id)[1]));
        }
    });
    return player;
};

const players = new Map();
for (const recording of document.querySelectorAll("[data-recording]")) players.set(recording, wire(recording));
const linked = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("[data-recording]");
const second = secondIn(location.href);
const recording = linked ?? document.querySelector("[data-recording]");
const lines = [...(recording?.querySelectorAll(".said-line[id^='t']") ?? [])];
const secondOf = (line) => Number(SECOND.exec(line.id)[1]);
const isBeyond = lines.length > 0 && second > secondOf(lines.at(-1)) + LONGEST_LINE;
if (second !== null && !isBeyond) {
    players.get(recording)?.begin(second);
    if (!location.hash) lines.findLast((line) => secondOf(line) <= second)?.scrollIntoView();
}
