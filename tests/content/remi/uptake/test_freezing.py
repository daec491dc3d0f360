from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from content.models import DownloadRequest, UptakeSnapshot
from content.remi.letting_go import erase
from content.remi.merging import merge
from content.remi.quarter import Quarter
from content.remi.uptake.freezing import FreezeError, due, freeze
from tests.content.remi.desk_records import make_organisation, make_request

pytestmark = pytest.mark.django_db
QUARTER = Quarter(date(2026, 4, 1))
WITHIN = datetime(2026, 5, 4, tzinfo=UTC)
NOW = datetime(2026, 7, 9, 12, tzinfo=UTC)
PAGE = "/race-equity-maturity-index/uptake/"
REASON = "One organisation stood in our records twice."


@pytest.fixture
def ledger(structure):
    with time_machine.travel(NOW, tick=False):
        for number in range(30):
            kind = "voluntary" if number % 3 else "trust"
            body = make_organisation(kind=kind, place=f"E090000{number % 4 + 10}")
            make_request(organisation=body, at=WITHIN, downloaded_at=WITHIN if number % 4 else None)
        yield


def everything(client, name: str) -> dict[str, bytes]:
    files = {kind: client.get(f"{PAGE}{name}.{kind}") for kind in ("csv", "json", "png")}
    answers = files | {"page": client.get(f"{PAGE}{name.replace('-v', '/v')}/")}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {kind: answer.content for kind, answer in answers.items()}


def test_what_is_frozen_stays_until_it_is_revised(ledger, client):
    freeze(quarter=QUARTER, now=NOW)
    frozen = everything(client, "2026-q2")
    first, second, third = DownloadRequest.objects.all()[:3]

    make_request(at=WITHIN)
    merge(kept=first.organisation, gone=second.organisation, by=None, now=NOW)
    erase(request=third, now=NOW)
    assert everything(client, "2026-q2") == frozen

    freeze(quarter=QUARTER, now=NOW + timedelta(days=1), reason=REASON)
    revised, older = everything(client, "2026-q2"), everything(client, "2026-q2-v1")
    assert (older["csv"], older["json"]) == (frozen["csv"], frozen["json"])
    assert revised["csv"] != frozen["csv"]
    assert f"Revised: version 2 of 10 July 2026. {REASON}" in words(revised["page"])
    assert "Version 1, revised since." in words(older["page"])
    assert f"{PAGE}2026-q2/</loc>" in client.get("/sitemap.xml").content.decode()


def words(page: bytes) -> str:
    return " ".join(BeautifulSoup(page, "html.parser").get_text(" ").split())


@pytest.mark.parametrize(
    ("quarter", "reason", "said"),
    [
        ("2026-Q5", "", "is no quarter"),
        ("2026", "", "is no quarter"),
        ("2026-Q3", "", "isn't over: it ends with 30 September 2026"),
        ("2026-Q1", "", "Nobody had asked for the index by the end of January to March 2026"),
        ("2006-Q3", "", "Nobody had asked"),
        ("9999-Q4", "", "is no quarter: write a year from 2000 to 2099"),
        ("\u0662\u0660\u0662\u0666-Q2", "", "is no quarter"),
        ("2026-Q2", "", "frozen already, on 9 July 2026"),
    ],
)
def test_what_cant_be_frozen_is_refused_in_words(ledger, capsys, quarter, reason, said):
    call_command("freeze_quarter", "2026-q2")
    assert "3 of 3" in capsys.readouterr().out

    with pytest.raises(CommandError) as refused:
        call_command("freeze_quarter", quarter, reason=reason)

    assert said in str(refused.value)
    assert "Nothing was frozen" in str(refused.value)
    assert UptakeSnapshot.objects.count() == 1


def test_the_database_takes_no_version_twice_and_no_revision_without_a_reason(ledger):
    frozen = freeze(quarter=QUARTER, now=NOW)
    for fields in (
        {"version": 1},
        {"version": 2},
        {"version": 2, "reason": "x", "quarter": "2026"},
    ):
        for name, value in fields.items():
            setattr(frozen, name, value)
        frozen.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            frozen.save()


