from datetime import UTC, date, datetime, timedelta

import pytest

from content.models import OutboxMessage
from content.remi import check_ins
from content.remi.quarter import Quarter
from content.remi.uptake_counts import funnel, unanswered_check_ins
from tests.content.remi.desk_records import NOW, make_organisation, make_request, tell

THIS = Quarter(date(2026, 10, 1))


@pytest.mark.parametrize(
    ("day", "first", "said"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), "January to March 2026"),
        (date(2026, 6, 30), date(2026, 4, 1), "April to June 2026"),
        (date(2026, 12, 31), date(2026, 10, 1), "October to December 2026"),
    ],
)
def test_quarters_are_those_of_the_calendar(day, first, said):
    assert (Quarter.of(day).first_day, str(Quarter.of(day))) == (first, said)


def test_before_january_comes_october():
    assert Quarter(date(2026, 1, 1)).before == Quarter(date(2025, 10, 1))


@pytest.mark.django_db
def test_the_funnel_follows_the_requests_of_a_quarter(django_assert_num_queries):
    going, paused = make_organisation(), make_organisation()
    tell(going, "paused", recorded_at=NOW - timedelta(days=3))
    tell(going, "embedding", recorded_at=NOW)
    tell(paused, "paused")
    make_request(organisation=going, downloaded_at=NOW)
    make_request(organisation=going)
    make_request(organisation=paused, downloaded_at=NOW)
    make_request()
    make_request(at=datetime(2026, 9, 30, 22, 59, tzinfo=UTC), downloaded_at=NOW)
    make_request(at=datetime(2026, 9, 30, 23, 0, tzinfo=UTC))  # October already, in London

    with django_assert_num_queries(1):
        this, before = funnel(THIS, THIS.before)

    assert this == {"asked": 5, "downloaded": 2, "known": 3, "in_progress": 2}
    assert before == {"asked": 1, "downloaded": 1, "known": 0, "in_progress": 0}


@pytest.mark.django_db
def test_silent_are_those_whose_mail_has_left():
    silent, answered, waiting, stopped = (make_request() for _ in range(4))
    for request in (silent, answered, waiting, stopped):
        check_ins.plan(request=request)
    for request in (silent, answered, stopped):
        mail = request.check_ins.get(months=3).mail
        OutboxMessage.objects.filter(pk=mail.pk).update(state="sent")
    answered.check_ins.filter(months=3).update(answer="paused", answered_at=NOW)
    stopped.check_ins_stopped_at = NOW
    stopped.save()

    assert [each.request for each in unanswered_check_ins()] == [silent]
