"""The stages of an event or webinar: from the clock, from what is there, and from the editor."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from content.webinars.stage import Facts, Stage, stage_at
from content.webinars.time_span import Precision, TimeSpan

LONDON = ZoneInfo("Europe/London")
START = datetime(2026, 3, 29, 10, 0, tzinfo=LONDON)  # on this day the clocks went forward
END = START + timedelta(hours=2)
BEFORE, DURING, AFTER = START - timedelta(days=3), START + timedelta(hours=1), END


def span(**changes) -> TimeSpan:
    return TimeSpan(
        **{"start": START, "end": END, "precision": Precision.TIME, "zone": LONDON} | changes
    )


UNDATED = span(start=None, end=None, precision=Precision.UNKNOWN)


@pytest.mark.parametrize(
    ("now", "facts", "stage"),
    [
        (BEFORE, {}, Stage.ANNOUNCED),
        (BEFORE, {"registration_open": True}, Stage.OPEN),
        (START, {"registration_open": True}, Stage.LIVE),
        (DURING, {}, Stage.LIVE),
        (AFTER, {"will_be_recorded": True}, Stage.AWAITING),
        (AFTER, {"will_be_recorded": True, "recorded": True}, Stage.RECORDED),
        (AFTER, {}, Stage.OVER),
        (BEFORE, {"override": "cancelled"}, Stage.CANCELLED),
        (AFTER, {"override": "cancelled"}, Stage.CANCELLED),
        (BEFORE, {"override": "postponed"}, Stage.POSTPONED),
        (BEFORE, {"override": "live"}, Stage.LIVE),
    ],
)
def test_the_stage_follows_the_clock_and_what_is_there(now, facts, stage):
    assert stage_at(now, Facts(span(), **facts)) == stage


def test_what_was_postponed_takes_place_on_its_new_day():
    postponed = Facts(span(), override="postponed", will_be_recorded=True)

    assert stage_at(DURING, postponed) == Stage.LIVE
    assert stage_at(AFTER, postponed) == Stage.AWAITING
    assert stage_at(AFTER, Facts(UNDATED, override="postponed")) == Stage.POSTPONED


@pytest.mark.parametrize(
    ("facts", "stage"),
    [
        ({}, None),
        ({"recorded": True}, Stage.RECORDED),
        ({"comes_again": True, "recorded": True}, Stage.ANNOUNCED),
        ({"registration_open": True}, Stage.OPEN),
    ],
)
def test_without_a_date_only_facts_tell(facts, stage):
    assert stage_at(DURING, Facts(UNDATED, **facts)) == stage


@pytest.mark.parametrize(
    ("precision", "last"),
    [
        (Precision.DAY, datetime(2026, 3, 29, 22, 59, tzinfo=UTC)),  # 23 hours long
        (Precision.MONTH, datetime(2026, 3, 31, 22, 59, tzinfo=UTC)),
        (Precision.YEAR, datetime(2026, 12, 31, 23, 59, tzinfo=UTC)),
    ],
)
def test_what_is_known_roughly_is_over_when_the_whole_of_it_is(precision, last):
    roughly = Facts(span(end=None, precision=precision))

    assert stage_at(last, roughly) in (None, Stage.ANNOUNCED)
    assert stage_at(last + timedelta(minutes=1), roughly) == Stage.OVER


def test_the_clock_that_goes_back_gives_the_day_its_twenty_fifth_hour():
    sunday = datetime(2026, 10, 25, tzinfo=LONDON)

    over = span(start=sunday, end=None, precision=Precision.DAY).over_from

    assert over - sunday.astimezone(UTC) == timedelta(hours=25)


def test_within_a_month_that_is_all_we_know_nothing_is_said():
    assert stage_at(DURING, Facts(span(end=None, precision=Precision.MONTH))) is None


def test_without_an_end_it_lasts_two_hours():
    open_end = Facts(span(end=None))

    assert stage_at(START + timedelta(minutes=119), open_end) == Stage.LIVE
    assert stage_at(START + timedelta(minutes=120), open_end) == Stage.OVER
