"""Times of examples, which would be past before long if a file gave their date."""

import calendar
import datetime
import re

from django.utils import timezone

PATTERN = re.compile(r"(\w+day) in (\d{1,3}) weeks, (\d\d:\d\d)")


def from_today(words: str) -> datetime.datetime | None:
    """ "Wednesday in 3 weeks, 14:00", where 0 weeks is this week. None where it is written otherwise.

    Raises ValueError for a day or an hour that doesn't exist. The file stays as it is, so a second
    loading moves nothing.
    """
    counted = PATTERN.fullmatch(words)
    if counted is None:
        return None
    day, weeks, clock = counted.groups()
    today = timezone.localdate()
    monday = today - datetime.timedelta(days=today.weekday())
    ahead = datetime.timedelta(weeks=int(weeks), days=list(calendar.day_name).index(day))
    return datetime.datetime.combine(monday + ahead, datetime.time.fromisoformat(clock))
