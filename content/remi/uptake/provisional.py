"""The quarter that is running: two numbers, in fives, as they stood when the week began.

A number that readers could watch would show each request as it comes. So it moves once a week and by
fives; nought isn't told apart from a few, and the tables wait until the quarter is over.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count
from django.utils import timezone

from content.remi.download_request import DownloadRequest
from content.remi.quarter import Quarter
from content.remi.uptake.cell import Cell, in_fives
from content.remi.uptake.hiding import SMALL, Shown
from content.remi.uptake.tables import DOWNLOADS
from content.remi.uptake.tally import countable


@dataclass(frozen=True)
class Provisional:
    """`last_day` is the Sunday up to which is counted, None in the first week; `demonstration` as in
    a tally."""

    quarter: Quarter
    last_day: date | None
    cells: list[Cell]
    demonstration: bool = False


def provisional(now: datetime) -> Provisional:
    quarter = Quarter.of(timezone.localdate(now))
    today = timezone.localdate(now)
    monday = today - timedelta(days=today.weekday())
    if monday <= quarter.first_day:
        return Provisional(quarter, None, [])
    until = timezone.make_aware(datetime.combine(monday, datetime.min.time()))
    asked = DownloadRequest.objects.filter(
        created_at__gte=quarter.begins, created_at__lt=until, organisation__in=countable()
    )
    counts = asked.aggregate(
        requests=Count("pk"), organisations=Count("organisation", distinct=True)
    )
    made_up = asked.filter(organisation__demonstration=True).exists()
    cells = [coarse(key, DOWNLOADS[key], number) for key, number in counts.items()]
    return Provisional(quarter, monday - timedelta(days=1), cells, made_up)


def coarse(key: str, label: str, number: int) -> Cell:
    if number < SMALL:
        return Cell(key, label, Shown.FEW, 0, SMALL - 1)
    return in_fives(key, label, number)
