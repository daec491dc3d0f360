"""All questions and answers: the list, each at its own address, and on the pages that choose them."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from content.models import Question, RemiPage
from tests.content.factories import ArticleFactory, PersonFactory, TopicFactory, WebinarFactory


def ask(slug: str, **fields) -> Question:
    words = slug.replace("-", " ").capitalize() + "?"
    fields = {"question": words, "answer": "<p>Yes.</p>"} | fields
    topics = fields.pop("topics", [])
    made = Question.objects.create(slug=slug, live=False, **fields)
    made.topics = topics
    made.save_revision().publish()
    return Question.objects.get(pk=made.pk)


@pytest.fixture
def webinar(webinars):
    return WebinarFactory(parent=webinars, slug="one", title="A webinar")


@pytest.fixture
def asked(webinar) -> list[Question]:
    found = [ask("is-it-free", asked_at=webinar), ask("is-it-long", asked_at=webinar)]
    choose(webinar, "questions", found)
    return found


def choose(page, field: str, questions: list[Question]) -> None:
    setattr(page, field, [("question", each) for each in questions])
    page.save_revision(clean=False).publish()


def soup(client, address: str = "/questions/") -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def questions(client, query: str = "") -> list[str]:
    page = soup(client, f"/questions/{query}")
    return [each.get_text() for each in page.select("main .question summary")]


def test_the_list_leads_to_each_and_to_where_it_was_asked(client, asked):
    page = soup(client)

    links = [link["href"] for link in page.select("main .question a")]

    assert questions(client) == ["Is it free?", "Is it long?"]
    assert links == ["/webinars/one/#is-it-free", "/questions/is-it-free/",
                     "/webinars/one/#is-it-long", "/questions/is-it-long/"]  # fmt: skip
    assert soup(client, "/webinars/one/").find(id="is-it-free").name == "details"


def test_put_right_once_it_is_right_on_every_page(client, asked, structure):
    choose(RemiPage.objects.get(), "questions", asked[:1])
    asked[0].answer = "<p>It costs nothing.</p>"
    asked[0].save_revision().publish()

    for address in ("/webinars/one/", "/race-equity-maturity-index/", "/questions/",
                    "/questions/is-it-free/"):  # fmt: skip
        assert "It costs nothing." in soup(client, address).main.get_text()
    shown_on = soup(client, "/questions/is-it-free/").select_one(".plain-list a")
    assert shown_on["href"] == "/race-equity-maturity-index/#is-it-free"


def test_in_the_story_of_an_article_too(client, asked, resources):
    body = [("questions", {"items": [asked[1]]})]
    ArticleFactory(parent=resources, slug="article", body=body)

    assert soup(client, "/resources/article/").find(id="is-it-long")


def test_a_draft_is_nowhere(client, asked):
    asked[0].unpublish()

    assert questions(client) == ["Is it long?"]
    assert client.get("/questions/is-it-free/").status_code == 404
    assert not soup(client, "/webinars/one/").find(id="is-it-free")


def test_where_nobody_may_look_it_is_not_said_to_have_been_asked(client, asked, webinar):
    webinar.view_restrictions.create(restriction_type="login")

    assert "A webinar" not in soup(client).get_text()
    assert "A webinar" not in soup(client, "/questions/is-it-free/").get_text()


def test_filters_narrow_and_say_how_many(client, asked, webinar):
    money, person = TopicFactory(name="Money", slug="money"), PersonFactory(name="Dr Somebody")
    ask("what-of-time", topics=[TopicFactory(name="Time", slug="time")])
    ask("what-of-money", topics=[money], answered_by=person, answered_as="Head of sums")

    page = soup(client)

    assert "Money (1)" in page.find(id="filter_topic").get_text()
    assert questions(client, "?topic=money") == ["What of money?"]
    assert questions(client, f"?person={person.slug}") == ["What of money?"]
    assert questions(client, f"?asked={webinar.pk}") == ["Is it free?", "Is it long?"]
    assert "Answered by Dr Somebody, Head of sums" in page.main.get_text()


@pytest.mark.parametrize("value", ["%00", "a" * 5000, "%ff", "-1", "9e99", "9" * 40])
@pytest.mark.parametrize("key", ["topic", "page", "asked", "person"])
def test_odd_values_are_passed_over(client, asked, key, value):
    assert client.get(f"/questions/?{key}={value}").status_code == 200


@pytest.mark.parametrize("fields", [{"answer": ""}, {"answer": "<p> </p>"}, {"question": " "}])
def test_an_answer_without_a_question_is_refused(db, fields):
    made = Question(**{"slug": "one", "question": "One?", "answer": "<p>Yes.</p>"} | fields)

    with pytest.raises(ValidationError):
        made.full_clean(exclude=["topics"])


def test_the_database_refuses_it_too(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.create(slug="one", question="", answer="<p>Yes.</p>", live=True)
    Question.objects.create(slug="two", question="", answer="", live=False)


def test_an_old_revision_with_typed_words_breaks_nothing(webinar):
    typed = [
        {"type": "question", "value": {"question": "Old?", "answer": "<p>Old.</p>"}, "id": "1"}
    ]

    story = type(webinar).questions.field.to_python(typed)

    assert [child.value for child in story] == [None]


def test_a_site_without_questions_says_so(client, structure):
    assert "Nothing has been published here yet" in soup(client).main.get_text()


def test_many_questions_cost_no_more_than_one(client, webinar, resources):
    article = ArticleFactory(parent=resources, slug="article")
    link = f'<p><a linktype="page" id="{article.pk}">There</a></p>'

    def asking(numbers) -> dict[str, int]:
        made = [ask(f"number-{each}", answer=link, asked_at=webinar, answered_by=PersonFactory())
                for each in numbers]  # fmt: skip
        choose(webinar, "questions", [*(block.value for block in webinar.questions), *made])
        return {address: queries(client, address) for address in ("/questions/", "/webinars/one/")}

    few = asking(range(2))
    many = asking(range(2, 15))

    assert many == few
    links = soup(client, "/webinars/one/").select(".question .prose a")
    assert [each["href"] for each in links] == ["/resources/article/"] * 15


def queries(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)
