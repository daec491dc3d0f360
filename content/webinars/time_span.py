"""When something takes place, and how exactly that is known."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from django.db import models

# Who knows no better end may take it for over then; said to editors at the field.
LENGTH_WITHOUT_END = timedelta(hours=2)


class Precision(models.TextChoices):
    TIME = "time", "Day and time"
    DAY = "day", "The day only"
    MONTH = "month", "The month only"
    YEAR = "year", "The year only"
    UNKNOWN = "unknown", "Not known"


@dataclass(frozen=True)
class TimeSpan:
    """From `start` to `end`, both with a zone; of what is known roughly, the first moments."""

    start: datetime | None
    end: datetime | None
    precision: str
    zone: ZoneInfo

    @property
    def is_known(self) -> bool:
        return self.start is not None and self.precision != Precision.UNKNOWN

    @property
    def is_to_the_minute(self) -> bool:
        return self.is_known and self.precision == Precision.TIME

    @property
    def over_from(self) -> datetime | None:
        """The first moment at which all of it is past; None when no date is known."""
        if not self.is_known:
            return None
        if self.precision == Precision.TIME:
            return self.end or self.start + LENGTH_WITHOUT_END
        last = (self.end or self.start).astimezone(self.zone)
        midnight = last.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
        rounded = {Precision.MONTH: {"day": 1}, Precision.YEAR: {"day": 1, "month": 1}}
        first = midnight.replace(**rounded.get(self.precision, {}))
        further = {Precision.MONTH: {"months": 1}, Precision.YEAR: {"years": 1}}
        # By the clock on the wall: a day with a change of the clocks has 23 or 25 hours.
        return first + relativedelta(**further.get(self.precision, {"days": 1}))

    def is_over(self, now: datetime) -> bool:
        """Of what has no date, nothing says that it is still to come."""
        over = self.over_from
        return over is None or over <= now

    def has_begun(self, now: datetime) -> bool:
        return self.is_known and self.start <= now

    def is_running(self, now: datetime) -> bool:
        """On the day that is all we know, nobody can say; on the second of several days we can."""
        if self.precision not in (Precision.TIME, Precision.DAY) or self.is_over(now):
            return False
        wait = timedelta() if self.precision == Precision.TIME else timedelta(days=1)
        return self.start + wait <= now

    def may_be_running(self, now: datetime) -> bool:
        """Within the month or year that is all we know, it may be to come, on or past."""
        rough = self.precision in (Precision.MONTH, Precision.YEAR)
        return rough and self.has_begun(now) and not self.is_over(now)
