"""What editors may do with questions and answers."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import rich_text

from content.models import Question
from tests.content.factories import QuestionFactory

ADD = "/admin/snippets/content/question/add/"


def typed(**fields) -> dict:
    answer = fields.pop("answer", "<p>Yes.</p>")
    return {
        "question": "Is it free?",
        "slug": "is-it-free",
        "answer": rich_text(answer),
        "answered_as": "",
        "last_reviewed": "",
    } | fields


@pytest.mark.parametrize(
    ("half", "says"),
    [
        ({"answer": ""}, "Write an answer, or save this as a draft."),
        ({"question": ""}, "This field is required."),
    ],
)
def test_half_a_pair_can_be_saved_and_not_published(moderator, half, says):
    refused = moderator.post(ADD, typed(**half) | {"action-publish": "1"})

    assert says in refused.content.decode()
    assert not Question.objects.exists()
    moderator.post(ADD, typed(**half))
    assert not Question.objects.get().live


def test_editors_write_and_moderators_publish(editor, moderator):
    editor.post(ADD, typed() | {"action-submit": "1"})
    question = Question.objects.get()
    assert not question.live

    address = reverse("wagtailsnippets_content_question:edit", args=[question.pk])
    moderator.post(address, typed() | {"action-publish": "1"})

    assert Question.objects.get().live


def test_the_address_stays_once_readers_may_have_it(moderator):
    question = QuestionFactory(slug="kept", live=False)
    question.save_revision().publish()

    address = reverse("wagtailsnippets_content_question:edit", args=[question.pk])
    moderator.post(address, typed(slug="elsewhere") | {"action-publish": "1"})

    question.refresh_from_db()
    assert (question.slug, question.question) == ("kept", "Is it free?")


@pytest.mark.parametrize("query", ["", "?reviewed=no", "?reviewed=yes", "?topics=99", "?q=free"])
def test_the_list_answers_to_each_filter(editor, query):
    QuestionFactory(question="Is it free?")

    shown = editor.get(f"/admin/snippets/content/question/{query}")

    assert shown.status_code == 200
    assert ("Is it free?" in shown.content.decode()) == (
        query in ("", "?reviewed=no", "?topics=99", "?q=free")
    )
