"""Paragraphs, headings, lists, quotations and code."""

import json

from content.importers.wordpress.attributes import tell_attributes
from content.importers.wordpress.inline import BREAK, clean, plain
from content.importers.wordpress.markup import HEADINGS, Node, tree_of
from content.importers.wordpress.outline import TOP
from content.importers.wordpress.paragraphs import LONGEST_HEADING
from content.importers.wordpress.settings_of_blocks import line_of
from content.importers.wordpress.story import plain_to_html, spaced
from content.importers.wordpress.walker import Walker

LONGEST_ATTRIBUTION = 120
LONGEST_ROLE = 200
ORDINALS = ("st", "nd", "rd", "th")
RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


def read_inside(was: str, now: str):
    """A block whose own HTML says all."""

    def handler(walker: Walker, node: Node) -> None:
        walker.notes.became(was, now)
        walker.nodes(node.children)

    return handler


def paragraph(walker: Walker, node: Node) -> None:
    walker.paragraph(node.children)


def line_break(walker: Walker, node: Node) -> None:
    walker.run.line_break()


def heading(walker: Walker, node: Node) -> None:
    """Links and pictures can't stand in a heading of ours: they follow it."""
    words = node.text
    if words and len(words) <= LONGEST_HEADING:
        anchor = str(node.attrs.get("id") or "")
        walker.story.add("heading", {"text": words, "level": node.tag, "anchor": anchor})
    elif words:
        walker.notes.change(f"A heading of more than {LONGEST_HEADING} characters became bold text")
        walker.story.text(f"<p><b>{plain_to_html(words)}</b></p>")
    links_below(walker, node, "a heading")
    for picture in (each for each in node.walk() if each.tag == "img"):
        walker.one(picture)


def listed(walker: Walker, node: Node) -> None:
    tag = "ol" if node.tag == "ol" else "ul"
    if node.attrs.get("start", "1") != "1" or "reversed" in node.attrs:
        walker.notes.change("A numbered list that didn't begin with 1 does now")
    html, rest = [], []
    for child in node.children:
        if child.is_text and not child.words.strip():
            continue
        items = list_items(child)
        for item in items:
            line, left = walker.captured(item.children, is_free=False).as_line()
            rest.extend(left)
            if plain(line):
                html.append(f"<li>{line}</li>")
    if html:
        walker.story.text(clean(f"<{tag}>{''.join(html)}</{tag}>"))
    walker.story.extend(rest)


def list_items(child: Node) -> list[Node]:
    """The block editor marks each item; some editors put a list straight into a list."""
    if child.tag == "li" or not child.block:
        return [child if child.tag == "li" else Node("li", children=[child])]
    items = [each for each in child.children if each.tag == "li"]
    return items or [Node("li", children=[line_of(child) or child])]


def definitions(walker: Walker, node: Node) -> None:
    """Each term in bold, and below it what it means."""
    walker.notes.became("definition list", "text")
    terms_and_meanings(walker, node.children)


def terms_and_meanings(walker: Walker, nodes: list[Node]) -> None:
    for node in nodes:
        if node.tag == "dt":
            line, rest = walker.captured(node.children, is_free=False).as_line()
            line = line.replace("<b>", "").replace("</b>", "")
            if plain(line):
                walker.story.text(clean(f"<p><b>{line}</b></p>"))
            walker.story.extend(rest)
        elif node.tag == "div":
            terms_and_meanings(walker, node.children)
        else:
            walker.nodes([node])


def quotation(walker: Walker, node: Node) -> None:
    """Its source is the last `<cite>`; without one the quotation stands by itself."""
    cite = next((each for each in reversed(list(node.walk())) if each.tag == "cite"), None)
    said = " ".join(cite.text.split()) if cite else ""
    said_by = Node("cite", children=cite.children) if cite else Node("cite")
    if cite:
        cite.children, cite.tag = [], "wbr"
    words, rest = walker.captured(node.children).as_plain()
    if words:
        name, role = parted(said)
        walker.story.add("quote", {"quote": words, "attribution": name, "role": role})
    elif said:
        walker.story.text(f"<p>{plain_to_html(said)}</p>")
    links_below(walker, Node("blockquote", children=[*node.children, said_by]), "a quotation")
    walker.story.extend(rest)


