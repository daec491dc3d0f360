"""What was kept long enough goes, nothing goes before, and what is broken off is taken up again."""

import shutil
from datetime import datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from dateutil.relativedelta import relativedelta
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone

from content.models import (
    CheckIn,
    DataComplaint,
    DownloadRequest,
    ExportLog,
    OutboxMessage,
    PurgeRun,
    ThrottleCount,
    ThrottleSalt,
)
from content.outbox.message import post
from content.privacy import foreseen, retention
from content.public_forms.throttle import salt_of
from content.remi import letting_go
from content.suggestions.suggestion import FOLDER
from tests.content.remi.people import ADDRESS, NAME, asked, organisation
from tests.database_words import places_of

BEGIN = datetime(2027, 1, 12, 10, 30, tzinfo=ZoneInfo("Europe/London"))
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_files_of_other_tests():
    """The files of suggestions outlive the transaction of the test that sent them."""
    shutil.rmtree(storages["private"].path(FOLDER), ignore_errors=True)


def purge_expired(*arguments: str) -> str:
    said = StringIO()
    call_command("purge_expired", *arguments, stdout=said)
    return said.getvalue()


def complaint(**fields) -> DataComplaint:
    return DataComplaint.objects.create(
        **{"name": NAME, "email": ADDRESS, "complaint": "Wrong.", "created_at": BEGIN} | fields
    )


def people_left() -> int:
    return DownloadRequest.objects.with_person().count()


def test_a_request_goes_24_months_after_the_last_use_and_not_a_day_before():
    asked(BEGIN)
    used = asked(BEGIN, email="somebody.else@surgery.invalid")
    used.active_at = BEGIN + relativedelta(months=5)
    used.save()
    left = {}

    with time_machine.travel(BEGIN, tick=False) as clock:
        for day in (0, 400, 729, 730, 731, 732, 880, 881, 882, 883):
            clock.move_to(BEGIN + timedelta(days=day, minutes=1))
            purge_expired("--apply")
            left[day] = people_left()

    # 2028 is a leap year, so 24 months have 731 days.
    ends = [(BEGIN + relativedelta(months=months) - BEGIN).days for months in (24, 29)]
    assert ends == [731, 882]
    assert left == {
        0: 2, 400: 2, 729: 2, 730: 2, 731: 1, 732: 1, 880: 1, 881: 1, 882: 0, 883: 0,
    }  # fmt: skip
    assert places_of(NAME) == places_of(ADDRESS) == []


@pytest.mark.parametrize(
    ("since", "now", "gone"),
    [
        ("2026-03-31T23:30", "2028-03-31T23:29", False),
        ("2026-03-31T23:30", "2028-03-31T23:31", True),
        ("2028-02-29T12:00", "2030-02-28T11:00", False),
        ("2028-02-29T12:00", "2030-03-01T12:01", True),
    ],
)
def test_it_goes_by_the_calendar(since, now, gone):
    london = ZoneInfo("Europe/London")
    asked(datetime.fromisoformat(since).replace(tzinfo=london))

    retention.purge(now=datetime.fromisoformat(now).replace(tzinfo=london), say=print)

    assert people_left() == (0 if gone else 1)


def test_counts_stay_and_the_purge_is_noted():
    theirs = asked(BEGIN)
    DownloadRequest.objects.filter(pk=theirs.pk).update(downloaded_at=BEGIN)
    counts = (DownloadRequest.objects.count(), CheckIn.objects.count())

    with time_machine.travel(BEGIN + relativedelta(months=24, days=1), tick=False):
        said = purge_expired("--apply")

    theirs.refresh_from_db()
    run = PurgeRun.objects.get()
    assert (DownloadRequest.objects.count(), CheckIn.objects.count()) == counts
    assert theirs.anonymised_at == run.begun_at
    assert theirs.downloaded_at == BEGIN
    assert theirs.erased_at is None
    assert run.rows == {"DownloadRequest": 1}
    assert run.ended_at is not None
    assert "DownloadRequest: 1 emptied" in said


def test_an_open_complaint_stays_and_an_answered_one_goes_after_three_years():
    still_open = complaint()
    answered = complaint(answered_at=BEGIN, outcome="upheld", notes=f"{NAME} was right")
    late = BEGIN + relativedelta(months=36)

    retention.purge(now=late - timedelta(minutes=1), say=print)
    answered.refresh_from_db()
    assert answered.name == NAME
    retention.purge(now=late + timedelta(minutes=1), say=print)

    answered.refresh_from_db()
    still_open.refresh_from_db()
    assert (answered.name, answered.email, answered.complaint, answered.notes) == ("", "", "", "")
    assert answered.anonymised_at
    assert (answered.outcome, still_open.name) == ("upheld", NAME)


def test_the_reason_of_an_export_goes_after_six_years_and_its_row_stays():
    told = ExportLog.objects.create(at=BEGIN, personal=True, reason=f"for {NAME}")
    plain = ExportLog.objects.create(at=BEGIN)

    retention.purge(now=BEGIN + relativedelta(months=72, days=1), say=print)
    run = retention.purge(now=BEGIN + relativedelta(months=72, days=2), say=print)

    told.refresh_from_db()
    plain.refresh_from_db()
    assert (told.reason, plain.reason) == ("no longer kept", "")
    assert run.rows == {}  # what is emptied isn't emptied again


