"""Asking for the REMI."""

import re
import uuid

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from content.models import CheckIn, Delivery, DownloadRequest, OutboxMessage, RemiOrganisation
from content.public_forms import throttle
from content.remi.merging import merge
from content.remi.wording import BUILT_IN
from tests.content.remi.asking import ANSWERS, NEW_ORGANISATION, aged_token

FORM = "/remi/request/"


def send(client, **answers):
    return client.post(FORM, {"token": aged_token()} | ANSWERS | answers)


def soup_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def listed_errors(response) -> dict[str, str]:
    """The words of the summary by the field that they lead to."""
    links = soup_of(response).select(".error-summary li")
    return {(li.a["href"] if li.a else ""): li.get_text() for li in links}


def test_four_answers_are_asked_and_one_box_is_unticked(db, client):
    form = soup_of(client.get(FORM)).select_one("form[method=post]")

    asked = [label["for"] for label in form.select(".field label")]
    assert asked == ["id_name", "id_email", "id_organisation", "id_hopes", "id_wants_news"]
    assert not form.select_one("#id_wants_news").has_attr("checked")


def test_it_suggests_public_bodies_and_never_who_asked(tool, client):
    send(client, **NEW_ORGANISATION)

    options = [o["value"] for o in soup_of(client.get(FORM)).select("datalist option")]

    assert "Whittington Health NHS Trust" in options
    assert NEW_ORGANISATION["organisation"] not in options


def test_an_answer_is_stored_whole_with_links_check_ins_and_a_mail(tool, client):
    response = send(client, wants_news="on")

    asked = DownloadRequest.objects.get()
    assert response.status_code == 303
    assert (asked.name, asked.email, asked.hopes) == (
        ANSWERS["name"], ANSWERS["email"], ANSWERS["hopes"],
    )  # fmt: skip
    assert asked.wants_news
    assert asked.organisation.name == "Barts Health NHS Trust"
    assert asked.notice.text == BUILT_IN["notice"]
    assert Delivery.objects.get().tool_file == tool
    assert list(CheckIn.objects.values_list("months", flat=True)) == [3, 6, 12]
    kinds = OutboxMessage.objects.values_list("kind", flat=True)
    assert sorted(kinds) == ["remi.check-in"] * 3 + ["remi.confirmation"]


def test_the_confirmation_has_a_reference_and_the_download(tool, client):
    page = client.get(send(client)["Location"])

    asked = DownloadRequest.objects.get()
    assert asked.reference in page.text
    assert soup_of(page).select_one(f'a[href="{Delivery.objects.get().get_absolute_url()}"]')
    assert page["Cache-Control"] == "no-store, private"
    assert "/remi/my/" not in page.text  # whoever typed somebody else's address must not get there


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("barts health nhs trust", "Barts Health NHS Trust"),
        ("Barts Helth NHS Trust", "Barts Health NHS Trust"),
        ("Guys & St Thomas\u2019", "Guy's and St Thomas' NHS Foundation Trust"),
        ("UCLH", "University College London Hospitals NHS Foundation Trust"),
        ("London Borough of Hackney", "Hackney Council"),
    ],
)
def test_spelling_is_forgiven(tool, client, typed, meant):
    send(client, organisation=typed)

    asked = DownloadRequest.objects.get()
    assert asked.organisation.name == meant
    assert asked.organisation_as_typed == typed


def test_an_organisation_that_is_new_is_asked_for_type_and_place(tool, client):
    response = send(client, organisation="Kettlewick Carers")

    assert response.status_code == 422
    assert set(listed_errors(response)) == {"#id_kind", "#id_place"}

    send(client, **NEW_ORGANISATION)

    made = DownloadRequest.objects.get().organisation
    assert (made.kind, made.place, made.on_register) == ("voluntary", "E09000012", False)


def test_it_is_asked_again_whoever_else_asked_before(tool, client):
    """Else the form would tell that somebody of that organisation asked."""
    send(client, **NEW_ORGANISATION)

    response = send(client, organisation=NEW_ORGANISATION["organisation"])

    assert set(listed_errors(response)) == {"#id_kind", "#id_place"}


def test_what_comes_close_is_offered(tool, client):
    response = send(client, organisation="Croydon")

    offered = [radio["value"] for radio in soup_of(response).select("input[name=meant]")]
    assert offered == ["Croydon Council", "Croydon Health Services NHS Trust", "none"]

    send(client, organisation="Croydon", meant="Croydon Council")

    assert DownloadRequest.objects.get().organisation.name == "Croydon Council"


def test_the_same_new_organisation_is_one_record(tool, client):
    send(client, **NEW_ORGANISATION)
    send(client, **NEW_ORGANISATION | {"organisation": "kettlewick carers"})

    assert RemiOrganisation.objects.filter(on_register=False).count() == 1


