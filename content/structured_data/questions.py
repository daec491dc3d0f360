from collections.abc import Iterable

from content.questions.question import Question
from content.structured_data import person
from content.structured_data.node import Node, Shown, node


def questions(shown: Shown, asked: Iterable[Question]) -> list[Node]:
    """Those that are published; a page may choose others."""
    return [question(shown, each) for each in asked if each.live and each.answer_words]


def question(shown: Shown, asked: Question) -> Node:
    somebody = asked.answered_by
    return node(
        "Question",
        name=asked.question,
        url=shown.in_full(asked.get_absolute_url()),
        acceptedAnswer=node(
            "Answer", text=asked.answer_words, author=somebody and person.named(shown, somebody)
        ),
    )
