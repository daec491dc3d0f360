"""Files for calendars (iCalendar, RFC 5545): one session, a series, or everything to come.

A calendar that reads a file again knows an entry by its UID, follows a change when SEQUENCE has
gone up, and takes it out when STATUS says CANCELLED.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event, Timezone

from content.webinars.sensible_years import is_sensible
from content.webinars.time_span import Precision, TimeSpan

PRODUCER = "-//London Anti-Racism Collaboration for Health//Events//EN"
READ_AGAIN = timedelta(hours=6)
A_YEAR = timedelta(days=366)  # on either side, so that each file holds both changes of the clocks
IN_CALENDARS = (Precision.TIME, Precision.DAY)  # a month is no entry in a calendar


@dataclass(frozen=True)
class Entry:
    """One entry; `address` is that of its page, `changed` when it was last published."""

    uid: str
    sequence: int
    title: str
    span: TimeSpan
    changed: datetime
    address: str
    description: str = ""
    place: str = ""
    cancelled: bool = False

    @property
    def can_be_told(self) -> bool:
        return self.span.is_known and self.span.precision in IN_CALENDARS

    @property
    def has_sensible_years(self) -> bool:
        """Without them one entry would make the whole file fail, for everybody who subscribed."""
        return is_sensible(self.span.start) and is_sensible(self.span.end or self.span.start)


def calendar_file(entries: Iterable[Entry], *, name: str) -> bytes:
    """The file as UTF-8, with the rules of each time zone that it names."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", READ_AGAIN, parameters={"VALUE": "DURATION"})
    told = [entry for entry in entries if entry.can_be_told]
    for entry in told:
        calendar.add_component(event(entry))
    if told:
        first = min(entry.span.start for entry in told).date()
        last = max(entry.span.over_from for entry in told).date()
        calendar.add_missing_timezones(first - A_YEAR, last + A_YEAR)
        for zone in calendar.timezones:
            tell_change_by_clock_before(zone)
    return calendar.to_ical()


def tell_change_by_clock_before(zone: Timezone) -> None:
    """RFC 5545, 3.6.5: when clocks go forward, DTSTART says what they showed before, not after."""
    for part in (*zone.standard, *zone.daylight):
        forward = part.TZOFFSETTO - part.TZOFFSETFROM
        if forward <= timedelta():
            continue
        part.DTSTART -= forward
        if further := part.pop("RDATE", None):
            part.add("RDATE", [each.dt - forward for each in further.dts])


def event(entry: Entry) -> Event:
    made = Event()
    made.add("uid", entry.uid)
    made.add("sequence", entry.sequence)
    made.add("dtstamp", entry.changed)
    made.add("last-modified", entry.changed)
    made.add("summary", entry.title)
    start, end = moments(entry.span)
    made.add("dtstart", start)
    made.add("dtend", end)
    made.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    made.add("url", entry.address)
    made.add("description", "\n\n".join(filter(None, [entry.description, entry.address])))
    if entry.place:
        made.add("location", entry.place)
    return made


def moments(span: TimeSpan) -> tuple[datetime | date, datetime | date]:
    """By the clock of the place; whole days where only the day is known, the end excluded."""
    start = span.start.astimezone(span.zone)
    end = span.over_from.astimezone(span.zone)
    return (start, end) if span.is_to_the_minute else (start.date(), end.date())
