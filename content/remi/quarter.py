"""Three months of a calendar year."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.db.models import Q
from django.utils import timezone

MONTHS = 3
KEY = re.compile(r"(20[0-9]{2})-[Qq]([1-4])")  # another year is a slip


@dataclass(frozen=True, order=True)
class Quarter:
    """Called by its months, as budgets count other years; in addresses and files as 2026-Q3."""

    first_day: date

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(date(day.year, day.month - (day.month - 1) % MONTHS, 1))

    @classmethod
    def named(cls, key: str) -> "Quarter":
        """Raises ValueError for anything but a year and one of its four quarters."""
        found = KEY.fullmatch(key)
        if not found:
            raise ValueError(
                f"“{key[:40]}” is no quarter: write a year from 2000 to 2099 and Q1 to Q4, as 2026-Q3."
            )
        return cls(date(int(found[1]), int(found[2]) * MONTHS - 2, 1))

    @property
    def key(self) -> str:
        return f"{self.first_day:%Y}-Q{self.first_day.month // MONTHS + 1}"

    @property
    def slug(self) -> str:
        return self.key.lower()

    @property
    def before(self) -> "Quarter":
        return Quarter(self.first_day - relativedelta(months=MONTHS))

    @property
    def after(self) -> "Quarter":
        return Quarter(self.first_day + relativedelta(months=MONTHS))

    @property
    def last_day(self) -> date:
        return self.after.first_day - timedelta(days=1)

    @property
    def begins(self) -> datetime:
        """By London's clock."""
        return timezone.make_aware(datetime.combine(self.first_day, datetime.min.time()))

    @property
    def ends(self) -> datetime:
        """The first moment that no longer belongs to it."""
        return self.after.begins

    @property
    def asked(self) -> Q:
        """Requests made within it."""
        return Q(created_at__gte=self.begins, created_at__lt=self.ends)

    def __str__(self):
        return f"{self.first_day:%B} to {self.last_day:%B %Y}"
