"""Recordings, sound, files, and what other sites show in a frame."""

import re
from urllib.parse import parse_qs, urlsplit

from content.importers.wordpress.inline import INTERNAL
from content.importers.wordpress.kept import Kept
from content.importers.wordpress.markup import Node
from content.importers.wordpress.paragraphs import FILMS
from content.importers.wordpress.pictures import cut, taken_caption
from content.importers.wordpress.starting_times import starting_at
from content.importers.wordpress.story import plain_to_html
from content.importers.wordpress.text_blocks import linked, links_below, read_inside
from content.importers.wordpress.walker import Walker, source_of

IN_A_FRAME = re.compile(r"//(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+)")
IN_VIMEOS_FRAME = re.compile(r"//player\.vimeo\.com/video/(\d+)(?:\S*?[?&]h=([0-9a-f]+))?")
LIST_IN_A_FRAME = re.compile(
    r"//(?:www\.)?youtube(?:-nocookie)?\.com/embed/videoseries\?\S*?list=([\w-]+)"
)
# What YouTube, Vimeo and WordPress call every frame.
OF_THE_PLAYER = re.compile(
    r"^(?:youtube|vimeo)?\s*(?:video\s+)?(?:player|embed|video)$|^(?:youtube|vimeo)$", re.I
)
LONGEST_TITLE = 200
LONGEST_TEXT = 120
VIEWED = ("url", "file", "src", "document", "pdf")
PLAYABLE = ("mp4", "webm")


def embedded(walker: Walker, address: str, words: str) -> None:
    """YouTube and Vimeo become recordings; nothing else may load anything into a page of ours."""
    walker.notes.carried.add(address)
    address = f"https:{address}" if address.startswith("//") else address
    if FILMS.match(address):
        recording(walker, {"address": watched_at(address)}, words)
    elif isinstance(found := walker.around.media(address=viewed(address)), Kept):
        of_library(walker, found, words)
    elif not (href := walker.around.link(address, walker.notes)).startswith(("http:", "https:")):
        of_this_site(walker, address, href, words)
    elif urlsplit(address).scheme in ("http", "https"):
        walker.notes.became("embed of another site", "link")
        host = (urlsplit(address).hostname or "").removeprefix("www.")
        text, rest = cut(words or f"View on {host}", LONGEST_TEXT)
        if not words:
            walker.notes.added.append(text)
        value = {"verb": "view", "text": text, "page": None, "document": None, "url": address}
        walker.story.add("action_link", {**value, "note": ""})
        if rest:
            walker.story.text(f"<p>{plain_to_html(rest)}</p>")
    else:
        walker.attention("Something embedded without an address", address)


def viewed(address: str) -> str:
    """The file that a viewer of another site shows, such as Google's: its address stands in the query."""
    asked = parse_qs(urlsplit(address).query)
    inner = (each for name in VIEWED for each in asked.get(name, ()))
    return next((each for each in inner if "/uploads/" in each), address)


def of_library(walker: Walker, found: Kept, words: str) -> None:
    if found.kind == "image":
        walker.notes.media.append(f"{found.name}: a picture of the library")
        block = {"image": found.pk, "alt_text": words or found.alt, "decorative": not (words or found.alt)}  # fmt: skip
        walker.story.add("image", {"image": block, "caption": "", "long_description": ""})
    elif found.ending in PLAYABLE:
        recording(walker, {"file": found.pk, "captions": None}, words or found.title)
    else:
        walker.notes.added.append("" if words else found.title)
        document(walker, found, words or found.title)


def of_this_site(walker: Walker, address: str, href: str, words: str) -> None:
    """WordPress shows a card with the title of the post; one that isn't public is named to nobody."""
    text, _ = cut(words or walker.around.title_at(href), LONGEST_TEXT)
    number = walker.around.page_at(href)
    if not text or not (number or href.startswith(f"{INTERNAL}:page:")):
        walker.attention(
            "Something of the former site is embedded that readers can't open here", address
        )
        return
    walker.notes.added.append("" if words else text)
    value = {"verb": "read", "text": text, "page": number or href, "document": None, "url": ""}
    walker.story.add("action_link", {**value, "note": ""})
    walker.notes.became("embed of a post", "link")


