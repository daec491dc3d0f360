"""The report on personal data: only officers read it, and it names nobody."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from dateutil.relativedelta import relativedelta
from django.utils import timezone

from content.models import ExportLog, PurgeRun
from tests.content.remi.people import ADDRESS, NAME, asked

REPORT = "/admin/reports/what-is-kept/"
HOME = "/admin/"
TITLE = "What is kept, and until when"


@pytest.fixture
def officer(structure, signed_in):
    return signed_in("REMI officers")


def read(client) -> BeautifulSoup:
    answer = client.get(REPORT)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser").main


def rows_below(page: BeautifulSoup, heading: str) -> list[str]:
    table = page.select_one(f"section[aria-labelledby={heading}] table tbody")
    return [row.get_text(" ", strip=True) for row in table.select("tr")] if table else []


@pytest.mark.parametrize("group", ["Editors", "Moderators"])
def test_nobody_else_reads_it_or_sees_that_it_is_there(structure, signed_in, group):
    client = signed_in(group)

    assert client.get(REPORT).status_code == 302
    assert TITLE not in client.get(HOME).content.decode()


def test_administrators_and_officers_find_it_among_the_reports(officer, admin_client):
    for client in (officer, admin_client):
        assert REPORT in client.get(HOME).content.decode()
        assert TITLE in read(client).text


def test_what_goes_next_is_told_by_day_and_number_and_by_no_name(officer):
    now = timezone.now()
    asked(now - relativedelta(months=24) - timedelta(days=5))
    asked(now - relativedelta(months=24) + timedelta(days=20), email="b@surgery.invalid")
    asked(now, email="c@surgery.invalid")
    ExportLog.objects.create(at=now, personal=True, reason=f"for {NAME}")

    page = read(officer)

    today = timezone.localdate(now)
    assert rows_below(page, "coming") == [
        f"{day:%-d %b %Y} REMI requests 1" for day in (today, today + timedelta(days=20))
    ]
    kept = rows_below(page, "kept")
    assert any(row.startswith("REMI requests") and " 3 " in row for row in kept)
    assert any(row.startswith("Exports") and "6 years after the export" in row for row in kept)
    assert NAME not in page.text
    assert ADDRESS not in page.text


def test_nothing_to_come_is_said(officer):
    assert "Nothing goes within 90 days." in read(officer).text
    assert "Nothing has gone yet" in read(officer).text


def test_a_purge_that_stands_still_is_noticed(officer):
    now = timezone.now()
    run = PurgeRun.objects.create(begun_at=now, ended_at=now, rows={"DownloadRequest": 4})
    in_time = read(officer)
    PurgeRun.objects.filter(pk=run.pk).update(
        begun_at=now - timedelta(days=2), ended_at=now - timedelta(days=2)
    )

    late = read(officer)

    assert "DownloadRequest 4" in rows_below(in_time, "runs")[0]
    assert "stands still" not in in_time.text
    assert "stands still" in late.text
