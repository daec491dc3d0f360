"""Which sources a run looks at, in which order."""

from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils import timezone

from content.evidence.source import Source
from content.evidence.source_check.verdict import DAYS_UNTIL_BROKEN, FAILURES

EVERY = timedelta(days=7)


def sources_to_check(
    *,
    now: datetime,
    source: str | None = None,
    all: bool = False,
    limit: int | None = None,
    due: bool = False,
) -> list[Source]:
    """Raises ValueError with what to do about a wish that can't be met."""
    if limit is not None and limit < 1:
        raise ValueError("--limit wants a number from 1 on.")
    found = Source.objects.with_address()
    if source:
        return [named(source)]
    if not all:
        midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
        found = found.exclude(checked_url=F("address_now"), checked_at__gte=midnight)
    if due:
        found = found.filter(is_due(now))
    return list(found.order_by(F("checked_at").asc(nulls_first=True), "slug")[:limit])


def is_due(now: datetime) -> Q:
    """Another address, a week gone by, or a failure that isn't yet known to last."""
    failing = Q(check_verdict__in=FAILURES, failed_days__lt=DAYS_UNTIL_BROKEN)
    return ~Q(checked_url=F("address_now")) | Q(checked_at__lt=now - EVERY) | failing


def named(slug: str) -> Source:
    source = Source.objects.filter(slug=slug).first()
    if source is None:
        raise ValueError(f"There is no source with the slug {slug!r}.")
    if not source.address:
        raise ValueError(f"The source {slug!r} has no address to look at.")
    return source
