"""Which years a date may have: beyond them somebody mistyped one.

A year such as 9999 is more than calendars and clocks can reckon with.
"""

from datetime import datetime

from django.utils import timezone

FIRST_YEAR = 1990
YEARS_AHEAD = 10


def last_year() -> int:
    return timezone.now().year + YEARS_AHEAD


def is_sensible(moment: datetime) -> bool:
    return FIRST_YEAR <= moment.year <= last_year()


def year_problems(thing, *fields: str) -> dict[str, str]:
    """By field, of the moments that these fields of a thing hold."""
    moments = {field: getattr(thing, field) for field in fields}
    return {
        field: f"Is the year right? {moment.year} doesn't lie between {FIRST_YEAR} and {last_year()}."
        for field, moment in moments.items()
        if moment and not is_sensible(moment)
    }
