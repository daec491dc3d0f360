"""What readers are told of when something is: as much as we know, and not more."""

from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.utils import timezone

from content.models import EventPage, WebinarPage
from content.templatetags.occasion_dates import is_open, occasion_state

pytestmark = pytest.mark.django_db  # a page asks for its content type

MARCH = datetime(2025, 3, 7, 9, 30, tzinfo=UTC)
JUNE = datetime(2025, 6, 30, 8, 30, tzinfo=UTC)


def shown(**fields) -> str:
    template = Template("{% load occasion_dates %}{% when occasion %}")
    return template.render(Context({"occasion": EventPage(**fields)})).strip()


def test_a_time_has_its_year_and_its_zone_in_winter_and_summer():
    assert shown(start=MARCH) == (
        '<time datetime="2025-03-07T09:30+00:00">Friday 7 March 2025, 9:30am</time> GMT'
    )
    assert shown(start=JUNE) == (
        '<time datetime="2025-06-30T09:30+01:00">Monday 30 June 2025, 9:30am</time> BST'
    )


def test_an_end_on_the_same_day_says_the_time_only():
    text = shown(start=MARCH, end=MARCH.replace(hour=12, minute=0))

    assert text.endswith(' to <time datetime="2025-03-07T12:00+00:00">midday</time> GMT')


def test_an_end_on_another_day_says_the_day_and_both_zones_when_they_differ():
    start = datetime(2025, 3, 29, 9, tzinfo=UTC)
    text = shown(start=start, end=datetime(2025, 3, 30, 15, tzinfo=UTC))

    assert "Saturday 29 March 2025, 9am GMT</time> to <time" in text
    assert text.endswith("Sunday 30 March 2025, 4pm</time> BST")


def test_the_clock_of_the_place_counts():
    assert "5am</time> EST" in shown(start=MARCH.replace(hour=10, minute=0), time_zone="EST")
    assert "UTC+04" in shown(start=MARCH, time_zone="Asia/Dubai")


@pytest.mark.parametrize("zone", ["", "Nowhere/Atlantis", "/etc/passwd"])
def test_a_draft_with_no_zone_that_exists_is_shown_in_london_time(zone):
    assert shown(start=MARCH, time_zone=zone).endswith(" GMT")


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        ("day", '<time datetime="2025-03-07">Friday 7 March 2025</time>'),
        ("month", '<time datetime="2025-03">March 2025</time>'),
        ("year", '<time datetime="2025">2025</time>'),
        ("unknown", "Date not known"),
    ],
)
def test_no_more_is_said_than_is_known(precision, expected):
    assert shown(start=MARCH, date_precision=precision) == expected


def test_months_that_are_the_same_are_said_once():
    end = MARCH.replace(day=20)

    assert shown(start=MARCH, end=end, date_precision="month").count("March") == 1
    assert " to " in shown(start=MARCH, end=end, date_precision="day")


def test_no_start_is_no_date():
    assert shown(start=None) == "Date not known"


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (MARCH.replace(hour=8), "upcoming"),
        (MARCH.replace(hour=10), "now"),
        (MARCH.replace(day=8), "past"),
    ],
)
def test_the_state_follows_the_clock(now, state, monkeypatch):
    occasion = EventPage(start=MARCH, end=MARCH.replace(hour=11))

    monkeypatch.setattr(timezone, "now", lambda: now)

    assert occasion_state(occasion) == state
    assert is_open(occasion) is (state != "past")


@pytest.mark.parametrize(
    ("precision", "now", "state"),
    [
        ("day", datetime(2025, 6, 1, 22, 59, tzinfo=UTC), "now"),  # London is an hour ahead
        ("day", datetime(2025, 6, 1, 23, 0, tzinfo=UTC), "past"),
        ("month", datetime(2025, 5, 31, 22, 59, tzinfo=UTC), "upcoming"),
        ("month", datetime(2025, 6, 30, 22, 59, tzinfo=UTC), ""),
        ("month", datetime(2025, 6, 30, 23, 0, tzinfo=UTC), "past"),
        ("year", datetime(2025, 12, 31, 23, 59, tzinfo=UTC), ""),
        ("year", datetime(2026, 1, 1, 0, 0, tzinfo=UTC), "past"),
    ],
)
def test_what_is_known_roughly_is_past_when_the_whole_of_it_is(precision, now, state, monkeypatch):
    june = datetime(2025, 5, 31, 23, 0, tzinfo=UTC)
    occasion = EventPage(start=june, date_precision=precision)

    monkeypatch.setattr(timezone, "now", lambda: now)

    assert occasion_state(occasion) == state
    assert is_open(occasion) is (state != "past")


def test_without_a_date_nothing_is_called_past_and_only_a_series_goes_on():
    assert occasion_state(EventPage()) == ""
    assert is_open(WebinarPage(series=True)) is True
    assert is_open(WebinarPage()) is False
    assert is_open(EventPage()) is False
