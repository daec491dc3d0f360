"""One request: what officers see of it, and do with it."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import ModelLogEntry

from content.models import (
    DownloadRequest,
    OrganisationStatus,
    OutboxMessage,
)
from content.remi import check_ins
from tests.content.remi.desk_records import (
    NOW,
    give,
    make_organisation,
    make_request,
    make_version,
)

pytestmark = pytest.mark.django_db
INDEX = "/admin/remi/requests/"
GONE = {"name": "", "email": "", "hopes": "", "organisation_as_typed": ""}


def address(action: str, request: DownloadRequest) -> str:
    return reverse(f"remi_requests:{action}", args=[request.pk])


def said(answer) -> str:
    """The page behind an answer, in words."""
    return BeautifulSoup(answer.content, "html.parser").select_one("main").get_text(" ", strip=True)


def test_the_page_shows_everything(officer):
    request = make_request(name="Ada Madeup", hopes="To learn.", email="ada@nowhere.example")
    other = make_request(email="Ada@nowhere.example")
    give(request, make_version("1.0", released=NOW))
    check_ins.plan(request=request)

    page = said(officer.get(address("inspect", request)))

    for words in ("Ada Madeup", "ada@nowhere.example", "To learn.", other.reference, "File 1"):
        assert words in page
    assert "25 February 2027: mail, check-in" in page
    assert "Links issued for version 1.0" in page


def test_of_an_erased_person_the_history_is_left(officer):
    request = make_request(**GONE, erased_at=NOW)

    page = said(officer.get(address("inspect", request)))

    assert "The personal data of this request is gone." in page
    assert "Erased at the person's wish" in page
    assert "Correct what was written" not in page


@pytest.mark.parametrize("action", ["links", "correct", "stop", "erase"])
def test_nothing_is_done_to_a_person_who_is_gone(officer, erased, action):
    request = make_request(**GONE, erased_at=NOW)
    fields = {"name": "Back", "email": "back@nowhere.example"}

    answer = officer.post(address(action, request), fields, follow=True)

    request.refresh_from_db()
    assert (request.name, request.email, request.check_ins_stopped_at) == ("", "", None)
    assert "gone" in said(answer)
    assert erased == []


def test_new_links(officer):
    make_version("1.0", released=NOW)
    request = make_request()

    answer = officer.post(address("links", request), follow=True)

    assert "New links are on their way by mail." in said(answer)
    assert OutboxMessage.objects.get(kind="remi.links").about == request.pk


def test_new_links_without_a_version_say_why_not(officer):
    answer = officer.post(address("links", make_request()), follow=True)

    assert "No version of the REMI is released" in said(answer)
    assert not OutboxMessage.objects.exists()


def test_a_status_is_recorded_as_the_officers(officer):
    request = make_request()

    officer.post(address("status", request), {"stage": "embedding"})

    status = OrganisationStatus.objects.get()
    assert (status.organisation, status.stage, status.source, status.request) == (
        request.organisation, "embedding", "officer", request,
    )  # fmt: skip


def test_another_organisation_is_searched_for_and_chosen(officer):
    right = make_organisation("The Right Trust", other_names="TRT")
    make_organisation("Merged away", other_names="TRT", merged_into=right)
    request = make_request()
    page = BeautifulSoup(
        officer.get(address("organisation", request), {"q": "trt"}).content, "html.parser"
    )
    [choice] = page.select("main table input[name=organisation]")

    officer.post(address("organisation", request), {"organisation": choice["value"]})

    request.refresh_from_db()
    assert request.organisation == right


@pytest.mark.parametrize("stays", [True, False], ids=["it stays", "it moves"])
def test_another_organisation_is_remarked_until_one_is_chosen(officer, stays):
    request = make_request(organisation_changed_at=NOW)
    chosen = request.organisation if stays else make_organisation()
    page = address("inspect", request)
    assert "25 Nov 2026, 12:00 Wrote another organisation" in said(officer.get(page))
    assert "Wrote another organisation" in said(officer.get(INDEX))
    assert f"Leave it with {request.organisation}" in said(
        officer.get(address("organisation", request))
    )

    officer.post(address("organisation", request), {"organisation": chosen.pk})

    request.refresh_from_db()
    assert (request.organisation, request.organisation_changed_at) == (chosen, None)
    assert "Wrote another organisation" not in said(officer.get(page))


def test_names_that_come_close_are_offered_before_any_search(officer):
    close = make_organisation("Madeup Comunity Forum")
    request = make_request(organisation=make_organisation("Made-up Community Forum"))

    assert close.name in said(officer.get(address("organisation", request)))


def test_what_was_written_is_corrected(officer):
    request = make_request()

    officer.post(
        address("correct", request),
        {"name": "Ada Madeup", "email": "right@nowhere.example", "hopes": "To learn."},
    )

    request.refresh_from_db()
    assert (request.name, request.email, request.hopes) == (
        "Ada Madeup", "right@nowhere.example", "To learn.",
    )  # fmt: skip


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "", "email": "a@nowhere.example"},
        {"name": "Ada\nBcc: x@nowhere.example", "email": "a@nowhere.example"},
        {"name": "Ada", "email": "none"},
        {"name": "Ada", "email": "a@nowhere.example\nBcc: b@nowhere.example"},
        {"name": "Ada\x00", "email": "a@nowhere.example"},
    ],
    ids=str,
)
def test_a_wrong_correction_changes_nothing_and_keeps_what_was_typed(officer, fields):
    request = make_request()
    before = DownloadRequest.objects.values().get(pk=request.pk)

    answer = officer.post(address("correct", request), fields | {"hopes": "Typed words"})

    assert DownloadRequest.objects.values().get(pk=request.pk) == before
    assert "Nothing was changed yet" in said(answer)
    assert "Typed words" in answer.content.decode()


def test_check_ins_stop_for_the_person(officer):
    request = make_request(email="same@nowhere.example")
    other = make_request(email="Same@nowhere.example")

    officer.post(address("stop", request))

    assert DownloadRequest.objects.filter(check_ins_stopped_at=None).count() == 0
    assert "stopped already" in said(officer.get(address("stop", other), follow=True))


def test_erasing_is_handed_over(officer, erased):
    request = make_request()

    officer.get(address("erase", request))
    assert erased == []
    officer.post(address("erase", request))

    assert erased == [request]


def test_looking_changes_nothing(officer):
    request = make_request()
    before = DownloadRequest.objects.values().get()

    for action in ("inspect", "links", "status", "organisation", "correct", "stop", "erase"):
        assert officer.get(address(action, request)).status_code == 200

    assert DownloadRequest.objects.values().get() == before
    assert not ModelLogEntry.objects.exists()
