"""From when until when the plugin Block Visibility shows a block, or a builder what its code stands around,
by the clock of the old site.

Days of the week and hours of the day say nothing for a move: such a block was seen, if not always.
"""

import json
import re
from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone

# Avada: status="publish_after" publish_date="2030-01-01 10:00:00"
FROM = re.compile(r"^publish(?:ed)?_(?:after|from)$")
UNTIL = re.compile(r"^publish(?:ed)?_(?:until|till|before)$")
# Settings of other plugins that are about when a block is seen, and what they call both ends of a period.
WHEN = re.compile(r"condition|control|visib|schedul", re.IGNORECASE)
ENDS = (("datefrom", "dateto"), ("startdate", "enddate"), ("start", "end"), ("from", "to"))
READ_APART = "blockVisibility"
LATER = "data-shown-at-other-times"  # on what such a code became


def is_code_out_of_time(settings: dict[str, str]) -> bool:
    """What has no date that can be read isn't shown either: somebody meant it to wait."""
    status = settings.get("status", "")
    if not (FROM.match(status) or UNTIL.match(status)):
        return False
    date = time_of(next((value for name, value in settings.items() if "date" in name), ""))
    if date is None:
        return bool(FROM.match(status))
    return not runs(date, None) if FROM.match(status) else not runs(None, date)


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


def is_setting_out_of_time(settings: dict) -> bool:
    """Of a block, by what any other plugin says. Of several periods one that runs is enough."""
    for name, said in settings.items():
        if name != READ_APART and WHEN.search(name):
            running = [runs(*period) for period in periods_in(said)]
            if running and any(running) == says_hide(said):
                return True
    return False


def periods_in(said: object) -> Iterator[tuple[datetime | None, datetime | None]]:
    if isinstance(said, list):
        for each in said:
            yield from periods_in(each)
    if not isinstance(said, dict) or False in (said.get("enabled"), said.get("enable")):
        return
    plain = {re.sub(r"[^a-z]", "", name.lower()): value for name, value in said.items()}
    for start, end in ENDS:
        begins, ends = time_of(plain.get(start)), time_of(plain.get(end))
        if (begins or ends) and not (begins and ends and begins >= ends):
            yield begins, ends
    for value in said.values():
        yield from periods_in(value)


def says_hide(said: object) -> bool:
    """Whether it is hidden in the period; a setting that is off says nothing."""
    return bool(
        re.search(r": \"hide|\"hide\w*\": true|\"visibility\": false", json.dumps(said).lower())
    )


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
