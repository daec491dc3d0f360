"""Days on which LARCH works: Monday to Friday.

Bank holidays are counted as working days: their list would have to be fetched or kept up to date,
and a warning that comes a day or two early does no harm.
"""

from datetime import date, timedelta

FIVE = 5  # days in a working week


def working_days_between(first: date, last: date) -> int:
    """Working days after `first`, up to and with `last`: 0 on the same day."""
    days = (last - first).days
    if days <= 0:
        return 0
    weeks, rest = divmod(days, 7)
    return weeks * FIVE + sum(
        (first + timedelta(days=n)).weekday() < FIVE for n in range(1, rest + 1)
    )


def working_days_before(day: date, number: int) -> date:
    """The latest day since which more than `number` working days have gone by on `day`."""
    before = day
    while working_days_between(before, day) <= number:
        before -= timedelta(days=1)
    return before