def test_a_quarter_freezes_by_itself_a_week_after_its_end(ledger):
    assert due(datetime(2026, 7, 7, 12, tzinfo=UTC)) is None
    assert due(datetime(2026, 7, 8, 12, tzinfo=UTC)) == QUARTER

    call_command("freeze_quarter", due=True)

    assert due(NOW) is None
    assert str(UptakeSnapshot.objects.get()) == "April to June 2026, version 1"


def test_a_ledger_without_anybody_is_not_frozen_by_itself():
    assert due(NOW) is None


def test_production_shows_nothing_that_is_made_up(ledger, client, settings):
    make_request(organisation=make_organisation(demonstration=True), at=WITHIN)
    assert freeze(quarter=QUARTER, now=NOW).demonstration
    assert b"Demonstration data" in client.get(f"{PAGE}2026-q2/").content

    settings.PRODUCTION = True

    assert client.get(f"{PAGE}2026-q2/").status_code == 404
    assert client.get(f"{PAGE}2026-q2.csv").status_code == 404
    assert b"No quarter has been told yet" in client.get(PAGE).content


def test_the_running_quarter_is_provisional_and_moves_by_fives_once_a_week(ledger, client):
    """NOW is a Thursday."""
    for day in (1, 2, 3, 4, 5, 7):  # the last one after Sunday
        make_request(at=datetime(2026, 7, day, 12, tzinfo=UTC))

    page = BeautifulSoup(client.get(f"{PAGE}2026-q3/").content, "html.parser")

    assert "Up to Sunday 5 July 2026" in page.get_text()
    assert [each.get_text() for each in page.select(".uptake-headlines dd")] == ["5 to 9"] * 2
    assert page.select("table, svg.chart") == []
    assert "Provisional" in page.select_one(".uptake-mark").get_text()


def test_made_up_versions_dont_stand_in_the_way_of_real_ones(ledger, client, settings):
    body = make_organisation(demonstration=True)
    make_request(organisation=body, at=WITHIN)
    freeze(quarter=QUARTER, now=NOW)
    freeze(quarter=QUARTER, now=NOW, reason=REASON)
    settings.PRODUCTION = True
    assert due(NOW) == QUARTER

    assert str(freeze(quarter=QUARTER, now=NOW)) == "April to June 2026, version 1"

    assert not UptakeSnapshot.objects.get().demonstration
    assert client.get(f"{PAGE}2026-q2/").status_code == 200


def test_a_first_version_has_nothing_to_revise(ledger):
    with pytest.raises(FreezeError, match="nothing to revise"):
        freeze(quarter=QUARTER, now=NOW, reason=REASON)


def test_what_a_change_compares_with_and_what_is_shared(ledger, client):
    make_request(organisation=make_organisation(demonstration=True), at=QUARTER.after.begins)
    for quarter in (QUARTER, QUARTER.after):
        freeze(quarter=quarter, now=quarter.ends)
    assert "Changes compare with" not in words(client.get(f"{PAGE}2026-q3/").content)

    freeze(quarter=QUARTER, now=QUARTER.after.ends + timedelta(days=1), reason=REASON)

    page = client.get(f"{PAGE}2026-q3/").content
    assert "Changes compare with version 1 of the quarter before, which was revised" in words(page)
    metadata = BeautifulSoup(page, "html.parser").head
    assert metadata.find("meta", property="og:image")["content"].endswith("/2026-q3.png")
    alt = metadata.find("meta", property="og:image:alt")["content"]
    assert "July to September 2026, demonstration data. Requests: " in alt
    assert client.get(f"{PAGE}\u0662\u0660\u0662\u0666-q2/").status_code == 404


def test_freezing_needs_a_quarter_that_is_over():
    with pytest.raises(FreezeError):
        freeze(quarter=QUARTER, now=QUARTER.ends - timedelta(seconds=1))
