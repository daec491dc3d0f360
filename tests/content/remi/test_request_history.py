from datetime import timedelta

import pytest

from content.models import NoticeVersion, OutboxMessage
from content.outbox.message import post
from content.remi import check_ins
from content.remi.mail_kinds import name_of, records
from content.remi.request_history import history_of, planned_for
from tests.content.remi.desk_records import (
    NOW,
    give,
    make_complaint,
    make_request,
    make_version,
    tell,
)

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def settle(mail: OutboxMessage, state: str, *, at, **fields) -> None:
    OutboxMessage.objects.filter(pk=mail.pk).update(state=state, settled_at=at, **fields)


@pytest.fixture
def request_of_somebody():
    return make_request(notice=NoticeVersion.of("What was said then"))


def test_all_that_happened_the_newest_first(request_of_somebody):
    request = request_of_somebody
    [delivery] = give(request, make_version("1.0", released=NOW))
    delivery.started = delivery.completed = 1
    delivery.first_completed_at = NOW + HOUR
    delivery.save()
    settle(post(kind="remi.confirmation", about=request.pk), "sent", at=NOW + 2 * HOUR)
    check_ins.plan(request=request)
    request.check_ins.filter(months=3).update(answer="paused", answered_at=NOW + 3 * HOUR)
    tell(request.organisation, "paused", request=request, recorded_at=NOW + 4 * HOUR)
    settle(
        request.check_ins.get(months=6).mail, "given-up", at=NOW + 5 * HOUR, attempts=9,
        last_fault="No answer.",
    )  # fmt: skip
    request.check_ins_stopped_at = NOW + 6 * HOUR
    request.save()

    said = [(one.what, one.detail) for one in history_of(request)]

    assert said == [
        ("Check-ins stopped", ""),
        ("Mail given up: Check-in", "Tried 9 times. No answer."),
        ("Status recorded: Paused", "From: A REMI officer"),
        ("Answered the check-in after 3 months", "Paused"),
        ("Mail sent: First mail with links", ""),
        ("Downloaded for the first time", "File 1"),
        ("Links issued for version 1.0", "File 1; they work until 9 December 2026."),
        ("Asked for the REMI", f"Saw the privacy notice of {today()}."),
    ]


def today() -> str:
    return f"{NoticeVersion.objects.get().first_used_at:%-d %B %Y}"


def test_what_comes_next_leaves_out_what_nobody_wants(request_of_somebody):
    request = request_of_somebody
    check_ins.plan(request=request)
    post(kind="remi.links", about=request.pk)
    assert [mail.kind for mail in planned_for(request)] == ["remi.links", *["remi.check-in"] * 3]

    request.check_ins_stopped_at = NOW
    assert [mail.kind for mail in planned_for(request)] == ["remi.links"]

    request.erased_at = NOW
    assert planned_for(request) == []


def test_each_mail_finds_its_record_in_few_queries(django_assert_num_queries):
    requests = [make_request() for _ in range(3)]
    for request in requests:
        check_ins.plan(request=request)
    complaint = make_complaint()
    mails = [post(kind="remi.links", about=one.pk) for one in requests]
    mails += [check_in.mail for one in requests for check_in in one.check_ins.all()]
    mails += [post(kind="data.complaint", about=complaint.pk), post(kind="other", about=1)]

    with django_assert_num_queries(3):
        found = records(mails)

    assert found[mails[0].pk] == requests[0]
    assert found[mails[3].pk] == requests[0]
    assert found[mails[-2].pk] == complaint
    assert mails[-1].pk not in found
    assert name_of("other") == "other"
