"""What officers see of requests, and do with them."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry
from wagtail.search.index import class_is_indexed

from content.models import (
    DownloadRequest,
    OrganisationStatus,
    OutboxMessage,
    RemiOrganisation,
)
from content.privacy.declaration import models_in_homes
from content.remi import check_ins
from tests.content.admin.remi.canaries import CANARIES, EMAIL, NAME, TYPED
from tests.content.remi.desk_records import (
    NOW,
    give,
    make_organisation,
    make_request,
    make_version,
    tell,
)

pytestmark = pytest.mark.django_db
INDEX = "/admin/remi/requests/"
GONE = {"name": "", "email": "", "hopes": "", "organisation_as_typed": ""}


def rows(client, **filters) -> list[str]:
    page = BeautifulSoup(client.get(INDEX, filters).content, "html.parser")
    return [row.get_text(" ", strip=True) for row in page.select("main table tbody tr")]


def references(client, **filters) -> set[str]:
    return {row.split()[0] for row in rows(client, **filters)}


def address(action: str, request: DownloadRequest) -> str:
    return reverse(f"remi_requests:{action}", args=[request.pk])


def said(answer) -> str:
    """The page behind an answer, in words."""
    return BeautifulSoup(answer.content, "html.parser").select_one("main").get_text(" ", strip=True)


def test_the_list_says_who_asked_and_how_far_they_are(officer):
    request = make_request(
        name="Ada Madeup", organisation=make_organisation("Made-up Trust"), bounced_at=NOW
    )
    tell(request.organisation, "embedding")

    [row] = rows(officer)

    assert row == (
        f"{request.reference} 25 Nov 2026 Ada Madeup Made-up Trust Embedding Mail came back"
    )


def test_an_empty_list_says_so(officer):
    assert "Nobody has asked for the REMI yet." in said(officer.get(INDEX))
    assert "No REMI requests match your query." in said(officer.get(INDEX, {"q": "nobody"}))


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"state": "asked"}, {"REMI-1"}),
        ({"state": "downloaded"}, {"REMI-2"}),
        ({"state": "erased"}, {"REMI-3"}),
        ({"state": "anonymised"}, {"REMI-4"}),
        ({"asked_from": "2026-11-26"}, {"REMI-2"}),
        ({"asked_to": "2026-11-24"}, set()),
        ({"kind": "trust"}, {"REMI-1"}),
        ({"place": "E09000001"}, {"REMI-2"}),
        ({"status": "paused"}, {"REMI-1"}),
        ({"status": "not-known"}, {"REMI-2", "REMI-3", "REMI-4"}),
        ({"bounced": "yes"}, {"REMI-2"}),
        ({"bounced": "no"}, {"REMI-1", "REMI-3", "REMI-4"}),
        ({"check_ins": "answered"}, {"REMI-1"}),
        ({"check_ins": "unanswered"}, {"REMI-2"}),
        ({"check_ins": "stopped"}, {"REMI-3"}),
        ({"q": "remi-2"}, {"REMI-2"}),
        ({"q": "madeup"}, {"REMI-1"}),
        ({"q": "second@"}, {"REMI-2"}),
        ({"q": "invented tru"}, {"REMI-1"}),
    ],
    ids=str,
)
def test_filters_and_search(officer, filters, found):
    trust = make_organisation("Invented Trust", kind="trust")
    tell(trust, "paused")
    first = make_request(reference="REMI-1", name="Ada Madeup", organisation=trust)
    second = make_request(
        reference="REMI-2",
        email="second@nowhere.example",
        organisation=make_organisation(place="E09000001"),
        at=NOW.replace(day=27),
        downloaded_at=NOW,
        bounced_at=NOW,
    )
    make_request(reference="REMI-3", **GONE, erased_at=NOW, check_ins_stopped_at=NOW)
    make_request(reference="REMI-4", **GONE, anonymised_at=NOW)
    for request in (first, second):
        check_ins.plan(request=request)
        mail = request.check_ins.get(months=3).mail
        OutboxMessage.objects.filter(pk=mail.pk).update(state="sent")
    first.check_ins.filter(months=3).update(answer="paused", answered_at=NOW)

    assert references(officer, **filters) == found


def test_a_long_list_costs_no_more_queries(officer):
    def queries_for(many: int) -> int:
        for _ in range(many):
            tell(make_request().organisation, "paused")
        with CaptureQueriesContext(connection) as captured:
            officer.get(INDEX)
        return len(captured)

    officer.get(INDEX)
    assert queries_for(1) == queries_for(20)


def test_the_list_is_no_way_round_the_log_of_exports(officer):
    make_request(name=NAME)

    answer = officer.get(INDEX, {"export": "csv"})

    assert answer["Content-Type"].startswith("text/html")


def test_the_export_gets_the_filters_and_never_the_search(officer):
    page = officer.get(INDEX, {"state": "asked", "q": EMAIL}).content.decode()

    assert 'href="/admin/remi/exports/export/?state=asked"' in page


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


def test_wagtails_log_names_nobody(officer, erased):
    """Not even an organisation: what somebody typed there may be a name."""
    make_version("1.0", released=NOW)
    request = make_request(name=NAME, email=EMAIL, organisation=make_organisation(TYPED))
    for action, fields in {
        "links": {},
        "status": {"stage": "paused"},
        "correct": {"name": NAME, "email": f"new.{EMAIL}"},
        "stop": {},
        "organisation": {"organisation": make_organisation(f"{TYPED} 2").pk},
        "erase": {},
    }.items():
        officer.post(address(action, request), fields)
    organisation = RemiOrganisation.objects.get(name=f"{TYPED} 2")
    edit = {"name": f"{TYPED} 3", "kind": "trust"}
    officer.post(reverse("remi_organisations:edit", args=[organisation.pk]), edit)
    officer.post(reverse("remi_organisations:add"), edit)

    entries = list(ModelLogEntry.objects.values_list("action", "label", "data"))

    assert {action for action, _, _ in entries} == {
        "remi.send_links", "remi.record_status", "remi.correct", "remi.stop_check_ins",
        "remi.choose_organisation", "remi.erase", "wagtail.edit", "wagtail.create",
    }  # fmt: skip
    assert [entry for entry in entries if any(each in str(entry) for each in CANARIES)] == []


def test_nothing_of_it_is_in_wagtails_search():
    assert [model for model in models_in_homes() if class_is_indexed(model)] == []
