"""The calendar files of events and webinars."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import conditional_page, require_safe
from wagtail.models import Page, Site

from content.pages.events import EventPage
from content.pages.occasion import Occasion
from content.pages.webinars import WebinarPage
from content.publication.open_to_all import open_to_all
from content.webinars.calendar import Entry, calendar_file
from content.webinars.stage import Stage
from content.webinars.time_span import Precision

# What was moved or called off a while ago has to reach those who subscribed.
KEPT_AFTERWARDS = timedelta(days=90)
EVERYTHING = "LARCH events and webinars"

logger = logging.getLogger(__name__)


@require_safe
@conditional_page
def upcoming_calendar(request: HttpRequest) -> HttpResponse:
    """Everything to come, for subscribing."""
    site = Site.find_for_request(request)
    since = timezone.now() - KEPT_AFTERWARDS
    entries = [each for page in in_calendars(since) for each in told_of(page, site)]
    recent = [each for each in entries if each.span.over_from > since]
    recent.sort(key=lambda each: (each.span.start, each.uid))
    return answer(calendar_file(recent, name=EVERYTHING))


@require_safe
@conditional_page
def occasion_calendar(request: HttpRequest, place: str, session: UUID | None = None):
    """Of one page, all sessions or one of them; 404 where no day is known."""
    site = Site.find_for_request(request)
    page = occasion_at(site, place)
    entries = list(told_of(page, site))
    if session:
        entries = [each for each in entries if each.uid == str(session)]
    if not entries:
        raise Http404("No day is known yet.")
    return answer(calendar_file(entries, name=page.title))


def answer(file: bytes) -> HttpResponse:
    return HttpResponse(
        file,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'inline; filename="larch.ics"'},
    )


def occasion_at(site: Site, place: str) -> Occasion:
    """The published event or webinar whose page lies at this path below the home page."""
    pages = open_to_all(Page.objects).filter(url_path=f"{site.root_page.url_path}{place}/")
    page = pages.specific().first()
    if not isinstance(page, Occasion):
        raise Http404("There is no event or webinar here.")
    return page


def in_calendars(since: datetime) -> Iterator[Occasion]:
    told = Q(date_precision__in=[Precision.TIME, Precision.DAY])
    recent = told & (Q(start__gte=since) | Q(end__gte=since) | Q(previous_start__gte=since))
    yield from open_to_all(EventPage.objects).filter(recent | Q(previous_start__gte=since))
    late = Q(series=True) | recent | Q(previous_start__gte=since)
    yield from open_to_all(WebinarPage.objects).filter(late).prefetch_related("sessions")


def told_of(page: Occasion, site: Site) -> Iterator[Entry]:
    for entry in entries_of(page, site):
        if not entry.can_be_told:
            continue
        if entry.has_sensible_years:
            yield entry
        else:
            logger.warning("Left out of calendars for its year: %s %s", entry.address, entry.span)


def entries_of(page: Occasion, site: Site) -> Iterator[Entry]:
    address = page.get_full_url()
    whole = Entry(
        uid=str(page.translation_key),
        sequence=page.calendar_sequence,
        title=page.title,
        span=page.own_span,
        changed=page.last_published_at or timezone.now(),
        address=address,
        description=" ".join(filter(None, [page.stage_note, page.summary])),
        place=place_of(page),
        cancelled=page.stage_override == Stage.CANCELLED,
    )
    sessions = page.dated_sessions if isinstance(page, WebinarPage) else []
    if not sessions:
        yield without_day(page, whole)
    for each in sessions:
        yield replace(
            whole,
            uid=str(each.uid),
            # A change of the series counts for each of its sessions.
            sequence=page.calendar_sequence + each.calendar_sequence,
            title=": ".join(filter(None, [page.title, each.title])),
            span=each.span_on(page),
            cancelled=whole.cancelled or each.cancelled,
        )


def without_day(page: Occasion, entry: Entry) -> Entry:
    """What waits for a new day leaves the calendars at the old one."""
    if entry.can_be_told or not page.previous_start or page.stage != Stage.POSTPONED:
        return entry
    span = replace(entry.span, start=page.previous_start, end=None, precision=Precision.TIME)
    return replace(entry, span=span, title=f"Postponed: {entry.title}", cancelled=True)


def place_of(page: Occasion) -> str:
    if page.venue or page.address:
        return ", ".join(filter(None, [page.venue, *page.address.splitlines()]))
    return "Online" if page.format == Occasion.Format.ONLINE else ""