def test_the_dry_run_tells_each_field_and_changes_nothing():
    asked(BEGIN)
    asked(BEGIN + timedelta(days=3), wants_news=False, email="b@surgery.invalid")
    salt_of(BEGIN.date())
    now = BEGIN + relativedelta(months=24, days=9)

    with time_machine.travel(now, tick=False):
        said = purge_expired()

    assert "DownloadRequest.email: 2 to empty, the oldest active_at 2027-01-12" in said
    assert "DownloadRequest.wants_news: 1 to empty" in said
    assert people_left() == 2
    assert ThrottleSalt.objects.count() == 1
    assert not PurgeRun.objects.exists()
    assert "Nothing is due." not in said
    assert NAME not in said
    assert ADDRESS not in said


def test_the_dry_run_says_that_nothing_is_due():
    assert "Nothing is due." in purge_expired()


def test_salts_and_counts_of_past_days_go():
    now = timezone.now()
    for day in (now, now - timedelta(days=1)):
        salt_of(timezone.localdate(day))
        ThrottleCount.objects.create(digest="x", form="remi", window=day)

    shown = purge_expired()
    purge_expired("--apply")

    assert "ThrottleCount: 1 to delete" in shown
    assert [each.day for each in ThrottleSalt.objects.all()] == [timezone.localdate(now)]
    assert ThrottleCount.objects.get().window == now
    assert PurgeRun.objects.get().rows == {"ThrottleCount": 1}


def test_mails_settled_90_days_ago_go_unless_a_check_in_names_them():
    request = asked(BEGIN)
    now = timezone.now()
    ages = {"old": 91, "new": 89}
    for key, age in ages.items():
        post(kind="x", about=1, key=key)
        OutboxMessage.objects.filter(key=key).update(
            state="sent", settled_at=now - timedelta(days=age)
        )
    OutboxMessage.objects.filter(check_in__request=request).update(
        state="sent", settled_at=now - timedelta(days=400)
    )
    post(kind="x", about=1, key="waiting")
    OutboxMessage.objects.filter(key="waiting").update(due_at=now - timedelta(days=400))

    purge_expired("--apply")

    left = set(OutboxMessage.objects.filter(check_in=None).values_list("key", flat=True))
    assert left == {"new", "waiting"}
    assert OutboxMessage.objects.filter(check_in__request=request).count() == 3


def test_daily_is_once_a_day_and_by_hand_is_always():
    with time_machine.travel(BEGIN, tick=False) as clock:
        for _ in range(3):
            purge_expired("--apply", "--daily")
            clock.shift(timedelta(minutes=1))
        once = PurgeRun.objects.count()
        purge_expired("--apply")
        twice = PurgeRun.objects.count()
        clock.move_to(BEGIN.replace(hour=0, minute=0) + timedelta(days=1))
        purge_expired("--apply", "--daily")

    assert (once, twice, PurgeRun.objects.count()) == (1, 2, 3)


@pytest.fixture
def three_batches(monkeypatch):
    monkeypatch.setattr(retention, "EACH", 2)
    body = organisation()
    for number in range(5):
        asked(BEGIN, email=f"{number}@surgery.invalid", organisation=body)


@pytest.fixture
def breaks_off(monkeypatch):
    """Call it with an error: the second batch ends with it, after it was emptied."""

    def arm(error: BaseException):
        done = []

        def anonymise(*, rows, **other):
            letting_go.anonymise(rows=rows, **other)
            done.append(rows)
            if len(done) == 2:
                raise error

        monkeypatch.setitem(retention._hooks, DownloadRequest, anonymise)

    return arm


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (KeyboardInterrupt(), 130, "Broken off."),
        (OperationalError(f"row contains {NAME}"), 1, "The database failed: OperationalError."),
    ],
)
def test_what_is_broken_off_keeps_whole_batches_and_is_taken_up(
    three_batches, breaks_off, error, code, words
):
    breaks_off(error)
    with time_machine.travel(BEGIN + relativedelta(months=25), tick=False):
        with pytest.raises(CommandError, match=words) as stopped:
            purge_expired("--apply")
        half = (people_left(), PurgeRun.objects.get().rows, PurgeRun.objects.get().ended_at)
        purge_expired("--apply", "--daily")

    run = PurgeRun.objects.get()
    assert half == (3, {"DownloadRequest": 2}, None)
    assert (people_left(), run.rows) == (0, {"DownloadRequest": 5})
    assert run.ended_at
    assert stopped.value.returncode == code
    assert NAME not in str(stopped.value)


def test_what_comes_is_told_day_by_day():
    now = BEGIN + relativedelta(months=24)
    asked(BEGIN - timedelta(days=4))
    asked(BEGIN + timedelta(days=10), email="a@surgery.invalid")
    asked(BEGIN + timedelta(days=10, hours=3), email="b@surgery.invalid")
    asked(BEGIN + timedelta(days=95), email="c@surgery.invalid")
    answered = BEGIN - relativedelta(months=12) + timedelta(days=2)
    complaint(created_at=answered, answered_at=answered, outcome="partly")

    found = [(each.day, each.term.model.__name__, each.rows) for each in foreseen.coming(now, 90)]

    today = now.date()
    assert found == [
        (today, "DownloadRequest", 1),
        (today + timedelta(days=2), "DataComplaint", 1),
        (today + timedelta(days=10), "DownloadRequest", 2),
    ]
