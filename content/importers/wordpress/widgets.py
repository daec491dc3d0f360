"""What other sites' programs fill, and what leads somewhere by a program: links, or a line of the report."""

from content.importers.wordpress.attribute_targets import EMBEDDED, LED, targets_in
from content.importers.wordpress.markup import OPEN, Node
from content.importers.wordpress.notes import Notes
from content.importers.wordpress.setting_links import FILE
from content.importers.wordpress.walker import Walker, source_of

# What is behind these nobody can tell from the post.
FILLED = (
    "eventbrite-widget",
    "powr-",
    "typeform-widget",
    "jotform",
    "hs-form",
    "elfsight-app-",
    "mc4wp-",
)
NUMBERED = ("data-tf-live", "data-formkit-uid", "data-token", "data-survey-id", "data-poll-id")
LONGEST_LINK = 200  # characters: a longer text is no button
LEADING = {
    "a",
    "area",
    "img",
    "video",
    "audio",
    "source",
    "iframe",
    "object",
    "embed",
    "input",
    "option",
}


def lead_on(root: Node, notes: Notes) -> None:
    """After what was hidden has gone."""
    for node in [each for each in root.walk() if each.attrs and not each.tag.startswith("wp-")]:
        if node.tag not in ("", OPEN):
            for name, address in dict.fromkeys(targets_in(node.tag, node.attrs)):
                if not became_link(node, name, address):
                    tell(node, name, address, notes)
            note_filled(node, notes)


def became_link(node: Node, name: str, address: str) -> bool:
    if node.tag in LEADING:
        return False
    links = {str(each.attrs.get("href") or "") for each in node.walk() if each.tag == "a"}
    if address in links:
        return True
    if name in (*LED, "onclick") and 0 < len(node.text) <= LONGEST_LINK and not links:
        node.children = [Node("a", {"href": address}, node.children)]
        return True
    is_shown = name in (*EMBEDDED, "class") and not FILE.search(address)
    if is_shown and address.startswith(("http://", "https://", "//")):
        node.children.append(Node("wp-embed", {"src": address}))
        return True
    return False


def tell(node: Node, name: str, address: str, notes: Notes) -> None:
    if name == "style":
        notes.change(f"A picture behind words was left out: {address}")
    else:
        notes.change(
            f"An address in the attribute “{name}” of <{node.tag}> was left out: {address}"
        )


def note_filled(node: Node, notes: Notes) -> None:
    """Shown by a service that its name or number alone tells."""
    is_filled = any(each.startswith(FILLED) for each in node.classes)
    if is_filled or any(node.attrs.get(name) for name in NUMBERED):
        leads = any(each.attrs.get("src") or each.attrs.get("href") for each in node.walk())
        if not node.text and not leads:
            node.children.append(Node("wp-widget", {"source": source_of(node)}))


def widget(walker: Walker, node: Node) -> None:
    what = "A widget that another site fills; where its content lies the post doesn't say"
    walker.attention(what, str(node.attrs.get("source")))
    walker.notes.became("widget of another site", "a note")


TAGS = {"wp-widget": widget}
