from collections.abc import Iterable

from wagtail.blocks import StructValue
from wagtail.rich_text import get_text_for_indexing

from content.structured_data import person
from content.structured_data.node import Node, Shown, node


def questions(shown: Shown, asked: Iterable[StructValue]) -> list[Node]:
    """Those with an answer; a draft may hold others."""
    found = [(each, answer_of(each)) for each in asked]
    return [
        question(shown, each, answer) for each, answer in found if each.get("question") and answer
    ]


def question(shown: Shown, asked: StructValue, answer: str) -> Node:
    somebody = asked.get("answered_by")
    return node(
        "Question",
        name=asked["question"],
        url=f"{shown.address}#{asked.permalink}" if asked.permalink else None,
        acceptedAnswer=node(
            "Answer", text=answer, author=somebody and person.named(shown, somebody)
        ),
    )


def answer_of(asked: StructValue) -> str:
    """The words alone: to write out the links in them would cost queries."""
    answer = asked.get("answer")
    return " ".join(get_text_for_indexing(answer.source).split()) if answer else ""
