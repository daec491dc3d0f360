"""What readers are told of when something is: as much as we know, and not more."""

from datetime import UTC, datetime

import pytest
from django.template import Context, Template

from content.models import EventPage

pytestmark = pytest.mark.django_db  # a page asks for its content type

MARCH = datetime(2025, 3, 7, 9, 30, tzinfo=UTC)
JUNE = datetime(2025, 6, 30, 8, 30, tzinfo=UTC)


def shown(**fields) -> str:
    template = Template("{% load occasion_dates %}{% when occasion %}")
    return template.render(Context({"occasion": EventPage(**fields)})).strip()


def test_a_time_has_its_year_and_its_zone_in_winter_and_summer():
    assert shown(start=MARCH) == (
        '<time datetime="2025-03-07T09:30+00:00">Friday 7 March 2025, 9:30am</time> GMT (London time)'
    )
    assert shown(start=JUNE) == (
        '<time datetime="2025-06-30T09:30+01:00">Monday 30 June 2025, 9:30am</time> BST (London time)'
    )


def test_an_end_on_the_same_day_says_the_time_only():
    text = shown(start=MARCH, end=MARCH.replace(hour=12, minute=0))

    assert text.endswith(
        ' to <time datetime="2025-03-07T12:00+00:00">midday</time> GMT (London time)'
    )


def test_an_end_on_another_day_says_the_day_and_both_zones_when_they_differ():
    start = datetime(2025, 3, 29, 9, tzinfo=UTC)
    text = shown(start=start, end=datetime(2025, 3, 30, 15, tzinfo=UTC))

    assert "Saturday 29 March 2025, 9am GMT</time> to <time" in text
    assert text.endswith("Sunday 30 March 2025, 4pm</time> BST (London time)")


def test_the_clock_of_the_place_counts():
    assert "5am</time> EST" in shown(start=MARCH.replace(hour=10, minute=0), time_zone="EST")
    assert "UTC+04" in shown(start=MARCH, time_zone="Asia/Dubai")


@pytest.mark.parametrize("zone", ["", "Nowhere/Atlantis", "/etc/passwd"])
def test_a_draft_with_no_zone_that_exists_is_shown_in_london_time(zone):
    assert shown(start=MARCH, time_zone=zone).endswith(" GMT (London time)")


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
