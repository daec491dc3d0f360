"""Pictures, galleries, and the frames around them."""

import re

from content.importers.wordpress.kept import Kept, Missing
from content.importers.wordpress.markup import Node
from content.importers.wordpress.story import plain_to_html
from content.importers.wordpress.text_blocks import linked, links_below
from content.importers.wordpress.walker import Walker, source_of
from content.importers.wordpress.wxr import whole

LONGEST_CAPTION = 300
LONGEST_TITLE = 120
CAPTION = "a picture's caption"  # ours is plain words
SIDES_OF_A_PAIR = 2
TO_ITSELF = {"media", "file", "attachment", "post"}
PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)(?:\?|$)", re.IGNORECASE)


def picture(walker: Walker, node: Node) -> None:
    """An `<img>` by itself."""
    show(walker, node, "", number_of(node))


def number_of(image: Node) -> int:
    """WordPress writes the attachment's number into a class: wp-image-12."""
    for each in image.classes:
        if each.startswith("wp-image-"):
            return whole(each.removeprefix("wp-image-"))
    return whole(str(image.attrs.get("data-id") or ""))


def show(walker: Walker, image: Node, caption: str, number: int = 0) -> None:
    show_alone(walker, image, caption, number)
    leads_on(walker, image, caption)


def show_alone(walker: Walker, image: Node, caption: str, number: int) -> None:
    value = value_of(walker, image, number)
    if value is None:
        if caption:
            walker.story.text(f"<p>{plain_to_html(caption)}</p>")
        return
    caption = caption or value.pop("own caption")
    value.pop("own caption", None)
    kept, rest = cut(caption, LONGEST_CAPTION)
    walker.story.add("image", {**value, "caption": kept, "long_description": ""})
    if rest:
        walker.story.text(f"<p>{plain_to_html(rest)}</p>")
    walker.notes.became("image", "image")


def value_of(walker: Walker, image: Node, number: int) -> dict | None:
    """None where the library hasn't got it, which is told."""
    address = str(image.attrs.get("src") or image.attrs.get("data-src") or "")
    alt = " ".join(str(image.attrs.get("alt") or "").split())
    found = walker.around.media(number=number, address=address)
    if isinstance(found, Kept) and found.kind == "image":
        walker.notes.media.append(f"{found.name}: a picture of the library")
        alt = alt or found.alt
        if not alt:
            walker.notes.checks.append(f"Picture without alt text: {found.name}")
        block = {"image": found.pk, "alt_text": alt, "decorative": not alt}
        return {"image": block, "own caption": ""}
    reason = found.reason if isinstance(found, Missing) else "it is no picture that pages can show"
    where = address or f"attachment {number}"
    walker.notes.media.append(f"{where[:200]}: missing, {reason}")
    walker.attention(f"A picture is missing ({reason}): {where}", source_of(image))
    return None


