"""What opens to an answer: details, accordions and FAQ blocks become pairs of question and answer."""

import re

from content.importers.wordpress.inline import plain
from content.importers.wordpress.markup import HEADINGS, OPEN, Node
from content.importers.wordpress.settings_of_blocks import settings_told, value_of
from content.importers.wordpress.story import Story, plain_to_html
from content.importers.wordpress.tabs import is_tabs, tabs
from content.importers.wordpress.text_blocks import links_below
from content.importers.wordpress.walker import Walker

LONGEST_QUESTION = 250
LEADS_AWAY = re.compile(r"https?://|mailto:|/")
ASKING = ("question", "title", "panelTitle", "heading")
ANSWERING = ("answer", "content", "text")
OPENERS = "+\N{MINUS SIGN}▼▾▸ "  # signs after a question that show whether it is open
HOLDER = re.compile(r"accordion|faq|toggle|collaps|expand|spoiler", re.IGNORECASE)
TITLE = r"(title|question|header|heading|trigger|button|summary|label|toggle__?link)"
BODY = r"(content|panel|answer|body|inner|text|collapse)"
QUESTION = re.compile(
    rf"(accordion|faq|toggle|collaps|expand|schema|rank-math|panel|pane|tab-|card|spoiler).*{TITLE}",
    re.I,
)
ANSWER = re.compile(
    rf"(accordion|faq|toggle|collaps|expand|schema|rank-math|panel|pane|tab-|card|spoiler).*{BODY}",
    re.I,
)
HEADING_TAGS = HEADINGS | {"button", "summary", "strong", "dt"}


def details(walker: Walker, node: Node) -> None:
    """The words of `<summary>` ask, the rest answers."""
    summary = next((each for each in node.children if each.tag == "summary"), None)
    rest = [each for each in node.children if each is not summary]
    pair(walker, summary.text if summary else "", rest)
    if summary:
        links_of_question(walker, summary)


def links_of_question(walker: Walker, node: Node) -> None:
    """Most links there only open the answer."""
    links = [each for each in node.walk() if each.tag == "a"]
    kept = [each for each in links if LEADS_AWAY.match(str(each.attrs.get("href") or ""))]
    links_below(walker, Node("div", children=kept), "a question")


def pair(walker: Walker, question: str, nodes: list[Node]) -> None:
    question = question.rstrip(OPENERS)
    story = walker.captured(nodes)
    answer, left = story.as_rich_text()
    walker.flush()
    if question and len(question) <= LONGEST_QUESTION and plain(answer):
        item = {"question": question, "answer": answer}
        walker.story.questions([item])
        walker.notes.became("question that opens", "question and answer")
        if left:
            walker.notes.change(
                f"Pictures and files of the answer to “{question}” stand below the questions"
            )
        walker.story.extend(left)
        return
    as_text(walker, question, story)


def as_text(walker: Walker, question: str, story: Story) -> None:
    """Half a pair, or a question too long for one."""
    if question:
        walker.notes.change(f"Something that opens became a heading with text: “{question[:80]}”")
        walker.story.text(f"<p><b>{plain_to_html(question)}</b></p>")
    walker.story.extend(story.elements)


def accordion(walker: Walker, node: Node) -> None:
    """Pairs by the names of their classes; without any it is read as it lies."""
    found: list[tuple[str, object]] = []
    gather(node.children, found)
    if not {"question", "answer"} <= {kind for kind, _ in found}:
        found = by_headings(node)
    if not found:
        walker.nodes(node.children)
        return
    asked, question, answers = None, "", []
    for kind, value in [*found, ("question", None)]:
        if kind == "answer" and question:
            answers.append(value)
            continue
        if question:
            pair(walker, question, answers)
            links_of_question(walker, asked)
        question, answers = "", []
        if kind == "question" and value is not None:
            asked, question = value, value.text
        elif value is not None:
            walker.nodes([value])


def by_headings(node: Node) -> list[tuple[str, object]]:
    """Without telling classes: each heading asks, what follows it answers."""
    parts = [each for each in node.children if each.tag or each.words.strip()]
    while len(parts) == 1 and parts[0].tag:
        parts = [each for each in parts[0].children if each.tag or each.words.strip()]
    asks = [each.tag in HEADINGS or each.tag in ("button", "dt") for each in parts]
    if len(parts) < 2 or not asks[0] or all(asks):  # noqa: PLR2004
        return []
    return [("question" if ask else "answer", each) for ask, each in zip(asks, parts, strict=True)]


