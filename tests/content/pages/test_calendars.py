"""The calendar files, read back as a calendar reads them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from content.models import EventPage, SeriesSession
from tests.content.factories import EventFactory, WebinarFactory

LONDON = ZoneInfo("Europe/London")


def entries(client, address: str) -> list:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content).walk("VEVENT")


@pytest.fixture
def event(events):
    # On this Sunday the clocks go forward in London at one.
    start = datetime(2036, 3, 30, 9, 0, tzinfo=LONDON)
    return EventFactory(
        parent=events,
        slug="one",
        title="One; day, only",
        start=start,
        end=start + timedelta(hours=2),
        venue="City Hall",
    )


def publish(page, **changes) -> None:
    """As an editor does: the whole page goes through a revision."""
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision(clean=False).publish()
    page.refresh_from_db()


def test_an_event_has_its_hour_by_the_clock_of_its_place(client, event):
    (entry,) = entries(client, "/events/one/calendar.ics")

    assert entry["SUMMARY"] == "One; day, only"
    assert entry["DTSTART"].dt == datetime(2036, 3, 30, 8, 0, tzinfo=UTC)
    assert entry["DTSTART"].params["TZID"] == "Europe/London"
    assert (entry["STATUS"], entry["SEQUENCE"]) == ("CONFIRMED", 0)
    assert entry["LOCATION"] == "City Hall"
    assert entry["URL"].endswith("/events/one/")


def test_what_is_moved_keeps_its_name_and_counts_up(client, event):
    (before,) = entries(client, "/feeds/calendar.ics")

    publish(event, start=event.start + timedelta(days=1), end=event.end + timedelta(days=1))
    publish(event, summary="Other words move nothing.")

    (after,) = entries(client, "/feeds/calendar.ics")
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert after["DTSTART"].dt - before["DTSTART"].dt == timedelta(days=1)


def test_what_is_cancelled_says_so_in_every_calendar(client, event):
    publish(event, stage_override="cancelled")

    for address in ("/events/one/calendar.ics", "/feeds/calendar.ics"):
        (entry,) = entries(client, address)
        assert (entry["STATUS"], entry["SEQUENCE"]) == ("CANCELLED", 1)


def test_what_waits_for_a_new_day_leaves_the_old_one(client, event):
    old = event.start

    publish(event, stage_override="postponed", previous_start=old, start=None, end=None,
            date_precision="unknown")  # fmt: skip

    (entry,) = entries(client, "/feeds/calendar.ics")
    assert entry["STATUS"] == "CANCELLED"
    assert entry["DTSTART"].dt == old


def test_a_day_without_an_hour_fills_the_day(client, events):
    day = datetime(2036, 6, 1, tzinfo=LONDON)
    EventFactory(
        parent=events, slug="one", start=day, end=day + timedelta(days=1), date_precision="day"
    )

    (entry,) = entries(client, "/events/one/calendar.ics")

    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (date(2036, 6, 1), date(2036, 6, 3))


def test_each_session_of_a_series_is_an_entry_that_moves_by_itself(client, webinars):
    series = WebinarFactory(parent=webinars, slug="drop-in", title="Drop-in", series=True)
    starts = [datetime(2036, month, 5, 12, tzinfo=LONDON) for month in (1, 7)]
    series.sessions = [SeriesSession(start=start) for start in starts]
    publish(series)
    before = {each["UID"]: each for each in entries(client, "/webinars/drop-in/calendar.ics")}

    series = type(series).objects.get()
    first, second = series.sessions.order_by("start")
    series.sessions = [first, second]
    second.start += timedelta(days=7)
    first.cancelled = True
    publish(series)

    after = {each["UID"]: each for each in entries(client, "/feeds/calendar.ics")}
    assert set(before) == set(after) == {str(first.uid), str(second.uid)}
    assert after[str(first.uid)]["STATUS"] == "CANCELLED"
    assert after[str(second.uid)]["DTSTART"].dt == starts[1] + timedelta(days=7)
    assert [after[uid]["SEQUENCE"] - before[uid]["SEQUENCE"] for uid in before] == [1, 1]
    (alone,) = entries(client, f"/webinars/drop-in/calendar/{second.uid}.ics")
    assert alone["UID"] == str(second.uid)


def test_what_nobody_may_read_or_nobody_can_date_has_no_calendar(client, events, event):
    EventFactory(parent=events, slug="month", start=event.start, date_precision="month")
    EventFactory(parent=events, slug="undated")
    EventFactory(parent=events, slug="draft", start=event.start, live=False)

    for slug in ("month", "undated", "draft", "missing"):
        assert client.get(f"/events/{slug}/calendar.ics").status_code == 404
    assert client.get("/calendar.ics").status_code == 404
    PageViewRestriction.objects.create(page=event, restriction_type="login")
    assert client.get("/events/one/calendar.ics").status_code == 404
    assert entries(client, "/feeds/calendar.ics") == []


def test_what_is_long_past_has_left_what_is_subscribed(client, events):
    start = timezone.now() - timedelta(days=100)
    EventFactory(parent=events, slug="past", start=start, end=start + timedelta(hours=1))

    assert entries(client, "/feeds/calendar.ics") == []
    assert len(entries(client, "/events/past/calendar.ics")) == 1


def test_a_mistyped_year_costs_nobody_the_rest_of_the_calendar(client, event, events, caplog):
    for year, slug in ((9999, "far"), (1, "long-ago")):
        page = EventFactory(parent=events, slug=slug)
        EventPage.objects.filter(pk=page.pk).update(  # no form or import lets it through now
            start=datetime(year, 6, 1, tzinfo=UTC), end=datetime(9999, 12, 31, 23, 59, tzinfo=UTC),
            date_precision="time",
        )  # fmt: skip

    (entry,) = entries(client, "/feeds/calendar.ics")

    assert entry["SUMMARY"] == event.title
    assert "/events/far/" in caplog.text
    assert client.get("/events/far/calendar.ics").status_code == 404


def test_clocks_go_forward_and_back_by_what_they_showed_before(client, event):
    file = client.get("/events/one/calendar.ics").content
    (zone,) = Calendar.from_ical(file).walk("VTIMEZONE")

    changes = {
        (part.name, moment.hour)
        for part in (*zone.standard, *zone.daylight)
        if part.TZOFFSETFROM != part.TZOFFSETTO
        for moment in (part.DTSTART, *(each.dt for each in part["RDATE"].dts))
    }
    assert changes == {("DAYLIGHT", 1), ("STANDARD", 2)}
