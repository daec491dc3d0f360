from datetime import UTC, datetime

import pytest
import time_machine

from content.importers.counted_time import from_today
from content.importers.entries import Entry
from content.importers.yaml_files import YamlFile

SUNDAY_NIGHT = datetime(2026, 3, 29, 23, 30, tzinfo=UTC)  # in London Monday has begun


@time_machine.travel(SUNDAY_NIGHT)
def test_a_time_is_counted_in_the_weeks_of_london():
    assert from_today("Monday in 0 weeks, 09:30") == datetime(2026, 3, 30, 9, 30)  # noqa: DTZ001
    assert from_today("Sunday in 3 weeks, 14:00") == datetime(2026, 4, 26, 14, 0)  # noqa: DTZ001
    assert from_today("2025-03-07T09:30") is None


@pytest.mark.parametrize("words", ["Someday in 3 weeks, 14:00", "Monday in 3 weeks, 25:00"])
def test_a_day_or_an_hour_that_does_not_exist_is_reported(words):
    entry = Entry(words, YamlFile("page.yaml"), [])

    assert entry.moment() is None
    assert "Write a local time" in entry.problems[0].message
