"""The sender's own page: how it stands, the question, withdrawing."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from content.models import Suggestion
from content.suggestions import letting_go, moderation
from content.suggestions.status_link import status_path, token_of
from tests.content.evidence_records import a_finding
from tests.content.suggestions.suggesting import EMAIL, NAME, a_suggestion

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return a_suggestion()


def words_of(response) -> str:
    return BeautifulSoup(response.content, "html.parser").main.get_text(" ", strip=True)


def test_it_shows_what_was_told_and_is_kept_by_nobody(client, made):
    response = client.get(status_path(made))

    assert response.status_code == 200
    for each in (made.statement, made.link, made.why, NAME, EMAIL, made.reference):
        assert each in words_of(response)
    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "strict-origin"


@pytest.mark.parametrize(
    "change",
    [lambda t: t[:-1] + ("A" if t[-1] != "A" else "B"), lambda t: "MQ:x", lambda t: "1" + t],
)
def test_another_token_opens_nothing(client, made, change):
    for end in ("", "withdraw/"):
        place = f"/evidence/suggest/status/{change(token_of(made))}/{end}"
        assert client.get(place).status_code == 404
        assert client.post(place).status_code == 404


def test_a_question_is_answered_once(client, made):
    moderation.ask_back(suggestion=made, question="Which page?", now=timezone.now())
    assert "Which page?" in words_of(client.get(status_path(made)))

    answer = client.post(status_path(made), {"answer": "Page 3."})
    again = client.post(status_path(made), {"answer": "Page 4."})

    made.refresh_from_db()
    assert (answer.status_code, again.status_code) == (303, 303)
    assert (made.answer, made.state) == ("Page 3.", "waiting")
    assert "We have your answer" in words_of(client.get(answer["Location"]))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Write your answer"),
        ("x" * 2001, "2000 characters or fewer"),
        ("a\x00b", "hidden characters"),
    ],
)
def test_a_wrong_answer_is_told_and_kept(client, made, typed, told):
    moderation.ask_back(suggestion=made, question="Which page?", now=timezone.now())

    response = client.post(status_path(made), {"answer": typed})

    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 422
    assert page.title.get_text().startswith("Error: ")
    assert told in page.select_one(".error-summary").get_text()
    assert told in page.select_one("#id_answer_error").get_text()
    made.refresh_from_db()
    assert made.state == "asked"


def test_the_outcome_leads_to_the_finding_once_it_is_published(client, made):
    finding = a_finding("came-of-it")
    Suggestion.objects.update(state="accepted", decided_at=timezone.now(), finding=finding)
    published = client.get(status_path(made)).text
    finding.unpublish()

    assert 'href="/evidence/came-of-it/"' in published
    assert "came-of-it" not in client.get(status_path(made)).text


def test_opening_the_address_withdraws_nothing(client, made):
    response = client.get(f"{status_path(made)}withdraw/")

    assert "Nothing has happened yet" in words_of(response)
    made.refresh_from_db()
    assert made.state == "waiting"


def test_withdrawn_it_is_erased_and_its_page_gone(client, made):
    response = client.post(f"{status_path(made)}withdraw/", follow=True)

    made.refresh_from_db()
    assert "is erased" in words_of(response)
    assert (made.state, made.name, made.email, made.statement) == ("withdrawn", "", "", "")
    gone = client.get(status_path(made))
    assert gone.status_code == 410
    assert client.post(status_path(made), {"answer": "x"}).status_code == 410


def test_erased_after_a_decision_the_decision_stays(made):
    moderation.decline(suggestion=made, reason="known", words="", now=timezone.now())

    letting_go.erase(suggestion=made, now=timezone.now())

    made.refresh_from_db()
    assert (made.state, made.reason, made.link) == ("declined", "known", "")


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, made, method):
    assert getattr(client, method)(status_path(made)).status_code == 405
    assert getattr(client, method)(f"{status_path(made)}withdraw/").status_code == 405
