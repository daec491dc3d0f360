"""A series of webinars through its life: sessions to come, then only past ones."""

from datetime import UTC, datetime

import pytest
import time_machine
from bs4 import BeautifulSoup

from content.models import SeriesSession
from tests.content.factories import WebinarFactory


def listed(client, query: str = "") -> dict[str, list[str]]:
    """Under which heading each title stands."""
    page = BeautifulSoup(client.get(f"/webinars/{query}").content, "html.parser")
    return {
        item.h3.get_text(): [item.find_previous("h2").get_text(), item.p.get_text(" ", strip=True)]
        for item in page.select("main li.item")
    }


@pytest.fixture
def series(webinars):
    page = WebinarFactory(parent=webinars, slug="drop-in", title="Drop-in", series=True)
    for month, cancelled in ((2, False), (11, False), (12, True)):
        start = datetime(2025, month, 3, 12, tzinfo=UTC)
        SeriesSession.objects.create(
            page=page, start=start, cancelled=cancelled, title=f"Of {month}"
        )
    WebinarFactory(
        parent=webinars,
        title="Of 2024",
        start=datetime(2024, 5, 5, tzinfo=UTC),
        date_precision="time",
    )
    WebinarFactory(parent=webinars, title="Undated")
    return page


@time_machine.travel(datetime(2025, 6, 1, tzinfo=UTC))
def test_while_a_session_is_to_come_it_stands_there_and_past_ones_below(client, series):
    assert listed(client)["Drop-in"][0] == "Coming up"
    assert list(listed(client, "?year=2025")) == ["Drop-in"]
    page = BeautifulSoup(client.get(series.url).content, "html.parser")
    past = page.select_one("#part_past_sessions").parent
    assert [each.get_text() for each in past.select("h3")] == ["Of 2"]


@time_machine.travel(datetime(2026, 6, 1, tzinfo=UTC))
def test_when_all_sessions_are_past_it_stands_under_the_year_of_the_last(client, series):
    shown = listed(client)
    assert list(shown) == ["Drop-in", "Of 2024", "Undated"]
    assert shown["Drop-in"][0] == "2025"
    assert "Last held: Monday 3 November 2025" in shown["Drop-in"][1]
    assert list(listed(client, "?sort=oldest")) == ["Of 2024", "Drop-in", "Undated"]
    assert list(listed(client, "?year=2025")) == ["Drop-in"]

    page = BeautifulSoup(client.get(series.url).content, "html.parser")
    words = page.main.get_text(" ", strip=True)
    past = page.select_one("#part_past_sessions").parent
    assert [each.get_text() for each in past.select("h3")] == ["Of 11", "Of 2"]
    assert "No further date is announced." in words
    assert "Last held: Monday 3 November 2025" in words