def cut(words: str, most: int) -> tuple[str, str]:
    """In two between words, after a sentence if one ends late enough; the first no longer than allowed."""
    if len(words) <= most:
        return words, ""
    end = max(words.rfind(f"{mark} ", most // 2, most) for mark in ".!?")
    place = end + 1 if end > 0 else words.rfind(" ", 0, most)
    place = place if place > 0 else most
    return words[:place].strip(), words[place:].strip()


def figure(walker: Walker, node: Node) -> None:
    """Whatever is in it, with its caption."""
    images = [each for each in node.walk() if each.tag == "img"]
    other = node.first("table", "iframe", "video", "audio", "blockquote", "wp-bare-address", "pre")
    is_embed = any("embed" in each for each in node.classes)
    if other or is_embed or not images:
        walker.nodes(node.children)
        return
    if len(images) >= SIDES_OF_A_PAIR:
        gallery(walker, node)
        return
    caption = taken_caption(node)
    show(walker, images[0], caption.text if caption else "", number_of(images[0]))
    if caption:
        links_below(walker, caption, CAPTION)
    everything_else(walker, node)


def taken_caption(node: Node) -> Node | None:
    """The caption that is the figure's own, and not that of a figure in it."""
    own = [each for each in node.children if each.tag == "figcaption"]
    return own[-1] if own else node.first("figcaption")


def everything_else(walker: Walker, node: Node) -> None:
    """Words in a figure that are neither picture nor caption."""
    loose = [
        each for each in node.children if each.tag not in ("figcaption", "img", "a", "picture")
    ]
    words = " ".join(each.words if each.is_text else each.text for each in loose).strip()
    if words:
        walker.nodes([each for each in loose if not each.first("img")])


def leads_on(walker: Walker, image: Node, caption: str) -> None:
    """A picture of ours leads nowhere, so its link stands below it; one to the picture itself is no loss."""
    link = image.link
    href = str(link.attrs.get("href") or "").strip() if link else ""
    if not href or href == "#" or link.text:
        return  # words in the link have it already
    found = walker.around.media(address=href)
    is_picture = isinstance(found, Kept) and found.kind == "image"
    if is_picture or "attachment" in str(link.attrs.get("rel")):
        walker.notes.carried.add(href)
        return
    words = words_for(walker, image, caption, found)
    target = "" if PICTURE_FILE.search(href) else walker.around.link(href, walker.notes)
    if target:
        walker.notes.added.append(words)
        walker.notes.change(f"The link of a picture stands below it now: “{words}”, {href}")
        walker.story.text(f"<p>{linked(target, words)}</p>")
    else:
        walker.notes.change(f"A picture lost its link to {href}")


def words_for(walker: Walker, image: Node, caption: str, target: object) -> str:
    """What the link of a picture is called, the surest name first."""
    shown = walker.around.media(
        number=number_of(image),
        address=str(image.attrs.get("src") or image.attrs.get("data-src") or ""),
    )
    names = [str(image.attrs.get("alt") or ""), caption]
    names += [target.title] if isinstance(target, Kept) else []
    names += [shown.alt, shown.title] if isinstance(shown, Kept) else []
    said = next((words for each in names if (words := " ".join(each.split()))), "")
    kept, _ = cut(said, LONGEST_TITLE)
    return kept or "Where the picture led"


def note_own_links(node: Node) -> None:
    """The block says that each picture leads to itself, in full or on a page of its own."""
    if {str(node.attrs.get("linkTo")), str(node.attrs.get("linkDestination"))} & TO_ITSELF:
        for link in (each for each in node.walk() if each.tag == "a" and each.first("img")):
            link.attrs["rel"] = "attachment"


def gallery(walker: Walker, node: Node) -> None:
    figures = [each for each in node.walk() if each.tag == "figure" and each is not node]
    pictures, captions, seen = [], [], set()
    for each in [*figures, node]:
        for image in (inner for inner in each.walk() if inner.tag == "img"):
            if id(image) not in seen and not (each is not node and each.first("figure")):
                seen.add(id(image))
                caption = taken_caption(each) if each is not node else None
                pictures.append((image, caption.text if caption else ""))
                captions.extend([caption] if caption else [])
    own = [each for each in node.children if each.tag in ("figcaption", "h2", "h3")]
    title = " ".join(each.text for each in own)
    show_all(walker, pictures, title)
    links_below(walker, Node("div", children=[*captions, *own]), CAPTION)


def show_all(walker: Walker, pictures: list[tuple[Node, str]], title: str) -> None:
    values = []
    for image, caption in pictures:
        value = value_of(walker, image, number_of(image))
        if value is None:
            if caption:
                walker.story.text(f"<p>{plain_to_html(caption)}</p>")
            continue
        kept, rest = cut(caption, LONGEST_CAPTION)
        value.pop("own caption")
        values.append({**value, "caption": kept, "long_description": rest})
    short, rest = cut(title, LONGEST_TITLE)
    if len(values) >= SIDES_OF_A_PAIR:
        walker.notes.became("gallery", "gallery")
        walker.story.add("gallery", {"title": short, "images": values})
        title = rest
    else:
        for value in values:
            walker.story.add("image", value)
    if title:
        walker.story.text(f"<p>{plain_to_html(title)}</p>")
    for image, caption in pictures:
        leads_on(walker, image, caption)


def gallery_block(walker: Walker, node: Node) -> None:
    """Old ones hold their pictures' numbers alone."""
    note_own_links(node)
    if node.first("img"):
        figure_of_gallery = node.first("figure") or node.first("ul") or node
        gallery(walker, figure_of_gallery)
        return
    walker.nodes(node.children)
    numbered = [whole(str(each)) for each in node.attrs.get("ids") or []]
    show_all(walker, [(image_node(each), "") for each in numbered], "")


def image_node(number: int) -> Node:
    return Node("img", {"class": f"wp-image-{number}"})


def gallery_code(walker: Walker, node: Node) -> None:
    """[gallery ids="1,2"]; without numbers it shows all pictures that belong to the post."""
    ids = [whole(each.strip()) for each in str(node.attrs.get("ids") or "").split(",")]
    numbers = [each for each in ids if each] or walker.around.attached_images()
    if not numbers:
        walker.attention("A gallery without pictures", str(node.attrs.get("source")))
    show_all(walker, [(image_node(each), caption_in_library(walker, each)) for each in numbers], "")


def caption_in_library(walker: Walker, number: int) -> str:
    """WordPress shows it below each picture of such a gallery."""
    found = walker.around.media(number=number)
    if not isinstance(found, Kept):
        return ""
    walker.notes.added.append(found.caption)
    return found.caption


def caption_code(walker: Walker, node: Node) -> None:
    """[caption]<img> words[/caption]; its id names the attachment."""
    image = node.first("img")
    if image is None:
        walker.nodes(node.children)
        walker.nodes([Node("p", children=[Node("", words=str(node.attrs.get("caption") or ""))])])
        return
    words = " ".join([node.text, str(node.attrs.get("caption") or "")]).strip()
    number = number_of(image) or whole(str(node.attrs.get("id") or "").removeprefix("attachment_"))
    show(walker, image, words, number)
    links_below(walker, node, CAPTION)


def image_block(walker: Walker, node: Node) -> None:
    """Its settings name the attachment."""
    note_own_links(node)
    for image in (each for each in node.walk() if each.tag == "img"):
        if not number_of(image) and (number := whole(str(node.attrs.get("id") or ""))):
            image.attrs["class"] = f"{image.attrs.get('class', '')} wp-image-{number}"
    walker.nodes(node.children)


def note_focal_point(walker: Walker, node: Node) -> None:
    """Where the editor of the old site set the middle of a picture that gets cut."""
    point, inner = node.attrs.get("focalPoint"), node.first("img")
    number = whole(str(node.attrs.get("id") or node.attrs.get("mediaId") or ""))
    address = str(node.attrs.get("url") or (inner.attrs.get("src") if inner else "") or "")
    found = walker.around.media(number=number, address=address)
    if not (isinstance(point, dict) and isinstance(found, Kept) and found.kind == "image"):
        return
    across, down = point.get("x"), point.get("y")
    if all(isinstance(each, int | float) and 0 <= each <= 1 for each in (across, down)):
        walker.notes.focal_points[found.pk] = (across, down)


def media_text(walker: Walker, node: Node) -> None:
    note_focal_point(walker, node)
    walker.notes.became("core/media-text", "its picture and words, one after the other")
    walker.nodes(node.children)


def cover(walker: Walker, node: Node) -> None:
    """A picture behind words: first the picture, then the words."""
    address, number = str(node.attrs.get("url") or ""), whole(str(node.attrs.get("id") or ""))
    behind = [each for each in node.walk() if each.tag == "img" and "wp-block-cover__image-background" in each.classes]  # fmt: skip
    if (address or number) and not behind and node.attrs.get("backgroundType") != "video":
        show(walker, Node("img", {"src": address}), "", number)
    note_focal_point(walker, node)
    walker.notes.became("core/cover", "its picture and words, one after the other")
    walker.nodes(node.children)


TAGS = {
    "img": picture,
    "figure": figure,
    "wp-gallery": gallery_code,
    "wp-caption": caption_code,
}
BLOCKS = {
    "core/image": image_block,
    "core/gallery": gallery_block,
    "core/cover": cover,
    "core/cover-image": cover,  # its name before WordPress 5.0
    "core/media-text": media_text,
}
