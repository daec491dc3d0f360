"""When something is, in words: never more exact than we know, and always with its year."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.dateformat import format as written

from content.webinars.time_span import TimeSpan

DAY = "l j F Y"
CLOCK = "g:ia"


@dataclass(frozen=True)
class Moment:
    """One end of an occasion: `text` for readers, `stamp` for `<time datetime>`."""

    text: str
    stamp: str


def in_words(span: TimeSpan) -> str:
    """As plain text: "Tuesday 2 March 2027, 10am to 11am GMT (London time)"; "" without a date."""
    first, last, zone = moments(span)
    ends = " to ".join(each.text for each in (first, last) if each)
    return " ".join(filter(None, [ends, zone]))


def start_in_words(span: TimeSpan | None) -> str:
    """ "Tuesday 2 March 2027, 10am"; "" without a date."""
    first = moments(span)[0] if span else None
    return first.text if first else ""


def moments(span: TimeSpan) -> tuple[Moment | None, Moment | None, str]:
    if not span.is_known:
        return None, None, ""
    start = span.start.astimezone(span.zone)
    end = span.end.astimezone(span.zone) if span.end else None
    if span.is_to_the_minute:
        return timed(start, end)
    first = rough(start, span.precision)
    last = rough(end, span.precision) if end else None
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
        first = Moment(f"{first.text} {letters_of(start)}", first.stamp)
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
    """ "GMT (London time)"."""
    letters = letters_of(moment)
    city = getattr(moment.tzinfo, "key", "").rpartition("/")[2].replace("_", " ")
    return letters if city in ("", letters) else f"{letters} ({city} time)"


def letters_of(moment: datetime) -> str:
    """ "GMT"; the offset where a zone has no letters of its own."""
    name = moment.tzname() or ""
    return name if name.isalpha() else f"UTC{name}"
