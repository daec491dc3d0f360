"""When an event or webinar is: never more exact than we know, and always with its year."""

from dataclasses import replace

from django import template
from django.template.loader import render_to_string

from content.webinars.time_in_words import Moment, moments
from content.webinars.time_span import Precision, TimeSpan

register = template.Library()


@register.inclusion_tag("components/when.html")
def when(occasion) -> dict:
    """Shows the time in words; `first` is None when no date is known."""
    if last := getattr(occasion, "last_held", None):
        return written_span(last) | {"last_held": True}
    return written_span(occasion.span)


@register.simple_tag
def moved_from(occasion) -> Moment | None:
    """The start that no longer holds, of what was postponed."""
    if not occasion.previous_start:
        return None
    span = occasion.own_span
    before = replace(span, start=occasion.previous_start, end=None)
    if not span.is_known:  # how exactly the new one is known says nothing of the old one
        before = replace(before, precision=Precision.DAY)
    return moments(before)[0]


@register.simple_tag
def session_when(session, page) -> dict:
    """Like `when`, of one session of a series."""
    return render_to_string("components/when.html", written_span(session.span_on(page)))


@register.simple_tag
def registration_closes(page) -> str:
    closes = replace(
        page.own_span, start=page.registration_closes, end=None, precision=Precision.TIME
    )
    return render_to_string("components/when.html", written_span(closes))


def written_span(span: TimeSpan) -> dict:
    first, last, zone = moments(span)
    return {"first": first, "last": last, "zone": zone}
