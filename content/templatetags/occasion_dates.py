"""When an event or webinar is: never more exact than we know, and always with its year."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone
from django.utils.dateformat import format as written

register = template.Library()

DAY = "l j F Y"
CLOCK = "g:ia"


@dataclass(frozen=True)
class Moment:
    """One end of an occasion: `text` for readers, `stamp` for `<time datetime>`."""

    text: str
    stamp: str


@register.inclusion_tag("components/when.html")
def when(occasion) -> dict:
    """Shows the time in words; `first` is None when no date is known."""
    first, last, zone = span(occasion)
    return {"first": first, "last": last, "zone": zone}


@register.simple_tag
def occasion_state(occasion) -> str:
    """ "upcoming", "now", "past", or "" where there is no date to judge by.

    Within a month or year that is all we know, it may be any of them.
    """
    if not occasion.start or occasion.date_precision == "unknown":
        return ""
    if occasion.is_over:
        return "past"
    if occasion.start > timezone.now():
        return "upcoming"
    return "" if occasion.date_precision in ("month", "year") else "now"


@register.filter
def is_open(occasion) -> bool:
    """True while somebody can still take part; a series without dates goes on."""
    if occasion.start:
        return not occasion.is_over
    return getattr(occasion, "series", False)


def span(occasion) -> tuple[Moment | None, Moment | None, str]:
    if not occasion.start or occasion.date_precision == "unknown":
        return None, None, ""
    clock = zone_of(occasion)
    start = occasion.start.astimezone(clock)
    end = occasion.end.astimezone(clock) if occasion.end else None
    if occasion.date_precision == "time":
        return timed(start, end)
    first = rough(start, occasion.date_precision)
    last = rough(end, occasion.date_precision) if end else None
    return first, (last if last != first else None), ""


def timed(start: datetime, end: datetime | None) -> tuple[Moment, Moment | None, str]:
    """The day is said once when both ends lie on it; so is the zone when both have it."""
    zone = zone_name(start)
    first = Moment(f"{written(start, DAY)}, {on_the_clock(start)}", start.isoformat("T", "minutes"))
    if not end or end <= start:
        return first, None, zone
    stamp = end.isoformat("T", "minutes")
    if end.date() == start.date():
        return first, Moment(on_the_clock(end), stamp), zone
    if zone_name(end) != zone:
        first = Moment(f"{first.text} {zone}", first.stamp)
    return first, Moment(f"{written(end, DAY)}, {on_the_clock(end)}", stamp), zone_name(end)


def rough(moment: datetime, precision: str) -> Moment:
    words, stamp = {
        "month": ("F Y", "Y-m"),
        "year": ("Y", "Y"),
    }.get(precision, (DAY, "Y-m-d"))
    return Moment(written(moment, words), written(moment, stamp))


def on_the_clock(moment: datetime) -> str:
    """ "9:30am", "4pm", "midday"."""
    if moment.minute == 0 and moment.hour == 12:  # noqa: PLR2004
        return "midday"
    text = written(moment, CLOCK).replace(".", "")
    return text.replace(":00", "")


def zone_name(moment: datetime) -> str:
    """ "GMT", "BST"; the offset where a zone has no letters of its own."""
    name = moment.tzname() or ""
    return name if name.isalpha() else f"UTC{name}"


def zone_of(occasion) -> ZoneInfo:
    """The zone of the occasion; the site's own while a draft holds none that exists."""
    try:
        return occasion.zone
    except (KeyError, ValueError, OSError):
        return timezone.get_default_timezone()