def links_below(walker: Walker, node: Node, where: str) -> None:
    """Where ours are plain words, links stand below them, each with the words that it had."""
    html = []
    for link in (each for each in node.walk() if each.tag == "a" and each.text):
        address = str(link.attrs.get("href") or "")
        href = "" if address.startswith("#") else walker.around.link(address, walker.notes)
        if href:
            html.append(linked(href, link.text))
            walker.notes.added.append(link.text)
            walker.notes.change(f"A link in {where} stands below it now: “{link.text}”, {address}")
        elif address:
            walker.notes.change(f"A link in {where} was left out: “{link.text}”, {address}")
    html = list(dict.fromkeys(html))
    if len(html) == 1:
        walker.story.text(f"<p>{html[0]}</p>")
    elif html:
        walker.story.text("<ul>" + "".join(f"<li>{each}</li>" for each in html) + "</ul>")


def linked(href: str, words: str) -> str:
    return f"{opening_of(href)}{plain_to_html(words)}</a>"


def opening_of(href: str) -> str:
    return f'<a href="{plain_to_html(href).replace(chr(34), "&quot;")}">'


def parted(said: str) -> tuple[str, str]:
    """ "— Name, role" in two; only a text too long for both loses words, and the proof names them."""
    said = said.lstrip("\N{EM DASH}\N{EN DASH}\N{HORIZONTAL BAR}- ")
    if len(said) <= LONGEST_ATTRIBUTION:
        return said, ""
    name, comma, role = said.partition(",")
    if comma and len(name) <= LONGEST_ATTRIBUTION:
        return name, role.strip()[:LONGEST_ROLE]
    cut = said.rfind(" ", 0, LONGEST_ATTRIBUTION)
    return said[:cut], said[cut + 1 :][:LONGEST_ROLE]


def lines(walker: Walker, node: Node) -> None:
    """Code and verse: each line stays one, and as far in as it was."""
    parts = []
    for each in node.walk():
        parts.append("\n" if each.tag == "br" else each.words)
    text = "".join(parts).strip("\n")
    if text.strip():
        walker.notes.change("Preformatted text became text with line breaks")
        html = BREAK.join(plain_to_html(spaced(line)) for line in text.split("\n"))
        walker.story.text(f"<p>{html}</p>")
    links_below(walker, node, "preformatted text")


def link(walker: Walker, node: Node) -> None:
    href = walker.around.link(str(node.attrs.get("href") or ""), walker.notes)
    if not href or any(tag == "a" for tag, _ in walker.run.open_marks):
        walker.each(node.children)
        return
    walker.run.open("a", opening_of(href))
    if not node.text and not node.first("img") and (words := name_of(node)):
        walker.notes.added.append(words)
        walker.run.write(words)
    walker.each(node.children)
    walker.run.close()
    in_headings = "".join(each.text for each in node.walk() if each.tag in HEADINGS)
    if in_headings and "".join(in_headings.split()) == "".join(node.text.split()):
        walker.flush()
        links_below(walker, Node("div", children=[node]), "a heading")


def name_of(node: Node) -> str:
    """What those hear who don't see the sign that is all a link shows."""
    said = (str(node.attrs.get(each) or "").split() for each in ("aria-label", "title"))
    return next((" ".join(words) for words in said if words), "")


def link_beside(walker: Walker, node: Node) -> None:
    """Stood around no words: in a setting, or on a part of a picture."""
    address = str(node.attrs.get("href") or "")
    words = " ".join(str(node.attrs.get("says") or node.attrs.get("alt") or address).split())
    href = walker.around.link(address, walker.notes) if address else ""
    if href:
        walker.flush()
        walker.notes.added.append(words)
        walker.story.text(f"<p>{linked(href, words)}</p>")


