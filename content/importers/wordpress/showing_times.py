"""From when until when the plugin Block Visibility shows a block, by the clock of the old site.

Days of the week and hours of the day say nothing for a move: such a block was seen, if not always.
"""

from datetime import datetime

from django.utils import timezone


def is_out_of_time(controls: object) -> bool:
    """Of several periods one that runs is enough."""
    said = controls.get("dateTime") if isinstance(controls, dict) else None
    listed = said.get("schedules") if isinstance(said, dict) else None
    found = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    periods = [period for each in found if each.get("enable", True) and (period := period_of(each))]
    running = [runs(*period) for period in periods]
    if isinstance(said, dict) and said.get("hideOnSchedules") is True:
        return any(running)
    return bool(running) and not any(running)


def period_of(schedule: dict) -> tuple[datetime | None, datetime | None] | None:
    """None where it ends before it begins, which the plugin passes over."""
    start, end = time_of(schedule.get("start")), time_of(schedule.get("end"))
    return None if start and end and start >= end else (start, end)


def time_of(written: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(written or ""))
    except ValueError:
        return None
    return found if timezone.is_aware(found) else timezone.make_aware(found)


def runs(start: datetime | None, end: datetime | None) -> bool:
    now = timezone.now()
    return not ((start and start > now) or (end and end < now))
