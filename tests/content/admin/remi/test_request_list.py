"""What officers see of requests, and do with them."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.models import (
    OutboxMessage,
)
from content.remi import check_ins
from tests.content.admin.remi.canaries import EMAIL, NAME
from tests.content.remi.desk_records import (
    NOW,
    make_organisation,
    make_request,
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
        ({"elsewhere": "yes"}, {"REMI-1"}),
        ({"elsewhere": "no"}, {"REMI-2", "REMI-3", "REMI-4"}),
        ({"check_ins": "answered"}, {"REMI-1"}),
        ({"check_ins": "unanswered"}, {"REMI-2"}),
        ({"check_ins": "stopped"}, {"REMI-3"}),
        ({"q": "remi-2"}, {"REMI-2"}),
        ({"q": "madeup"}, {"REMI-1"}),
        ({"q": "second@"}, {"REMI-2"}),
        ({"q": "invented tru"}, {"REMI-1"}),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else "",
)
def test_filters_and_search(officer, filters, found):
    trust = make_organisation("Invented Trust", kind="trust")
    tell(trust, "paused")
    first = make_request(
        reference="REMI-1",
        name="Ada Madeup",
        organisation=trust,
        organisation_changed_at=NOW,
    )
    second = make_request(
        reference="REMI-2",
        email="second@nowhere.example",
        organisation=make_organisation(place="E09000001"),
        at=NOW.replace(day=27),
        downloaded_at=NOW,
        bounced_at=NOW,
    )
    make_request(
        reference="REMI-3",
        **GONE,
        erased_at=NOW,
        check_ins_stopped_at=NOW,
        organisation_changed_at=NOW,
    )
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
