"""One webinar through its life: page, listing, structured data and calendar say the same."""

import json
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from icalendar import Calendar

from content.models import WebinarPage
from tests.content.factories import SiteDocumentFactory, WebinarFactory

LONDON = ZoneInfo("Europe/London")
# The clocks go forward in the night between the first two of these.
START = datetime(2036, 3, 30, 10, 0, tzinfo=LONDON)
BEFORE = datetime(2036, 3, 29, 10, 0, tzinfo=LONDON)
DURING = START + timedelta(minutes=30)
AFTER = START + timedelta(hours=3)


@pytest.fixture
def webinar(webinars) -> WebinarPage:
    return WebinarFactory(
        parent=webinars, slug="one", title="One", start=START, end=START + timedelta(hours=1)
    )


def film() -> dict:
    file = SiteDocumentFactory(file__filename="film.mp4")
    return {"title": "The film", "file": file, "transcript": "Ada: Welcome."}


def publish(page: WebinarPage, changes: dict) -> None:
    if changes.pop("recorded", False):
        page.recording = [("recording", film())]
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision(clean=False).publish()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def told_to_machines(html: str) -> list[dict]:
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    return [node for script in scripts for node in json.loads(script)["@graph"]]


STAGES = [
    ("Announced", BEFORE, {}, "EventScheduled"),
    (
        "Open for registration",
        BEFORE,
        {"registration": "outside", "registration_link": "https://register.example/one"},
        "EventScheduled",
    ),
    ("Live now", DURING, {}, "EventScheduled"),
    ("Awaiting recording", AFTER, {}, None),
    ("Recorded", AFTER, {"recorded": True}, None),
    ("Past", AFTER, {"will_be_recorded": False}, None),
    ("Cancelled", BEFORE, {"stage_override": "cancelled"}, "EventCancelled"),
    (
        "Postponed",
        BEFORE,
        {"stage_override": "postponed", "previous_start": START - timedelta(days=2)},
        "EventRescheduled",
    ),
]


@pytest.mark.parametrize(
    ("stage", "now", "changes", "status"), STAGES, ids=[each[0] for each in STAGES]
)
def test_all_who_read_it_are_told_the_same(client, webinar, *, stage, now, changes, status):
    publish(webinar, dict(changes))

    with time_machine.travel(now, tick=False):
        page = client.get("/webinars/one/").content.decode()
        listing = client.get("/webinars/").content.decode()
        calendar = client.get("/webinars/one/calendar.ics").content

    assert f"{stage} " in words(page)
    assert f"{stage} Sunday 30 March 2036" in words(listing)
    assert "Sunday 30 March 2036, 10am to 11am BST (London time)" in words(page)
    assert 'datetime="2036-03-30T10:00+01:00"' in page
    events = [each for each in told_to_machines(page) if each["@type"] == "Event"]
    assert [each["eventStatus"].rpartition("/")[2] for each in events] == [status] * bool(status)
    (entry,) = Calendar.from_ical(calendar).walk("VEVENT")
    assert entry["STATUS"] == ("CANCELLED" if stage == "Cancelled" else "CONFIRMED")


def test_where_to_register_is_told_while_somebody_can(client, webinar):
    publish(webinar, {"registration": "outside", "registration_link": "https://register.example/one",
                      "registration_closes": START - timedelta(hours=1)})  # fmt: skip

    with time_machine.travel(BEFORE, tick=False):
        assert "Register on register.example" in client.get("/webinars/one/").content.decode()
    with time_machine.travel(START - timedelta(minutes=30), tick=False):
        closed = client.get("/webinars/one/").content.decode()
    assert "register.example" not in closed
    assert "Registration has closed." in words(closed)


def test_what_is_cancelled_is_not_next(client, webinar):
    publish(webinar, {"stage_override": "cancelled", "stage_note": "The speaker is ill."})

    with time_machine.travel(BEFORE, tick=False):
        assert "Sunday 30 March 2036" not in words(client.get("/").content.decode())
        assert "Add to calendar" not in client.get("/webinars/one/").content.decode()
        assert "The speaker is ill." in client.get("/webinars/one/").content.decode()


def test_it_is_next_on_the_home_page(client, webinar):
    with time_machine.travel(BEFORE, tick=False):
        assert "Next Sunday 30 March 2036" in words(client.get("/").content.decode())
