"""Suggesting evidence."""

import pytest
from django.db import OperationalError
from django.db.backends.postgresql.base import DatabaseWrapper
from django.test import Client

from content.models import OutboxMessage, Suggestion
from content.public_forms import throttle
from content.suggestions.status_link import status_path
from tests.content.evidence_records import a_condition
from tests.content.suggestions.suggesting import (
    ANSWERS,
    EMAIL,
    FORM,
    NAME,
    a_file,
    aged_token,
    listed_errors,
    send,
    soup_of,
    typed_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def records(db):
    a_condition("maternity")


def test_each_question_has_a_label_and_most_are_optional(client):
    page = soup_of(client.get(FORM))

    asked = [label["for"] for label in page.select("main .field label")]
    assert asked == [f"id_{name}" for name in (
        "statement", "where", "file", "title", "condition", "place", "group", "why", "name", "email",
    )]  # fmt: skip
    assert page.select_one("form[method=post]")["enctype"] == "multipart/form-data"


def test_an_answer_is_stored_whole_and_a_mail_owed(client):
    response = send(client, condition="maternity", group="black-african", name=NAME, email=EMAIL)

    made = Suggestion.objects.get()
    assert response.status_code == 303
    assert (made.statement, made.link, made.doi) == (ANSWERS["statement"], ANSWERS["where"], "")
    assert (made.condition.slug, made.place.slug, made.group.slug) == (
        "maternity", "lambeth", "black-african",
    )  # fmt: skip
    assert (made.name, made.email, made.state) == (NAME, EMAIL, "waiting")
    assert OutboxMessage.objects.get().kind == "suggestion.received"


def test_without_an_address_no_mail_is_owed_and_the_link_is_shown(client):
    page = client.get(send(client)["Location"])

    made = Suggestion.objects.get()
    assert not OutboxMessage.objects.exists()
    assert made.reference in page.text
    link = soup_of(page).select_one('a[href*="/suggest/status/"]')["href"]
    assert client.get(link).status_code == 200
    assert page["Cache-Control"] == "no-store, private"


def test_with_an_address_the_confirmation_does_not_lead_to_the_page(client):
    page = client.get(send(client, email=EMAIL)["Location"])

    assert "/suggest/status/" not in page.text
    assert EMAIL not in page.text


def test_the_link_is_not_shown_for_ever(client):
    address = send(client)["Location"]
    made = Suggestion.objects.get()
    Suggestion.objects.update(created_at=made.created_at.replace(year=made.created_at.year - 1))

    assert "/suggest/status/" not in client.get(address).text


def test_a_doi_is_kept_bare(client):
    send(client, where="https://dx.doi.org/10.1136/BMJ.N71")

    made = Suggestion.objects.get()
    assert (made.doi, made.link, made.address) == (
        "10.1136/bmj.n71", "", "https://doi.org/10.1136/bmj.n71",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("condition=maternity&place=lambeth&group=black-african", ["maternity", "lambeth", "black-african"]),
        ("condition=nonsense&place=%00&group=%F0%28", []),
        ("place=lambeth&place=camden&condition[]=maternity&x=1", ["camden"]),
        ("condition=" + "m" * 3000, []),
    ],
)  # fmt: skip
def test_it_is_filled_in_from_the_address_and_odd_values_are_passed_over(client, query, chosen):
    response = client.get(f"{FORM}?{query}")

    assert response.status_code == 200
    options = soup_of(response).select("main select option[selected]")
    assert [option["value"] for option in options if option["value"]] == chosen


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("statement", "", "Say in a sentence what the evidence says"),
        ("statement", "x" * 1001, "1000 characters or fewer"),
        ("statement", "Hello\x00there", "hidden characters"),
        ("where", "", "paste a link or a DOI, or choose a file"),
        ("where", "my neighbour told me", "Paste a link such as"),
        ("where", "javascript:alert(1)", "Paste a link such as"),
        ("where", "https://a.example/" + "x" * 600, "500 characters or fewer"),
        ("why", "", "Say in a few words why it matters"),
        ("place", "atlantis", "Choose one from the list"),
        ("condition", "\x00", "Choose one from the list"),
        ("name", "Zeb\r\nBcc: all@example.org", "ordinary letters, on one line"),
        ("email", "nobody", "in the right form"),
    ],
)
def test_a_wrong_answer_is_told_in_both_places_and_nothing_is_lost(client, field, typed, told):
    response = send(client, **{"name": NAME, "email": EMAIL, field: typed})

    page = soup_of(response)
    assert response.status_code == 422
    assert page.title.get_text().startswith("Error: ")
    assert told in listed_errors(response)[f"#id_{field}"]
    assert told in page.select_one(f"#id_{field}_error").get_text()
    kept = typed_in(page)
    for name, other in (ANSWERS | {"name": NAME, "email": EMAIL}).items():
        if name != field:
            assert kept.get(name, "") == other
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (lambda: {"website": "https://example.org"}, "Leave the field that is marked so empty"),
        (lambda: {"token": ""}, "open for too long"),
        (lambda: {"token": aged_token(seconds=25 * 3600)}, "open for too long"),
        (lambda: {"token": aged_token(seconds=0)}, "quicker than people are"),
    ],
)
def test_a_program_is_told_why(client, answers, told):
    response = send(client, **answers())

    assert response.status_code == 422
    assert told in listed_errors(response)[""]


