"""Monday to Friday; bank holidays count as any other day."""

from datetime import date, timedelta

import pytest

from content.suggestions.working_days import working_days_before, working_days_between


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2026-11-23", "2026-11-23", 0),
        ("2026-11-23", "2026-11-24", 1),  # Monday to Tuesday
        ("2026-11-27", "2026-11-30", 1),  # over a weekend
        ("2026-11-28", "2026-11-29", 0),  # within one
        ("2026-11-28", "2026-11-30", 1),
        ("2026-11-02", "2026-11-30", 20),
        ("2026-11-30", "2026-11-02", 0),
    ],
)
def test_days_between(first, last, days):
    assert working_days_between(date.fromisoformat(first), date.fromisoformat(last)) == days


def test_it_counts_as_a_walk_through_the_days_does():
    start = date(2026, 11, 1)
    for n in range(40):
        for m in range(40):
            first, last = start + timedelta(days=n), start + timedelta(days=n + m)
            walked = sum((first + timedelta(days=d)).weekday() < 5 for d in range(1, m + 1))
            assert working_days_between(first, last) == walked


def test_the_day_before_which_all_is_late():
    for n in range(14):
        today = date(2026, 11, 20) + timedelta(days=n)
        before = working_days_before(today, 20)
        assert working_days_between(before, today) > 20
        assert working_days_between(before + timedelta(days=1), today) <= 20
