"""Events and webinars: when they are, and whether they are over."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import timezone

from content.models import EventPage, SeriesSession, WebinarPage
from tests.content.factories import EventFactory, QuestionFactory, WebinarFactory

pytestmark = pytest.mark.django_db  # what makes a page may ask for its type, once a process
Precision = EventPage.Precision


def event(**fields) -> EventPage:
    fields = {"date_precision": Precision.TIME} | fields
    return EventPage(title="An event", slug="an-event", **fields)


def problems_of(page) -> dict:
    with pytest.raises(ValidationError) as raised:
        page.clean()
    return raised.value.message_dict


def test_it_ends_after_it_starts():
    start = datetime(2025, 3, 7, 9, 30, tzinfo=UTC)

    assert "end" in problems_of(event(start=start, end=start))


def test_a_date_is_wanted_unless_it_is_not_known():
    assert "start" in problems_of(event())
    event(date_precision=Precision.UNKNOWN).clean()


def test_the_time_zone_is_a_real_one():
    problems = problems_of(event(date_precision=Precision.UNKNOWN, time_zone="Londinium"))

    assert "There is no time zone 'Londinium'" in problems[NON_FIELD_ERRORS][0]


def test_editors_type_london_time_and_choose_no_other():
    for model in (EventPage, WebinarPage):
        fields = model.get_edit_handler().get_form_class().base_fields
        assert "time_zone" not in fields
        assert "start" in fields


def test_upcoming_is_what_has_not_ended_and_the_next_comes_first(events):
    now = timezone.now()
    EventFactory(
        parent=events, title="Over", start=now - timedelta(days=2), end=now - timedelta(days=1)
    )
    EventFactory(parent=events, title="Later", start=now + timedelta(days=9))
    EventFactory(
        parent=events, title="Running", start=now - timedelta(hours=1), end=now + timedelta(hours=1)
    )
    EventFactory(parent=events, title="Undated")

    assert [page.title for page in EventPage.objects.upcoming()] == ["Running", "Later"]


@pytest.mark.parametrize(
    ("precision", "last"),
    [
        (Precision.DAY, datetime(2025, 6, 1, 22, 59, tzinfo=UTC)),
        (Precision.MONTH, datetime(2025, 6, 30, 22, 59, tzinfo=UTC)),
        (Precision.YEAR, datetime(2025, 12, 31, 23, 59, tzinfo=UTC)),
    ],
)
def test_what_is_known_roughly_is_upcoming_until_the_whole_of_it_is_past(
    client, events, monkeypatch, precision, last
):
    june = datetime(2025, 5, 31, 23, 0, tzinfo=UTC)
    page = EventFactory(parent=events, start=june, date_precision=precision)

    monkeypatch.setattr(timezone, "now", lambda: last)
    assert list(EventPage.objects.upcoming()) == [page]
    assert "Coming up" in client.get("/events/").content.decode()

    monkeypatch.setattr(timezone, "now", lambda: last + timedelta(minutes=1))
    assert list(EventPage.objects.upcoming()) == []


@pytest.mark.parametrize(
    ("precision", "shown"),
    [
        (Precision.TIME, "Friday 7 March 2025"),
        (Precision.DAY, "Friday 7 March 2025"),
        (Precision.MONTH, "March 2025"),
        (Precision.YEAR, "2025"),
    ],
)
def test_readers_see_the_year_and_no_more_than_is_known(client, events, precision, shown):
    start = datetime(2025, 3, 7, 9, 30, tzinfo=UTC)
    EventFactory(parent=events, slug="one", start=start, date_precision=precision)

    page = client.get("/events/one/").content.decode()

    assert shown in page
    assert ("7 March" in page) == (precision in (Precision.TIME, Precision.DAY))
    assert ("GMT" in page) == (precision == Precision.TIME)


def test_summer_time_is_told(client, webinars):
    start = datetime(2025, 6, 30, 12, 0, tzinfo=UTC)
    WebinarFactory(parent=webinars, slug="one", start=start, date_precision=Precision.TIME)

    page = client.get("/webinars/one/").content.decode()

    assert "BST" in page
    assert 'datetime="2025-06-30T13:00+01:00"' in page


def test_how_to_join_is_not_shown_when_it_is_over(client, webinars):
    joining = "<p>Write to us for the link.</p>"
    now = timezone.now()
    WebinarFactory(parent=webinars, slug="past", start=now - timedelta(days=9), joining=joining)
    WebinarFactory(parent=webinars, slug="next", start=now + timedelta(days=9), joining=joining)

    assert b"Write to us" not in client.get("/webinars/past/").content
    assert b"Write to us" in client.get("/webinars/next/").content


def test_a_heading_gives_way_to_a_question_with_the_same_words():
    asked = QuestionFactory(slug="is-it-free", question="Is it free?")
    webinar = WebinarFactory.build(
        body=[{"type": "heading", "value": {"text": "Is it free?", "level": "h2", "anchor": ""}}],
        questions=[("question", asked)],
    )

    webinar.clean()

    assert webinar.body[0].value.permalink == "is-it-free-2"
    assert webinar.questions[0].value.permalink == "is-it-free"


@pytest.mark.parametrize("path", ["/webinars/one/", "/webinars/"])
def test_where_it_was_is_left_out_when_nobody_knows(client, webinars, path):
    WebinarFactory(parent=webinars, slug="one", format="")

    page = client.get(path).content.decode()

    assert "<dt>Where</dt>" not in page
    assert "<span></span>" not in page


@pytest.mark.parametrize(
    "moment", [datetime(9999, 12, 31, 23, 59, tzinfo=UTC), datetime(1, 1, 1, tzinfo=UTC)]
)
def test_a_year_beyond_all_sense_is_asked_about_at_each_date(moment):
    names = ("start", "end", "previous_start", "registration_closes")

    problems = problems_of(event(**dict.fromkeys(names, moment)))

    assert set(problems) == set(names)
    assert problems["start"][0].startswith(f"Is the year right? {moment.year} ")
    assert set(problems_of(SeriesSession(start=moment, end=moment))) == {"start", "end"}