def is_footnote_mark(node: Node) -> bool:
    return node.tag == "sup" and ("data-fn" in node.attrs or "fn" in node.classes)


def bracket_footnote_marks(root: Node) -> None:
    """Also where words alone are asked for, in cells and headings: "71" would be another number."""
    for mark in filter(is_footnote_mark, [*root.walk()]):
        mark.children = [Node("", words=f" [{mark.text}]")]


def superscript(walker: Walker, node: Node) -> None:
    """m² and 10⁶ have signs of their own."""
    if is_footnote_mark(node):
        walker.run.write(f" {node.text.strip()}")
    else:
        raised(walker, node, RAISED)


def subscript(walker: Walker, node: Node) -> None:
    raised(walker, node, LOWERED)


def raised(walker: Walker, node: Node, signs: dict[int, str]) -> None:
    words = node.text
    if words and all(ord(each) in signs for each in words) and not node.first("a"):
        walker.run.write(words.translate(signs))
        return
    if words and words.lower() not in ORDINALS:
        walker.notes.change(f"Words that stood higher or lower stand on the line: “{words}”")
    walker.each(node.children)


def footnotes(walker: Walker, node: Node) -> None:
    """Their words lie beside the post, in its meta field `footnotes`."""
    items = []
    for words in walker.around.footnotes.values():
        tree = tree_of(words, [])
        tell_attributes(tree, walker.notes)
        line, _ = walker.captured(tree.children, is_free=False).as_line()
        items.append(f"<li>{line}</li>")
    walker.notes.became("core/footnotes", "numbered list")
    if items:
        walker.story.add("heading", {"text": "Footnotes", "level": TOP, "anchor": "footnotes"})
        walker.notes.added.append("Footnotes")
        walker.story.text(clean(f"<ol>{''.join(items)}</ol>"))


def footnotes_of(meta: str) -> dict[str, str]:
    try:
        found = json.loads(meta or "[]")
        return {str(each["id"]): str(each["content"]) for each in found}
    except (ValueError, TypeError, KeyError):
        return {}


def struck(walker: Walker, node: Node) -> None:
    if node.text:
        walker.notes.change(f"Words that were struck out stand there like others: “{node.text}”")
    walker.each(node.children)


def quoted(walker: Walker, node: Node) -> None:
    walker.run.write("“")
    walker.each(node.children)
    walker.run.write("”")


TAGS = {
    **dict.fromkeys(HEADINGS, heading),
    **dict.fromkeys(("ul", "ol", "menu"), listed),
    **dict.fromkeys(("pre", "listing", "xmp"), lines),
    **dict.fromkeys(("s", "strike", "del"), struck),
    **dict.fromkeys(("area", "wp-link"), link_beside),
    "a": link, "blockquote": quotation, "br": line_break, "dl": definitions, "p": paragraph, "q": quoted,
    "sub": subscript, "sup": superscript,
}  # fmt: skip
BLOCKS = {
    "core/paragraph": read_inside("core/paragraph", "text"),
    "core/heading": read_inside("core/heading", "heading"),
    "core/list": read_inside("core/list", "list"),
    "core/list-item": read_inside("core/list-item", "item of a list"),
    "core/quote": read_inside("core/quote", "quotation"),
    "core/pullquote": read_inside("core/pullquote", "quotation"),
    "core/code": read_inside("core/code", "text"),
    "core/preformatted": read_inside("core/preformatted", "text"),
    "core/verse": read_inside("core/verse", "text"),
    "core/freeform": read_inside("core/freeform", "text"),
    "core/html": read_inside("core/html", "text"),
    "core/footnotes": footnotes,
    "core/subhead": read_inside("core/subhead", "text"),
    "core/text-columns": read_inside("core/text-columns", "text"),
}
