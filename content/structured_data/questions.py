from collections.abc import Iterable, Iterator

from wagtail.blocks import StructValue
from wagtail.rich_text import get_text_for_indexing

from content.pages.questions import Asked, Question
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
    answer = asked.get("answer")
    return words_of(answer.source) if answer else ""


def words_of(answer: str) -> str:
    """The words alone: to write out the links in them would cost queries."""
    return " ".join(get_text_for_indexing(answer).split())


def gathered(shown: Shown, asked: Iterable[Asked]) -> list[Node]:
    """Questions of several pages, each with its address there; those with an answer."""
    return [
        node(
            "Question",
            name=each.words,
            url=f"{address}#{each.permalink}",
            acceptedAnswer=node("Answer", text=answer),
        )
        for address, each in with_address(shown, asked)
        if (answer := words_of(each.stored_answer))
    ]


def with_address(shown: Shown, asked: Iterable[Asked]) -> Iterator[tuple[str, Question]]:
    for one in asked:
        address = one.page.get_full_url(shown.request)
        yield from ((address, each) for each in one.questions)
