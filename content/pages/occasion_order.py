"""Which events and webinars are still to come, and in what order all of them stand."""

from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Case, F, Q, When
from django.db.models.functions import Lower, TruncDate
from django.utils import timezone
from wagtail.models import PageQuerySet

from content.webinars.stage import Stage
from content.webinars.time_span import LENGTH_WITHOUT_END, Precision


def over_before(precision: str) -> datetime:
    """What is known by its day, month or year alone is over when its end lies before this moment.

    Of these only the first moment is stored, and they may take place until the last.
    """
    today = timezone.localtime(timezone=timezone.get_default_timezone()).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    begun = {
        Precision.MONTH: today.replace(day=1),
        Precision.YEAR: today.replace(month=1, day=1),
    }
    return begun.get(precision, today)


def not_over() -> Q:
    rough = (Precision.DAY, Precision.MONTH, Precision.YEAR)
    ways = [Q(date_precision=each) & ends_from(over_before(each)) for each in rough]
    return reduce(or_, ways, Q(date_precision=Precision.TIME) & ends_from_now())


def ends_from(moment: datetime) -> Q:
    return Q(end__gte=moment) | Q(end__isnull=True, start__gte=moment)


def ends_from_now() -> Q:
    now = timezone.now()
    return Q(end__gt=now) | Q(end__isnull=True, start__gt=now - LENGTH_WITHOUT_END)


def still_to_come() -> Q:
    """Not over yet, nor called off."""
    return not_over() & ~Q(stage_override=Stage.CANCELLED)


class OccasionQuerySet(PageQuerySet):
    def upcoming(self):
        """Not over yet, the next first; `to_come` holds when it starts."""
        coming = self.dated().with_next_start().filter(to_come__isnull=False)
        return coming.order_by("to_come", "path")

    def newest_first(self):
        """By start; those without a known date after them, the last put in its place first."""
        return self.dated().order_by(F("listed_on").desc(nulls_last=True), "-start", "-path")

    def upcoming_first(self):
        """What is to come, the next first; then what has been, the last first; then the undated."""
        return (
            self.newest_first()
            .with_next_start()
            .order_by(
                F("to_come").asc(nulls_last=True),
                F("listed_on").desc(nulls_last=True),
                "-start",
                "-path",
            )
        )

    def oldest_first(self):
        return self.dated().order_by(F("listed_on").asc(nulls_last=True), "start", "path")

    def by_title(self):
        return self.order_by(Lower("title"), "path")

    def dated(self):
        """With the day in `listed_on`; an editor who says that it isn't known may have left one."""
        unknown = When(date_precision=Precision.UNKNOWN, then=None)
        return self.annotate(listed_on=Case(unknown, default=TruncDate("start")))

    def with_next_start(self):
        """`to_come` is empty for what is over, called off or without a date."""
        return self.annotate(to_come=Case(When(still_to_come(), then="start")))

    def for_listing(self):
        return self.select_related("lead_image").prefetch_related("topics")