def watched_at(address: str) -> str:
    """The page to watch it on, for the address of a frame; an unlisted film on Vimeo keeps its key."""
    start = starting_at(address)
    if match := LIST_IN_A_FRAME.search(address):
        return f"https://www.youtube.com/playlist?list={match[1]}"
    if match := IN_A_FRAME.search(address):
        return f"https://www.youtube.com/watch?v={match[1]}" + (f"&t={start}s" if start else "")
    if match := IN_VIMEOS_FRAME.search(address):
        return f"https://vimeo.com/{match[1]}" + "".join(
            [f"/{match[2]}" if match[2] else "", f"#t={start}s" if start else ""]
        )
    return re.sub(r"^http:", "https:", address)


def recording(walker: Walker, source: dict, words: str) -> None:
    title = words or walker.story.heading_just_said or walker.around.title or "Recording"
    title, rest = cut(title, LONGEST_TITLE)
    if not words:
        walker.notes.added.append(title)
    value = {"title": title, "length": "", "poster": None, "file": None, "captions": None}
    walker.story.add("recording", {**value, "address": "", "description": rest, **source})
    walker.notes.became("video", "recording")
    if start := starting_at(source.get("address", "")):
        walker.notes.change(
            f"A film that began at second {start} plays from its beginning here; the link to it keeps the second: “{title}”"
        )
    if not source.get("captions"):
        walker.notes.checks.append(f"Recording without transcript or captions: “{title}”")


def embed_block(walker: Walker, node: Node) -> None:
    address = str(node.attrs.get("url") or "").strip() or node.text.partition(" ")[0]
    caption = taken_caption(node)
    embedded(walker, address, caption.text if caption else "")
    if caption:
        links_below(walker, caption, "a caption")


def embed_code(walker: Walker, node: Node) -> None:
    embedded(walker, node.text or str(node.attrs.get("src") or ""), "")


def bare_address(walker: Walker, node: Node) -> None:
    """An address on a line of its own: WordPress shows what it finds there."""
    address = node.attrs["href"]
    if FILMS.match(address):
        recording(walker, {"address": watched_at(address)}, "")
        return
    href = walker.around.link(address, walker.notes)
    shown = plain_to_html(address)
    walker.story.text(
        f'<p><a href="{plain_to_html(href)}">{shown}</a></p>' if href else f"<p>{shown}</p>"
    )


def frame(walker: Walker, node: Node) -> None:
    address = str(
        node.attrs.get("src") or node.attrs.get("data-src") or node.attrs.get("data") or ""
    )
    words = " ".join(str(node.attrs.get("title") or "").split())
    words = "" if OF_THE_PLAYER.match(words) else words
    if node.tag == "object" and node.text:
        walker.notes.left_out("Words for browsers that couldn't show what is embedded", node.text)
        links_below(walker, node, "what is embedded")
    if words:
        walker.notes.added.append(words)  # nobody saw them there
    if FILMS.match(address) or isinstance(walker.around.media(address=viewed(address)), Kept):
        embedded(walker, address, words)
    elif address.startswith(("http://", "https://", "//")):
        walker.notes.change(f"A frame of another site became a link to {address}")
        embedded(walker, address, words)
    else:
        walker.attention("A frame that can't be shown", source_of(node))


def sound_or_film(walker: Walker, node: Node) -> None:
    """A file of the library plays here; anything else is named."""
    inner = node.first("source")
    address = next(
        (
            str(each.attrs[name])
            for each in (node, inner)
            if each
            for name in ("src", "mp4", "webm", "mp3", "m4v", "ogg", "wav")
            if each.attrs.get(name)
        ),
        "",
    )
    if FILMS.match(address):
        embedded(walker, address, "")
        return
    found = walker.around.media(address=address)
    if isinstance(found, Kept) and found.ending in PLAYABLE:
        walker.notes.added.append(found.title)
        recording(walker, {"file": found.pk, "captions": captions(walker, node)}, found.title)
    elif isinstance(found, Kept):
        document(walker, found, "")
    else:
        reason = getattr(found, "reason", "there is no such file")
        walker.notes.media.append(f"{address}: missing, {reason}")
        walker.attention(f"A sound or film is missing ({reason}): {address}", source_of(node))


def captions(walker: Walker, node: Node) -> int | None:
    track = node.first("track")
    found = walker.around.media(address=str(track.attrs.get("src") or "")) if track else None
    return found.pk if isinstance(found, Kept) and found.ending == "vtt" else None


