"""Each button of the own page does one thing, and leads back to the page."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from content.models import (
    CheckIn,
    Delivery,
    DownloadRequest,
    OrganisationStatus,
    RemiOrganisation,
)
from content.remi import letting_go, own_page_changes
from content.remi.own_page_link import own_page_path
from tests.content.remi.requesters import EMAIL, make_organisation, make_request, make_version

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=30)
DETAILS = {"name": "Canary Corrected", "organisation_as_typed": "Right Trust", "hopes": ""}


@pytest.fixture
def asked() -> DownloadRequest:
    """Its links ended a while ago."""
    make_version(released_at=LONG_AGO)
    return make_request(at=LONG_AGO)


def press(client, request, place: str, **answers):
    return client.post(f"{own_page_path(request)}{place}/", answers)


@pytest.mark.parametrize(
    ("place", "answers", "done"),
    [
        ("links", {}, "links"),
        ("status", {"stage": "embedding"}, "status"),
        ("details", DETAILS, "details"),
        ("news", {"wanted": "yes"}, "news"),
        ("news", {"wanted": "no"}, "no-news"),
        ("check-ins", {"wanted": "no"}, "stop"),
        ("check-ins", {"wanted": "yes"}, "start"),
        ("check-in/3/awareness", {}, "answer"),
        ("check-in/6/stop", {}, "stop"),
    ],
)
def test_each_leads_back_and_shows_that_somebody_was_here(client, asked, place, answers, done):
    answer = press(client, asked, place, **answers)

    assert answer.status_code == 303
    assert answer["Location"] == f"{own_page_path(asked)}?done={done}"
    asked.refresh_from_db()
    assert asked.active_at > LONG_AGO


@pytest.mark.parametrize("place", ["links", "status", "details", "news", "check-ins", "erase"])
def test_a_forged_form_is_refused(asked, place):
    answer = press(Client(enforce_csrf_checks=True), asked, place)

    assert answer.status_code == 403
    asked.refresh_from_db()
    assert (asked.active_at, asked.has_person) == (LONG_AGO, True)


def test_new_links_once_however_often_asked_for(client, asked):
    press(client, asked, "links")
    press(client, asked, "links")

    assert Delivery.objects.count() == 2  # the one that ended, and the new one
    text = client.get(own_page_path(asked)).content.decode()
    assert Delivery.objects.latest("issued_at").get_absolute_url() in text
    assert "Get new links" not in text


def test_a_newer_version_is_offered_although_links_work(client, asked):
    press(client, asked, "links")
    make_version("2.0")
    assert "There is a newer version: 2.0" in client.get(own_page_path(asked)).content.decode()

    press(client, asked, "links")

    assert "Version 2.0" in client.get(own_page_path(asked)).content.decode()


def test_the_status_is_told_for_the_organisation(client, asked):
    press(client, asked, "status", stage="embedding")
    press(client, asked, "status", stage="embedding")

    told = OrganisationStatus.objects.get()
    assert (told.organisation, told.request, told.stage) == (asked.organisation, asked, "embedding")
    assert told.source == OrganisationStatus.Source.OWN_PAGE


@pytest.mark.parametrize("stage", ["", "enlightenment", "\x00"])
def test_a_status_that_is_none_is_an_error(client, asked, stage):
    answer = press(client, asked, "status", stage=stage)

    assert answer.status_code == 422
    text = answer.content.decode()
    assert "<title>Error: Your REMI" in text
    assert text.count('href="#status_stage_0"') == text.count('id="status_stage_0"') == 1
    assert "Choose" in text.split('id="status_stage_error"')[1].split("</div>")[0]
    assert not OrganisationStatus.objects.exists()


def test_details_can_be_corrected(client, asked):
    press(client, asked, "details", **DETAILS)

    asked.refresh_from_db()
    assert {name: getattr(asked, name) for name in DETAILS} == DETAILS
    assert asked.email == EMAIL


@pytest.mark.parametrize(
    ("written", "another"),
    [
        ("Made-up Trust", False),
        ("the made up trust", True),  # an officer looks once too often rather than never
        ("MADE UP TRUST", False),
        ("MUT", False),
        ("Barts Health NHS Trust", True),
        ("Kettlewick Carers", True),
    ],
)
def test_another_organisation_is_noted_for_the_officers(client, asked, written, another):
    RemiOrganisation.objects.filter(pk=asked.organisation_id).update(other_names="MUT")

    press(client, asked, "details", **DETAILS | {"organisation_as_typed": written})

    belongs_to = asked.organisation
    asked.refresh_from_db()
    assert asked.wrote_another_organisation is another
    assert (asked.organisation, asked.organisation_as_typed) == (belongs_to, written)


def test_words_that_stay_as_they_were_are_no_other_organisation(client, asked):
    DownloadRequest.objects.update(organisation_as_typed="Chosen by hand")

    press(client, asked, "details", **DETAILS | {"organisation_as_typed": "Chosen by hand"})

    asked.refresh_from_db()
    assert not asked.wrote_another_organisation


def test_the_address_cannot_be_changed_here(client, asked):
    press(client, asked, "details", **DETAILS, email="thief@made-up.example")

    asked.refresh_from_db()
    assert asked.email == EMAIL


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "a\x00b"},
        {"name": "abc\u202edef"},
        {"name": "Canary\r\nBcc: thief@made-up.example"},
        {"name": "c" * 121},
        {"organisation_as_typed": " "},
        {"hopes": "h" * 2001},
    ],
)
def test_wrong_details_are_kept_on_the_page_only(client, asked, wrong):
    answer = press(client, asked, "details", **DETAILS | {"hopes": "Typed hopes"} | wrong)

    assert answer.status_code == 422
    text = answer.content.decode()
    assert "There is a problem" in text
    if "hopes" not in wrong:
        assert "Typed hopes" in text
    asked.refresh_from_db()
    assert (asked.name, asked.active_at) == ("Canary Testperson", LONG_AGO)


def test_news_is_stopped_for_all_that_was_asked(client, asked):
    second = make_request(wants_news=True)
    press(client, asked, "news", wanted="yes")
    assert DownloadRequest.objects.filter(wants_news=True).count() == 2

    press(client, asked, "news", wanted="no")

    assert not DownloadRequest.objects.filter(wants_news=True).exists()
    second.refresh_from_db()
    assert second.news_changed_at


def test_check_ins_are_stopped_and_started_for_all_that_was_asked(client, asked):
    make_request(organisation=make_organisation("Second Trust"))
    stranger = make_request("other@made-up.example")

    press(client, asked, "check-ins", wanted="no")

    going_on = DownloadRequest.objects.filter(check_ins_stopped_at=None)
    assert list(going_on) == [stranger]
    assert "Start asking again" in client.get(own_page_path(asked)).content.decode()

    press(client, asked, "check-ins", wanted="yes")

    assert going_on.all().count() == 3


def test_an_answer_to_a_check_in_is_a_status_of_its_own_source(client, asked):
    press(client, asked, "check-in/3/paused")
    press(client, asked, "check-in/3/paused")

    told = OrganisationStatus.objects.get()
    assert (told.stage, told.source) == ("paused", OrganisationStatus.Source.CHECK_IN)
    check_in = asked.check_ins.get(months=3)
    assert (check_in.answer, bool(check_in.answered_at)) == ("paused", True)


@pytest.mark.parametrize("place", ["check-in/4/paused", "check-in/3/no-stage", "check-in/3/Stop"])
def test_an_answer_that_nobody_offered_is_not_found(client, asked, place):
    assert press(client, asked, place).status_code == 404
    assert client.get(f"{own_page_path(asked)}{place}/").status_code == 404


def test_erasing_empties_all_of_the_person_and_nobody_else(client, asked):
    second = make_request(organisation=make_organisation("Second Trust"))
    stranger = make_request("other@made-up.example")
    page = client.get(f"{own_page_path(asked)}erase/").content.decode()
    assert "all 2 requests from your address" in page

    answer = press(client, asked, "erase")

    assert (answer.status_code, answer["Location"]) == (303, "/remi/my/erased/")
    assert "Everything is erased" in client.get(answer["Location"]).content.decode()
    assert list(DownloadRequest.objects.with_person()) == [stranger]
    assert DownloadRequest.objects.count() == 3
    for request in (asked, second):
        assert client.get(own_page_path(request)).status_code == 410
        assert client.get(f"{own_page_path(request)}data.json").status_code == 410
        assert press(client, request, "status", stage="paused").status_code == 410
    assert press(client, asked, "erase").status_code == 410


def test_nothing_is_written_back_to_what_was_erased_meanwhile(client, asked, monkeypatch):
    """Erased between the moment in which the page was opened and the one in which rows are held."""
    hold = DownloadRequest.objects.hold

    def erased_first(request):
        letting_go.erase(request=request, now=timezone.now())
        return hold(request)

    monkeypatch.setattr(DownloadRequest.objects, "hold", erased_first)

    answer = press(client, asked, "details", **DETAILS)

    assert answer.status_code == 410
    asked.refresh_from_db()
    assert asked.name == ""


def test_what_fails_half_way_leaves_nothing(client, asked, monkeypatch):
    def broken(**_):
        raise DatabaseError

    monkeypatch.setattr(own_page_changes, "record_status", broken)

    with pytest.raises(DatabaseError):
        press(client, asked, "status", stage="paused")

    asked.refresh_from_db()
    assert asked.active_at == LONG_AGO


def test_an_address_of_a_button_leads_to_the_page(client, asked):
    answer = client.get(f"{own_page_path(asked)}links/")

    assert (answer.status_code, answer["Location"]) == (303, own_page_path(asked))


def test_three_check_ins_are_planned_once(asked):
    assert CheckIn.objects.filter(request=asked).count() == 3