@pytest.mark.parametrize(
    ("field", "answer"),
    [
        ("name", ("", "Enter your name")),
        ("name", ("x" * 121, "Write your name in 120 characters or fewer.")),
        ("name", ("Quilla\r\nBcc: everybody@example.org", "ordinary letters, on one line")),
        ("name", ("Quilla \u202enosreptset", "hidden characters")),
        ("name", ("Quilla\x00", "Write your name in ordinary letters, on one line.")),
        ("email", ("", "Enter your work email address")),
        ("email", ("nobody", "in the right form")),
        ("email", ("a@example.org\r\nBcc: b@example.org", "in the right form")),
        ("email", ("a@example.org,b@example.org", "in the right form")),
        (
            "email",
            ("x" * 300 + "@example.org", "Enter an email address of 254 characters or fewer"),
        ),
        (
            "email",
            ("x" * 400 + "@example.org", "Enter an email address of 254 characters or fewer"),
        ),
        ("email", ("a\x00@example.org", "in the right form")),
        ("organisation", ("", "Enter the name of your organisation")),
        ("hopes", ("", "Say in a sentence")),
        ("hopes", ("x" * 200_000, "2000 characters or fewer")),
        ("hopes", ("Hello \u2066there", "Type what you hope to use it for anew")),
        ("hopes", ("Hello\x00there", "Type what you hope to use it for anew")),
        ("name", ("\u200f\u061c\u00ad", "Enter your name")),
        ("name", ("\u3164", "Enter your name")),
        ("organisation", ("\U000e0041\u200b", "Enter the name of your organisation")),
        ("hopes", ("\u2800 ?!", "Say in a sentence")),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_a_wrong_answer_is_told_in_both_places_and_nothing_is_lost(tool, client, field, answer):
    typed, told = answer
    response = send(client, **{field: typed})

    page = soup_of(response)
    assert response.status_code == 422
    assert page.title.get_text().startswith("Error: ")
    assert told in listed_errors(response)[f"#id_{field}"]
    assert told in page.select_one(f"#id_{field}_error").get_text()
    assert page.select_one(f"#id_{field}")["aria-describedby"].endswith(f"id_{field}_error")
    for name, other in ANSWERS.items():
        kept = page.select_one(f"#id_{name}")
        if name != field:
            assert other in (kept.get("value") or kept.get_text())
    assert not DownloadRequest.objects.exists()


def test_names_of_every_kind_are_ordinary(tool, client):
    for name in ("Zoë O\u2019Brien-N'Dour", "李小龍", "محمد علي", "Nguyễn Thị Ánh", "X"):
        assert send(client, name=name).status_code == 303


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (lambda: {"website": "https://example.org"}, "Leave the field that is marked so empty"),
        (lambda: {"token": ""}, "open for too long"),
        (lambda: {"token": "rubbish"}, "open for too long"),
        (lambda: {"token": aged_token(seconds=25 * 3600)}, "open for too long"),
        (lambda: {"token": aged_token(seconds=0)}, "quicker than people are"),
    ],
    ids=["trap", "none", "foreign", "old", "quick"],
)
def test_a_program_is_told_why_and_a_person_can_go_on(tool, client, answers, told):
    response = send(client, **answers())

    assert response.status_code == 422
    assert told in listed_errors(response)[""]
    assert not DownloadRequest.objects.exists()
    assert soup_of(response).select_one("input[name=token]")["value"]


def test_a_replay_shows_the_same_confirmation(tool, client):
    token = aged_token()
    first = send(client, token=token)
    again = send(client, token=token)
    elsewhere = send(Client(), token=token, name="Somebody Else")

    assert client.get(again["Location"]).status_code == 200
    assert first.status_code == again.status_code == elsewhere.status_code == 303
    assert DownloadRequest.objects.count() == 1


def test_an_old_form_sent_again_is_still_the_same_request(tool, client):
    submission = uuid.uuid4()
    send(client, token=aged_token(submission=submission))

    again = send(client, token=aged_token(seconds=100 * 3600, submission=submission))

    assert again.status_code == 303
    assert DownloadRequest.objects.count() == 1


def test_too_many_from_one_network_are_told_when_to_go_on(tool, client, monkeypatch):
    monkeypatch.setattr(throttle, "MOST_IN_A_WINDOW", 2)
    send(client), send(client)

    third = send(client)

    assert third.status_code == 429
    assert int(third["Retry-After"]) <= 3600
    assert ANSWERS["hopes"] in third.text
    assert DownloadRequest.objects.count() == 2
    assert send(client, REMOTE_ADDR="ignored").status_code == 429


def test_another_network_is_not_held_up(tool, client, monkeypatch):
    monkeypatch.setattr(throttle, "MOST_IN_A_WINDOW", 1)
    send(client)

    other = Client(REMOTE_ADDR="192.0.2.7")

    assert send(other).status_code == 303


def test_only_reading_and_sending_are_answered(db, client):
    assert client.put(FORM).status_code == 405
    assert client.post(f"{FORM}sent/").status_code == 405


@pytest.mark.parametrize("receipt", ["", "rubbish", "MQ:1a:xx", "MQ"])
def test_a_made_up_receipt_shows_nothing(asked, client, receipt):
    assert client.get(f"{FORM}sent/", {"receipt": receipt}).status_code == 404


def test_known_and_unknown_addresses_are_answered_alike(tool, client):
    first, second = send(client), send(client)

    pages = [client.get(answer["Location"]).text for answer in (first, second)]
    plain = [
        re.sub(r"REMI-\w{4}-\w{4}|/remi/download/[^\"]+|receipt=[^\"]+", "", page) for page in pages
    ]
    assert plain[0] == plain[1]


def test_whoever_types_anothers_address_cannot_fill_their_letter_box(tool, client):
    answers = [send(client) for _ in range(7)]

    assert {answer.status_code for answer in answers} == {303}
    assert DownloadRequest.objects.count() == 7
    assert OutboxMessage.objects.filter(kind="remi.confirmation").count() == 5
    assert CheckIn.objects.count() == 15


def test_a_name_that_was_merged_away_leads_to_what_it_became(tool, client):
    send(client, **NEW_ORGANISATION)
    typed = DownloadRequest.objects.get().organisation
    trust = RemiOrganisation.objects.get(name="Hackney Council")
    merge(kept=trust, gone=typed, by=None, now=timezone.now())

    send(client, **NEW_ORGANISATION)

    assert DownloadRequest.objects.first().organisation == trust