def test_a_replay_shows_the_same_confirmation(client):
    token = aged_token()

    answers = [send(each, token=token, file=a_file()) for each in (client, client, Client())]

    assert {answer.status_code for answer in answers} == {303}
    assert Suggestion.objects.count() == 1


def test_too_many_from_one_network_are_told_when_to_go_on(client, monkeypatch):
    monkeypatch.setattr(throttle, "MOST_IN_A_WINDOW", 1)
    send(client)

    second = send(client)

    assert second.status_code == 429
    assert int(second["Retry-After"]) <= 3600
    assert ANSWERS["why"] in second.text
    assert Suggestion.objects.count() == 1


def test_a_forged_form_stands_there_again_with_its_file(db):
    browser = Client(enforce_csrf_checks=True)

    response = browser.post(FORM, ANSWERS | {"token": aged_token(), "file": a_file()})

    page = soup_of(response)
    assert response.status_code == 403
    assert "refused our cookie" in page.select_one(".error-summary").get_text()
    fields = typed_in(page)
    assert fields["csrfmiddlewaretoken"]
    assert browser.post(FORM, fields).status_code == 303
    assert Suggestion.objects.get().file


def refuse(*args, **kwargs):
    raise OperationalError("connection refused")


@pytest.fixture
def away():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseWrapper, "cursor", refuse)
        patch.setattr(DatabaseWrapper, "chunked_cursor", refuse)
        yield patch


def test_while_the_database_is_away_every_page_says_so(client):
    sent = send(client)["Location"]
    status = status_path(Suggestion.objects.get())
    answers = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseWrapper, "cursor", refuse)
        for place in (FORM, sent, status, f"{status}withdraw/", "/evidence/suggestions/"):
            answers[place] = client.get(place)

    assert {answer.status_code for answer in answers.values()} == {503}
    assert all(int(answer["Retry-After"]) > 0 for answer in answers.values())


def test_what_was_typed_and_chosen_waits_until_the_database_is_back(away, client):
    answers = ANSWERS | {"condition": "maternity", "token": aged_token(), "file": a_file()}

    response = client.post(FORM, answers)

    page = soup_of(response)
    assert response.status_code == 503
    assert "Nothing has been sent" in page.select_one(".error-summary").get_text()
    away.undo()
    assert client.post(FORM, typed_in(page)).status_code == 303
    made = Suggestion.objects.get()
    assert (made.condition.slug, made.place.slug) == ("maternity", "lambeth")
    assert made.file


def test_only_reading_and_sending_are_answered(client):
    assert client.put(FORM).status_code == 405
    assert client.post(f"{FORM}sent/").status_code == 405


@pytest.mark.parametrize("receipt", ["", "rubbish", "MQ:1a:xx"])
def test_a_made_up_receipt_shows_nothing(client, receipt):
    assert client.get(f"{FORM}sent/", {"receipt": receipt}).status_code == 404


def test_whoever_types_anothers_address_cannot_fill_their_letter_box(client):
    for _ in range(7):
        send(client, email=EMAIL)

    assert Suggestion.objects.count() == 7
    assert OutboxMessage.objects.count() == 5
