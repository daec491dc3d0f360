from datetime import UTC, datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group

from content.admin.remi.uptake_panel import UptakePanel
from content.models import OutboxMessage
from content.outbox.message import post
from tests.content.remi.desk_records import NOW, make_complaint, make_request, tell

pytestmark = pytest.mark.django_db
TODAY = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_november():
    with time_machine.travel(TODAY, tick=False):
        yield


def panel(client) -> str:
    page = BeautifulSoup(client.get("/admin/").content, "html.parser")
    found = page.select_one("#uptake-content")
    return found.get_text(" ", strip=True) if found else ""


def test_this_quarter_stands_beside_the_last(officer):
    request = make_request(downloaded_at=NOW)
    tell(request.organisation, "embedding")
    for _ in range(2):
        make_request(at=NOW.replace(month=8))

    assert panel(officer).startswith(
        "Of the requests made in a quarter, how many came how far "
        "October to December 2026 July to September 2026 "
        "Asked 1 2 Downloaded 1 0 Status known 1 0 In progress 1 0"
    )


def test_what_waits_for_somebody(officer):
    for _ in range(2):
        post(kind="remi.links", about=make_request().pk)
    OutboxMessage.objects.update(state="given-up")
    make_complaint(days_ago=20)

    text = panel(officer)

    assert "0 check-ins sent and not answered" in text
    assert "2 mails given up" in text
    assert "1 complaint open ; 10 days left for the first" in text.replace(" open;", " open ;")


def test_overdue_complaints_are_told_first(officer):
    make_complaint(days_ago=31)
    make_complaint(days_ago=1)

    assert "2 complaints open , 1 overdue" in panel(officer).replace("open,", "open ,")


@pytest.mark.parametrize("group", ["Editors", "Moderators"])
def test_others_have_no_such_panel(signed_in, group):
    make_request()

    assert panel(signed_in(group)) == ""


def test_it_costs_four_queries(django_assert_num_queries):
    for _ in range(3):
        tell(make_request().organisation, "paused")
        make_complaint()

    with django_assert_num_queries(4):
        UptakePanel().get_context_data({})


def test_the_menu_is_the_officers(signed_in):
    client = signed_in("REMI officers")
    menu = client.get("/admin/").content.decode()

    for place in ("requests", "organisations", "versions", "mails", "complaints", "exports/export"):
        assert f'"/admin/remi/{place}/"' in menu
    assert menu.count("/admin/settings/content/remiwording/") == 1
    Group.objects.get(name="REMI officers").user_set.clear()
    assert client.get("/admin/").status_code == 302