def document(walker: Walker, found: Kept, title: str) -> None:
    walker.notes.media.append(f"{found.name}: a file of the library")
    title, rest = cut(title, LONGEST_TITLE)
    value = {"document": found.pk, "title": title, "description": rest}
    walker.story.add("document", value)
    walker.notes.became("file", "document")
    if "." in title and title.rpartition(".")[2].lower() == found.ending:
        walker.notes.checks.append(f"Link text is a file name: {title}")


def file_block(walker: Walker, node: Node) -> None:
    links = [each for each in node.walk() if each.tag == "a"]
    named = [each for each in links if "wp-block-file__button" not in each.classes]
    address = str(node.attrs.get("href") or (links[0].attrs.get("href") if links else "") or "")
    found = walker.around.media(number=int_of(node.attrs.get("id")), address=address)
    if isinstance(found, Kept) and found.kind == "document":
        title = named[0].text if named else ""
        walker.notes.carried |= {address, *(str(each.attrs.get("href")) for each in links)}
        document(walker, found, title)
        for button in (each for each in links if each not in named[:1]):
            if button.text:
                walker.notes.left_out("The button of a file, whose link says as much", button.text)
        return
    reason = getattr(found, "reason", "it is no file that can be offered")
    walker.notes.media.append(f"{address}: missing, {reason}")
    walker.attention(f"A file is missing ({reason}): {address}", source_of(node))
    words = " ".join(each.text for each in links)
    if words:
        walker.story.text(f"<p>{plain_to_html(words)}</p>")


def int_of(value: object) -> int:
    return value if isinstance(value, int) else 0


def button(walker: Walker, node: Node) -> None:
    """Our action link: one target, and a verb that sets its icon."""
    anchor = node.first("a")
    if anchor is None or not anchor.text:
        walker.nodes(node.children)
        return
    text, rest = cut(anchor.text, LONGEST_TEXT)
    value = {"page": None, "document": None, "url": ""}
    href = walker.around.link(str(anchor.attrs.get("href") or ""), walker.notes)
    kind = href.removeprefix("x-wp:").partition(":")[0] if href.startswith("x-wp:") else ""
    if kind in ("page", "document"):
        value[kind] = href
    elif number := walker.around.page_at(href):
        value["page"] = number
        walker.notes.carried.add(str(anchor.attrs.get("href") or "").strip())
    elif href.startswith(("http://", "https://")):
        value["url"] = href
    elif href:
        walker.notes.became("core/button", "link")
        walker.story.text(f"<p>{linked(href, anchor.text)}</p>")
        return
    else:
        walker.notes.change(f"A button without a target became text: “{anchor.text}”")
        walker.story.text(f"<p>{plain_to_html(anchor.text)}</p>")
        return
    walker.notes.became("core/button", "action link")
    verb = verb_of(anchor.text, kind)
    walker.story.add("action_link", {"verb": verb, "text": text, **value, "note": rest[:200]})


def pressed(walker: Walker, node: Node) -> None:
    """A button of a shortcode."""
    anchor = Node("a", {"href": node.attrs.get("href")}, node.children)
    button(walker, Node("div", children=[anchor]))


def verb_of(words: str, kind: str) -> str:
    first = words.lower().split()
    for verb in ("watch", "view", "download", "apply", "ask"):
        if first and first[0] == verb:
            return verb
    if first and first[0] in ("register", "book", "join"):
        return "apply"
    return "download" if kind == "document" else "read"


EMBED_NAMES = ("youtube", "vimeo", "twitter", "facebook", "instagram", "soundcloud", "spotify", "flickr",
               "slideshare", "ted", "wordpress", "tiktok", "issuu", "scribd", "dailymotion",
               "wordpress-tv", "mixcloud", "reddit", "tumblr")  # fmt: skip
TAGS = {
    **dict.fromkeys(("iframe", "object"), frame),
    **dict.fromkeys(("audio", "video", "wp-audio", "wp-video"), sound_or_film),
    "wp-embed": embed_code,
    "wp-button": pressed,
    "wp-file": file_block,
    "wp-bare-address": bare_address,
}
BLOCKS = {
    "core/embed": embed_block,
    **{f"core-embed/{name}": embed_block for name in EMBED_NAMES},
    "core/audio": read_inside("core/audio", "its file"),
    "core/video": read_inside("core/video", "its film"),
    "core/file": file_block,
    "core/buttons": read_inside("core/buttons", "action links"),
    "core/button": button,
}
