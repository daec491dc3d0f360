"""Answers as HTML. What turns stored links into addresses asks once for all that it is given."""

from collections.abc import Iterable
from functools import cached_property

from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

# Stands in no rich text, and what turns stored links into addresses leaves it alone.
BETWEEN = "\x1e"


class Answers:
    """Of questions that are shown together."""

    def __init__(self, questions: Iterable):
        self.stored = {each.pk: (each.answer or "").replace(BETWEEN, "") for each in questions}

    @cached_property
    def written_out(self) -> dict[int, SafeString]:
        html = expand_db_html(BETWEEN.join(self.stored.values())).split(BETWEEN)
        # Wagtail cleaned each when an editor saved it.
        return {pk: mark_safe(each) for pk, each in zip(self.stored, html, strict=False)}  # noqa: S308

    def html_of(self, question) -> SafeString:
        return self.written_out.get(question.pk, SafeString(""))


def together(questions: list) -> list:
    """The same questions, whose answers are written out at the first that is shown."""
    answers = Answers(questions)
    for each in questions:
        each.answers = answers
    return questions
