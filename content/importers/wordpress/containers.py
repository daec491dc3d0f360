"""Blocks that only hold others, blocks that make their content themselves, and unknown ones."""

from content.importers.wordpress.attributes import tell_attributes
from content.importers.wordpress.block_words import text_of_post
from content.importers.wordpress.counters import count_to_the_end
from content.importers.wordpress.expanding import expanded
from content.importers.wordpress.gutenberg import marked
from content.importers.wordpress.hidden import leave_out_hidden
from content.importers.wordpress.lazy_pictures import bring_in
from content.importers.wordpress.markup import OPEN, Node, tree_of
from content.importers.wordpress.overrides import Own, put_own
from content.importers.wordpress.questions import HOLDER, asked_in_settings
from content.importers.wordpress.settings_of_blocks import settings_told, unsaid_in
from content.importers.wordpress.text_blocks import bracket_footnote_marks, read_inside
from content.importers.wordpress.walker import Walker, source_of
from content.importers.wordpress.widgets import lead_on

# Nothing of them stands in the post; the new site shows its own, or none.
MADE_BY_THE_SITE = {
    "archives", "avatar", "calendar", "categories", "comments", "home-link", "latest-comments",
    "latest-posts", "loginout", "navigation", "page-list", "post-author", "post-author-name",
    "post-comments-form", "post-content", "post-date", "post-excerpt", "post-featured-image",
    "post-navigation-link", "post-template", "post-terms", "post-title", "query", "query-title",
    "read-more", "rss", "search", "site-logo", "site-tagline", "site-title", "social-link",
    "social-links", "tag-cloud", "template-part", "term-description",
}  # fmt: skip
NOTED = [f"core/{name}" for name in MADE_BY_THE_SITE]
FLATTENED = ("column", "columns", "group", "row", "stack", "section")
OF_FIELDS = {"label", "legend", "select", "textarea", "button", "datalist", "output"}
UNKNOWN_MEDIA = ("img", "iframe", "video", "audio", "table")


def dropped(was: str):
    def handler(walker: Walker, node: Node) -> None:
        walker.notes.became(was, "nothing: it only sets things apart")

    return handler


def more(walker: Walker, node: Node) -> None:
    """Lists of the old site led from here to the rest, in words of the editor's."""
    inner = (each.attrs for each in node.walk() if each.tag == OPEN)
    said = [str(each.get("customText") or "") for each in (node.attrs, *inner)]
    if any(said):
        words = next(filter(None, said))
        walker.notes.left_out("Words that led to the rest of the text, in lists", words)
    dropped("core/more")(walker, node)


def made_by_the_site(walker: Walker, node: Node) -> None:
    name = node.block.removeprefix("core/")
    if node.text or node.first(*UNKNOWN_MEDIA):
        walker.nodes(node.children)
    walker.attention(f"WordPress fills the block “{name}” by itself", source_of(node))
    walker.notes.became(node.block, "a note")


def no_results(walker: Walker, node: Node) -> None:
    """Of a list that WordPress fills; readers met it where nothing was to be listed."""
    if words := node.text:
        walker.notes.left_out("Words for a list that holds nothing", words)
    walker.notes.became(node.block, "nothing: the list is WordPress's own")
    node.children = []


def unknown(walker: Walker, node: Node) -> None:
    """Of a plugin: what can be read of it is kept in its order; nothing to read is told."""
    name = node.block or "without a name"
    if HOLDER.search(name):
        asked_in_settings(walker, node)
        walker.notes.became(name, "what could be read of it")
        return
    if node.text or node.first(*UNKNOWN_MEDIA) or any(map(says_something, node.walk())):
        walker.notes.change(f"The block “{name}” isn't known; what could be read of it was kept")
        walker.nodes(node.children)
    elif not unsaid_in(node):
        walker.attention(f"The block “{name}” isn't known and holds no text", source_of(node))
        walker.notes.became(name, "a note")
        return
    settings_told(walker, node)
    walker.notes.became(name, "what could be read of it")


def says_something(node: Node) -> bool:
    """A block whose words stand in its settings alone."""
    return node.tag == OPEN and bool(unsaid_in(node))


