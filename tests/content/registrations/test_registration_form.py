"""Registering for an event or webinar."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.db.backends.postgresql.base import DatabaseWrapper
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from content.models import OutboxMessage, Registration
from content.public_forms import throttle
from tests.content.factories import EventFactory
from tests.content.registrations.registering import (
    ANSWERS,
    EMAIL,
    JOINING_LINK,
    NAME,
    a_session,
    a_webinar,
    aged_token,
    form_of,
    listed_errors,
    send,
    soup_of,
    typed_in,
    words_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(webinars):
    return a_webinar(webinars)


def test_the_page_leads_to_the_form_which_asks_five_things(client, page):
    link = soup_of(client.get(page.url)).find("a", string="Register")
    assert link["href"] == form_of(page)

    answer = client.get(link["href"])

    asked = [label["for"] for label in soup_of(answer).select("main .field label")]
    assert asked == [f"id_{name}" for name in ANSWERS]
    assert "Only the people at LARCH who organise this read it" in words_of(answer)
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["X-Robots-Tag"] == "noindex"


def test_an_answer_is_stored_whole_and_a_mail_owed(client, page):
    answer = send(client, page)

    made = Registration.objects.get()
    assert answer.status_code == 303
    assert {name: getattr(made, name) for name in ANSWERS} == ANSWERS
    assert (made.page_id, made.session, made.state) == (page.pk, None, "place")
    assert made.ends_at == page.span.over_from
    assert OutboxMessage.objects.get().kind == "registration.received"
    confirmed = client.get(answer["Location"])
    assert "You are registered" in words_of(confirmed)
    assert made.reference in words_of(confirmed)
    for each in (NAME, EMAIL, JOINING_LINK, "/registrations/1"):
        assert each not in confirmed.text


def test_an_event_takes_registrations_too(client, events):
    start = timezone.now() + timedelta(days=3)
    event = EventFactory(parent=events, start=start, registration="own")

    assert send(client, event).status_code == 303
    assert Registration.objects.get().page_id == event.pk


def test_a_wrong_answer_is_told_in_both_places_and_nothing_is_lost(client, page):
    for field, typed, told in (
        ("name", "", "Enter your name"),
        ("name", "Otto\r\nBcc: all@example.org", "ordinary letters, on one line"),
        ("email", "", "Enter your email address"),
        ("email", "nobody", "in the right form"),
        ("organisation", "x" * 201, "200 characters or fewer"),
        ("access_needs", "x" * 1001, "1000 characters or fewer"),
        ("question", "a\x00b", "hidden characters"),
    ):
        answer = send(client, page, **{field: typed})

        shown, others = soup_of(answer), {n: v for n, v in ANSWERS.items() if n != field}
        assert answer.status_code == 422
        assert shown.title.get_text().startswith("Error: ")
        assert told in listed_errors(answer)[f"#id_{field}"]
        assert told in shown.select_one(f"#id_{field}_error").get_text()
        kept = typed_in(shown)
        assert {name: kept[name] for name in others} == others
    assert not Registration.objects.exists()


def test_a_program_is_told_why(client, page):
    for answers, told in (
        ({"website": "https://example.org"}, "Leave the field that is marked so empty"),
        ({"token": ""}, "open for too long"),
        ({"token": aged_token(seconds=0)}, "quicker than people are"),
    ):
        answer = send(client, page, **answers)
        assert answer.status_code == 422
        assert told in listed_errors(answer)[""]


def test_a_replay_shows_the_same_confirmation(client, page):
    token = aged_token()

    answers = [send(each, page, token=token) for each in (client, client, Client())]

    assert {answer.status_code for answer in answers} == {303}
    assert Registration.objects.count() == 1


def test_who_registers_again_takes_no_second_place_and_nobody_else_learns_of_it(client, webinars):
    page = a_webinar(webinars, places=1)
    send(client, page)

    again = send(Client(), page, email=EMAIL.upper(), question="Another one?")
    stranger = send(Client(), page, email="else@nowhere.invalid")

    told = [words_of(client.get(answer["Location"])) for answer in (again, stranger)]
    assert all("You are on the waiting list" in each for each in told)
    made = Registration.objects.get(email=EMAIL)
    assert (made.state, made.question) == ("place", ANSWERS["question"])
    repeated = Registration.objects.get(state="repeated")
    assert (repeated.first, repeated.email, repeated.name) == (made, "", "")
    assert OutboxMessage.objects.filter(kind="registration.again", about=made.pk).count() == 1


def test_of_a_series_one_session_is_chosen(client, webinars):
    page = a_webinar(webinars, series=True, start=None, date_precision="unknown")
    first, second = (a_session(page, begins_in=timedelta(days=days)) for days in (2, 9))
    a_session(page, begins_in=timedelta(days=5), cancelled=True)
    a_session(page, begins_in=-timedelta(days=5))
    link = soup_of(client.get(page.url)).select_one(f"#session_{second.uid} a")["href"]

    form = soup_of(client.get(link))
    offered = [each["value"] for each in form.select("input[type=radio]")]
    chosen = form.select_one("input[type=radio][checked]")["value"]
    missing = send(client, page)
    made = send(client, page, session=chosen)

    assert offered == [str(first.uid), str(second.uid)]
    assert listed_errors(missing)["#id_session_0"] == "Choose the session that you want to come to"
    assert made.status_code == 303
    assert Registration.objects.get().session == second.uid
    assert Registration.objects.get().ends_at == second.span_on(page).over_from


def test_the_only_session_needs_no_choice(client, webinars):
    page = a_webinar(webinars, series=True, start=None, date_precision="unknown")
    a_session(page, begins_in=timedelta(days=2))

    form = typed_in(soup_of(client.get(form_of(page))))

    assert client.post(form_of(page), form | ANSWERS | {"token": aged_token()}).status_code == 303


CLOSED = {
    "over": ({"start": timezone.now() - timedelta(days=3)}, 410),
    "closed": ({"registration_closes": timezone.now() - timedelta(minutes=1)}, 410),
    "cancelled": ({"stage_override": "cancelled"}, 410),
    "postponed": ({"stage_override": "postponed", "date_precision": "unknown"}, 410),
    "without-session": ({"series": True}, 410),
    "outside": ({"registration": "outside", "registration_link": "https://tickets.example/"}, 404),
    "for-all": ({"registration": ""}, 404),
    "draft": ({"live": False}, 404),
}


def test_what_is_closed_says_so_and_stores_nothing(client, webinars):
    for slug, (how, status) in CLOSED.items():
        page = a_webinar(webinars, slug=slug, **how)

        answers = [client.get(form_of(page)), send(client, page)]

        assert {answer.status_code for answer in answers} == {status}, slug
        if status == 410:
            assert "Nothing has been stored" in words_of(answers[1])
            links = soup_of(client.get(page.url)).select("main a")
            assert form_of(page) not in [link["href"] for link in links]
    for place in ("/webinars/x/register/", "/events/over/register/"):
        assert client.get(place).status_code == client.post(place, ANSWERS).status_code == 404
    assert not Registration.objects.exists()


def test_a_private_page_has_no_form(client, page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert client.get(form_of(page)).status_code == 404
    assert send(client, page).status_code == 404
    assert not Registration.objects.exists()


def test_a_session_that_was_called_off_meanwhile_is_not_taken(client, webinars):
    page = a_webinar(webinars, series=True, start=None, date_precision="unknown")
    first, _ = (a_session(page, begins_in=timedelta(days=days)) for days in (2, 9))
    first.cancelled = True
    first.save()

    for session in (str(first.uid), "nonsense", "\x00"):
        answer = send(client, page, session=session)
        assert answer.status_code == 422
        assert ANSWERS["question"] in answer.text
    assert not Registration.objects.exists()


def test_too_many_from_one_network_are_told_when_to_go_on(client, page, monkeypatch):
    monkeypatch.setattr(throttle, "MOST_IN_A_WINDOW", 1)
    send(client, page)

    second = send(client, page, email="else@nowhere.invalid")

    assert second.status_code == 429
    assert ANSWERS["question"] in second.text
    assert Registration.objects.count() == 1


def test_a_forged_form_stands_there_again(page):
    browser = Client(enforce_csrf_checks=True)

    answer = browser.post(form_of(page), ANSWERS | {"token": aged_token()})

    assert answer.status_code == 403
    fields = typed_in(soup_of(answer))
    assert browser.post(form_of(page), fields).status_code == 303


def refuse(*args, **kwargs):
    raise OperationalError("connection refused")


def test_what_was_typed_waits_until_the_database_is_back(client, webinars):
    page = a_webinar(webinars, series=True, start=None, date_precision="unknown")
    session = a_session(page, begins_in=timedelta(days=2))
    place, answers = form_of(page), ANSWERS | {"token": aged_token(), "session": str(session.uid)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseWrapper, "cursor", refuse)
        patch.setattr(DatabaseWrapper, "chunked_cursor", refuse)
        read, sent = client.get(place), client.post(place, answers)

    assert (read.status_code, sent.status_code) == (503, 503)
    assert "Nothing has been sent" in soup_of(sent).select_one(".error-summary").get_text()
    assert client.post(place, typed_in(soup_of(sent))).status_code == 303
    assert Registration.objects.get().session == session.uid


def test_only_reading_and_sending_are_answered(client, page):
    assert client.put(form_of(page)).status_code == 405
    assert client.post("/registrations/sent/").status_code == 405
    assert client.get("/registrations/sent/", {"receipt": "MQ:1a:xx"}).status_code == 404
