"""What a figure can be measured in, and what that asks of its values."""

from decimal import Decimal

from django.db import models


class Unit(models.TextChoices):
    RATE_RATIO = "rate ratio", "Rate ratio"
    ODDS_RATIO = "odds ratio", "Odds ratio"
    PERCENT = "percent", "Percent"
    PER_1000 = "rate per 1,000", "Rate per 1,000"
    PER_100000 = "rate per 100,000", "Rate per 100,000"
    COUNT = "count", "Count"
    DAYS = "days", "Days"
    YEARS = "years", "Years"
    QUALITATIVE = "qualitative", "Qualitative: no figure"

    @property
    def is_ratio(self) -> bool:
        """A ratio says how many times as much as a comparator: it means nothing without one."""
        return self in (Unit.RATE_RATIO, Unit.ODDS_RATIO)

    @property
    def highest(self) -> Decimal | None:
        """The highest value that can be; None where there is no end."""
        return {Unit.PERCENT: Decimal(100), Unit.PER_1000: Decimal(1000),
                Unit.PER_100000: Decimal(100_000)}.get(self)  # fmt: skip

    @property
    def denominator(self) -> int | None:
        return {Unit.PERCENT: 100, Unit.PER_1000: 1000, Unit.PER_100000: 100_000}.get(self)

    @property
    def after_figure(self) -> str:
        """What follows a figure in text: "%", " per 100,000"; a ratio and a count stand alone."""
        return {
            Unit.PERCENT: "%",
            Unit.PER_1000: " per 1,000",
            Unit.PER_100000: " per 100,000",
            Unit.DAYS: " days",
            Unit.YEARS: " years",
        }.get(self, "")