def reusable(walker: Walker, node: Node) -> None:
    """A block that is written once and shown in many posts."""
    number = node.attrs.get("ref")
    source = walker.around.reusable.get(number)
    if source is None or number in walker.seen_reusable:
        why = "shows itself" if number in walker.seen_reusable else "isn't in the export"
        walker.attention(f"The reusable block {number} {why}", source_of(node))
        return
    if number in walker.around.unshown:
        why = f"The reusable block {number} wasn't published, so that readers saw nothing of it"
        words = "\n".join([text_of_post(source), *unsaid_in(node)])
        walker.notes.left_out(f"{why}; it was left out", words)
        return
    walker.notes.reused.add(number)
    before, walker.seen_reusable = walker.seen_reusable, (*walker.seen_reusable, number)
    within = marked(source)
    tree = tree_of(expanded(within.html), within.comments)
    own = put_own(tree, node.attrs.get("content"))
    bring_in(tree)
    bracket_footnote_marks(tree)
    tell_attributes(tree, walker.notes)
    leave_out_hidden(tree, walker.notes, walker.around)
    lead_on(tree, walker.notes)
    count_to_the_end(tree, walker.notes)
    walker.nodes(tree.children)
    walker.seen_reusable = before
    tell_own(walker, node, own)
    walker.notes.became("core/block", "what it shows")


def tell_own(walker: Walker, node: Node, own: Own) -> None:
    if own.replaced:
        why = (
            f"Words of the reusable block {node.attrs['ref']}, in whose place the post has its own"
        )
        walker.notes.left_out(why, "”; “".join(own.replaced))
    for name in own.unread:
        what = f"The post has something of its own at “{name}” in the reusable block {node.attrs['ref']}"
        walker.attention(what, source_of(node))
    settings_told(walker, node, told=" ".join(own.put))


def code(walker: Walker, node: Node) -> None:
    source, says = (str(node.attrs.get(name) or "") for name in ("source", "says"))
    if says:
        name = source.strip("[").partition(" ")[0]
        walker.attention(f"A setting of the shortcode “{name}” may be words: “{says}”", source)
    elif "layout" in node.attrs:
        walker.notes.change(
            "Shortcodes that only lay out the page were left out, and what is in them kept"
        )
    else:
        walker.attention(f"A shortcode of a plugin: {source[:80]}", source)
        walker.notes.became("shortcode", "a note")


def tip(walker: Walker, node: Node) -> None:
    why = "Words that readers saw when they pointed at something, if at all"
    walker.notes.left_out(why, str(node.attrs.get("says")))


def year(walker: Walker, node: Node) -> None:
    walker.notes.change(
        f"A code that says the present year was left out: {node.attrs.get('source')}"
    )


def background(walker: Walker, node: Node) -> None:
    walker.notes.change(f"A picture behind words was left out: {node.attrs.get('src')}")


def program(walker: Walker, node: Node) -> None:
    if node.tag == "style":
        walker.notes.change("Styles written into the text were left out")
    else:
        walker.attention("A program (script) was left out", source_of(node))


def form(walker: Walker, node: Node) -> None:
    """Its text stays; what belonged to its fields and buttons stands in the note alone."""
    source = source_of(node)
    for each in (node, *node.walk()):
        each.children = [child for child in each.children if child.tag not in OF_FIELDS]
    walker.nodes(node.children)
    walker.attention("A form can't be taken over", source)


def control(walker: Walker, node: Node) -> None:
    """Words in what readers would fill in or press."""
    walker.nodes(node.children)


def without_programs(walker: Walker, node: Node) -> None:
    if node.text:
        walker.notes.left_out("Text for browsers that run no programs (noscript)", node.text)


def unread(walker: Walker, node: Node) -> None:
    if node.tag == "svg" and not node.text:
        walker.notes.change("Drawings without words (svg), such as icons, were left out")
        return
    walker.attention(f"<{node.tag}> can't be shown", source_of(node))


TAGS = {
    "wp-code": code,
    "wp-tip": tip,
    "wp-year": year,
    "wp-background": background,
    **dict.fromkeys(("script", "style"), program),
    **dict.fromkeys(("form",), form),
    **dict.fromkeys(("select", "option", "textarea"), control),
    **dict.fromkeys(("svg", "math", "canvas", "embed"), unread),
    "hr": lambda walker, node: walker.flush(),
    "template": lambda walker, node: None,
    "noscript": without_programs,
}
BLOCKS = {
    **{f"core/{name}": read_inside(f"core/{name}", "what is in it") for name in FLATTENED},
    **dict.fromkeys(NOTED, made_by_the_site),
    "core/query-no-results": no_results,
    "core/separator": dropped("core/separator"),
    "core/spacer": dropped("core/spacer"),
    "core/more": more,
    "core/nextpage": dropped("core/nextpage"),
    "core/block": reusable,
    "core/shortcode": read_inside("core/shortcode", "what it shows"),
    "core/missing": unknown,
}
