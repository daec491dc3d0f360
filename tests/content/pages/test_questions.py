"""All questions and answers on one page."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.content.factories import ArticleFactory, PersonFactory, TopicFactory, WebinarFactory


def asked(*words: str, answer: str = "<p>Yes.</p>", **fields) -> list[dict]:
    return [{"type": "question", "value": {"question": each, "answer": answer} | fields}
            for each in words]  # fmt: skip


@pytest.fixture
def webinar(webinars):
    page = WebinarFactory(parent=webinars, slug="one", title="A webinar")
    page.questions = asked("Is it free?", "Is it long?")
    page.clean()
    page.save()
    return page


def soup(client, query: str = "") -> BeautifulSoup:
    return BeautifulSoup(client.get(f"/questions/{query}").content, "html.parser")


def questions(client, query: str = "") -> list[str]:
    return [each.get_text() for each in soup(client, query).select(".question summary")]


def test_questions_stand_under_their_page_and_lead_to_their_permalink(client, webinar):
    page = soup(client)
    (part,) = page.select(".questions-of-page")
    links = [link["href"] for link in part.select(".question-link a")]

    assert part.h2.a["href"] == "/webinars/one/"
    assert questions(client) == ["Is it free?", "Is it long?"]
    assert links == ["/webinars/one/#is-it-free", "/webinars/one/#is-it-long"]
    there = BeautifulSoup(client.get("/webinars/one/").content, "html.parser")
    assert there.find(id="is-it-free").name == "details"


def test_a_block_of_questions_in_an_article_counts_too(client, resources):
    items = [{"type": "item", "value": asked("In an article?")[0]["value"]}]
    ArticleFactory(
        parent=resources, body=[{"type": "questions", "value": {"items": items}, "id": "one"}]
    )

    assert questions(client) == ["In an article?"]


def test_links_in_answers_lead_on(client, webinar, resources):
    article = ArticleFactory(parent=resources, slug="article")
    link = f'<p><a linktype="page" id="{article.pk}">There</a></p>'
    webinar.questions = asked("Where?", "And where?", answer=link)
    webinar.save()

    links = soup(client).select(".question-answer .prose a")

    assert [link["href"] for link in links] == ["/resources/article/"] * 2


def test_drafts_and_private_pages_keep_their_questions(client, webinar, webinars):
    WebinarFactory(parent=webinars, live=False, questions=asked("A draft?"))
    private = WebinarFactory(parent=webinars, questions=asked("Private?"))
    private.view_restrictions.create(restriction_type="login")

    assert questions(client) == ["Is it free?", "Is it long?"]


def test_a_topic_narrows_them_and_says_how_many(client, webinar, webinars):
    webinar.topics = [TopicFactory(name="Money", slug="money")]
    webinar.save()
    other = WebinarFactory(parent=webinars, questions=asked("Something else?"))
    other.topics = [TopicFactory(name="Time", slug="time")]
    other.save()

    assert "Money (2)" in soup(client).find(id="filter_topic").get_text()
    assert questions(client, "?topic=money") == ["Is it free?", "Is it long?"]
    assert "Money, 2 questions" in soup(client, "?topic=money").title.get_text()
    assert len(questions(client, "?topic=nonsense")) == 3


@pytest.mark.parametrize("value", ["%00", "a" * 5000, "%ff", "-1", "9e99"])
@pytest.mark.parametrize("key", ["topic", "page"])
def test_odd_values_are_passed_over(client, webinar, key, value):
    assert client.get(f"/questions/?{key}={value}").status_code == 200


def test_a_site_without_questions_says_so(client, structure):
    assert "Nothing has been published here yet" in soup(client).main.get_text()


def test_many_questions_cost_no_more_than_one(client, webinar, webinars, resources):
    article = ArticleFactory(parent=resources)
    link = f'<p><a linktype="page" id="{article.pk}">There</a></p>'
    webinar.questions = asked("Where?", answer=link, answered_by=PersonFactory().pk)
    webinar.save()
    client.get("/questions/")
    few = queries(client)

    for number in range(5):
        asker = PersonFactory().pk
        WebinarFactory(
            parent=webinars, questions=asked(f"Q {number}?", answer=link, answered_by=asker)
        )

    assert len(questions(client)) == 6
    assert queries(client) == few


def queries(client) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get("/questions/")
    return len(captured)