def gather(nodes: list[Node], found: list[tuple[str, object]]) -> None:
    """("question" | "answer" | "other", node), in reading order."""
    for node in nodes:
        kind = kind_of(node)
        if question_in_settings(node):
            found.append(("other", node))
        elif kind:
            found.append((kind, node))
        elif (
            node.tag in ("details", "figure", "table", "ul", "ol", "p", "blockquote")
            or node.is_text
        ):
            if node.text or node.words.strip() or node.first("img"):
                after_question = found and found[-1][0] in ("question", "answer") and is_open(found)
                found.append(("answer" if after_question else "other", node))
        else:
            gather(node.children, found)


def is_open(found: list[tuple[str, object]]) -> bool:
    """Text without a class of its own belongs to the question before it, if that has no answer yet."""
    return found[-1][0] == "question" or not any(kind_of(n) == "answer" for k, n in found[-1:])


def kind_of(node: Node) -> str:
    if node.is_text:
        return ""
    names = " ".join([*node.classes, node.block])
    if node.block in HEADS:
        return "question"
    if node.block in BODIES:
        return "answer"
    if QUESTION.search(names) and node.text and not contains_answer(node):
        return "question"
    if ANSWER.search(names) and not contains_question(node) and (node.text or node.first("img")):
        return "answer"
    return ""


def contains_answer(node: Node) -> bool:
    return any(
        ANSWER.search(" ".join(each.classes)) and each.tag in ("div", "section")
        for each in node.walk()
    )


def contains_question(node: Node) -> bool:
    return any(
        (each.classes and QUESTION.search(" ".join(each.classes)) and each.text)
        or each.block in HEADS
        for each in node.walk()
        if not each.is_text and (each.tag in HEADING_TAGS | {"div", "a", "span", OPEN})
    )


def asked_in_settings(walker: Walker, node: Node) -> None:
    """Some plugins keep the question, or the answer too, in the block's settings alone."""
    question = question_in_settings(node)
    answer = plain(value_of(node, ANSWERING)) if question else ""
    if not question:
        accordion(walker, node)
    else:
        said = [] if answer in node.text else [Node("p", children=[Node("", words=answer)])]
        pair(walker, question, [*node.children, *said])
    settings_told(walker, node, told=f"{question} {answer}")


def question_in_settings(node: Node) -> str:
    """ "" where the block's HTML says it as well."""
    words = plain(value_of(node, ASKING)) if node.tag == OPEN else ""
    return words if words and words not in node.text else ""


def of_class(walker: Walker, node: Node) -> None:
    """A `<div>`: an accordion or tabs when its class says so, else nothing of its own."""
    if HOLDER.search(" ".join(node.classes)):
        accordion(walker, node)
    elif not (is_tabs(node) and tabs(walker, node)):
        walker.nodes(node.children)


HEADS = {"core/accordion-heading"}
BODIES = {"core/accordion-panel"}
HOLDERS = [
    "core/accordion", "core/accordion-item", "yoast/faq-block", "rank-math/faq-block", "pb/accordion-item",
    "pb/accordion", "ub/content-toggle", "ub/content-toggle-block", "ub/content-toggle-panel",
    "ub/content-toggle-panel-block", "kadence/accordion", "kadence/pane", "uagb/faq", "uagb/faq-child",
    "stackable/accordion", "ugb/accordion", "coblocks/accordion", "coblocks/accordion-item",
    "getwid/accordion", "getwid/accordion-item", "essential-blocks/accordion", "generateblocks/accordion",
    "aab/accordion-block", "lightweight-accordion/lightweight-accordion", "premium/accordion",
    "themeisle-blocks/accordion", "themeisle-blocks/accordion-item", "atomic-blocks/ab-accordion",
    "genesis-blocks/gb-accordion", "blockart/faq", "spectra/faq",
]  # fmt: skip
TAGS = {
    "details": details,
    **dict.fromkeys(("div", "section", "article", "main"), of_class),
}
BLOCKS = {"core/details": None, **dict.fromkeys(HOLDERS, asked_in_settings)}
BLOCKS["core/details"] = lambda walker, node: walker.nodes(node.children)
