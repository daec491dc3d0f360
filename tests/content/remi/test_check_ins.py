"""One question after three, six and twelve months, to those who want it; travelled through."""

from datetime import UTC, datetime, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.core import mail
from django.utils import timezone

from content.models import CheckIn, DownloadRequest, OutboxMessage
from content.outbox.sender import send_due
from content.remi import check_ins, letting_go
from content.remi.implementation import Stage
from content.remi.own_page_link import own_page_path
from content.remi.status import record_status
from tests.content.remi.requesters import (
    anonymise,
    composed,
    make_organisation,
    make_request,
    make_version,
)

pytestmark = pytest.mark.django_db
START = datetime(2026, 1, 31, 10, tzinfo=UTC)


@pytest.fixture
def asked() -> DownloadRequest:
    return make_request()


def is_still_asked(request: DownloadRequest, months: int = 3) -> bool:
    return composed(request.check_ins.get(months=months).mail) is not None


def tell(request: DownloadRequest, stage: str) -> None:
    record_status(
        organisation=request.organisation,
        stage=stage,
        source="own-page",
        request=request,
        now=timezone.now(),
    )


def test_each_answer_is_a_link_and_so_is_stop(asked):
    text = composed(asked.check_ins.get(months=6).mail).text

    for answer in [*Stage.values, "stop"]:
        assert f"{own_page_path(asked)}check-in/6/{answer}/\n" in text


@pytest.mark.parametrize(
    "event",
    [
        lambda one: letting_go.erase(request=one, now=timezone.now()),
        anonymise,
        lambda one: check_ins.stop(request=one, now=timezone.now()),
        lambda one: DownloadRequest.objects.update(bounced_at=timezone.now()),
        lambda one: tell(one, "not-using"),
        lambda one: make_request(organisation=one.organisation),
        lambda one: make_request(one.email.upper(), organisation=one.organisation),
        lambda one: one.check_ins.update(answer="paused", answered_at=timezone.now()),
    ],
    ids=["erased", "anonymous", "stopped", "bounced", "not using it", "asked anew",
         "asked anew in capitals", "answered"],
)  # fmt: skip
def test_it_is_dropped_when_it_is_not_wanted(asked, event):
    assert is_still_asked(asked)

    event(asked)

    assert not is_still_asked(asked)


@pytest.mark.parametrize(
    "event",
    [
        lambda one: make_request(organisation=make_organisation("Second Trust")),
        lambda one: make_request("other@made-up.example", organisation=one.organisation),
        lambda one: tell(one, "paused"),
        lambda one: tell(make_request("other@made-up.example"), "not-using"),
        lambda one: (tell(one, "not-using"), tell(one, "awareness")),
        lambda one: check_ins.stop(
            request=make_request("other@made-up.example"), now=timezone.now()
        ),
    ],
    ids=["for another organisation", "somebody else asked", "paused", "a colleague doesn't use it",
         "uses it after all", "somebody else stopped"],
)  # fmt: skip
def test_it_is_not_dropped_for_less(asked, event):
    event(asked)

    assert is_still_asked(asked)


def test_stop_holds_for_what_is_asked_for_later(asked):
    check_ins.stop(request=asked, now=timezone.now())

    assert not is_still_asked(make_request(organisation=make_organisation("Second Trust")))


def test_after_months_without_mail_only_the_latest_is_asked():
    asked = make_request(at=timezone.now() - relativedelta(months=7))

    assert [is_still_asked(asked, months) for months in (3, 6, 12)] == [False, True, True]


def travel(time_machine, months: int) -> list[str]:
    """Who gets a check-in then."""
    time_machine.move_to(START + relativedelta(months=months) + timedelta(minutes=1), tick=False)
    mail.outbox.clear()
    send_due()
    return sorted(one.to[0].partition("@")[0] for one in mail.outbox)


def test_through_the_year_the_right_people_are_asked(client, time_machine):
    """Show 6: nine people, each with another year."""
    time_machine.move_to(START, tick=False)
    make_version()
    names = ("silent", "answers", "stops", "erases", "leaves", "twice", "moves", "later", "told")
    people = {name: make_request(f"{name}@made-up.example", at=START) for name in names}

    def press(name: str, place: str, **answers) -> None:
        assert client.post(f"{own_page_path(people[name])}{place}/", answers).status_code == 303

    time_machine.move_to(START + relativedelta(months=2), tick=False)
    make_request("twice@made-up.example", at=timezone.now())
    make_request(
        "moves@made-up.example", at=timezone.now(), organisation=make_organisation("Second Trust")
    )
    press("erases", "erase")
    press("told", "status", stage="not-using")

    asked_at_three = travel(time_machine, 3)
    press("answers", "check-in/3/commitment")
    press("stops", "check-in/3/stop")
    press("leaves", "check-in/3/not-using")
    press("told", "status", stage="awareness")

    time_machine.move_to(START + relativedelta(months=5) + timedelta(minutes=1), tick=False)
    mail.outbox.clear()
    send_due()
    asked_at_five = sorted(one.to[0].partition("@")[0] for one in mail.outbox)
    asked_at_six = travel(time_machine, 6)
    press("later", "check-in/6/embedding")
    press("answers", "check-ins", wanted="no")
    travel(time_machine, 8)
    press("answers", "check-ins", wanted="yes")
    asked_at_twelve = travel(time_machine, 12)

    assert asked_at_three == ["answers", "later", "leaves", "moves", "silent", "stops"]
    assert asked_at_five == ["moves", "twice"]  # three months after their second request
    assert asked_at_six == ["answers", "later", "moves", "silent", "told"]
    assert asked_at_twelve == ["answers", "later", "moves", "silent", "told"]
    assert travel(time_machine, 13) == []
    owed = OutboxMessage.objects.filter(kind=check_ins.MAIL)
    assert owed.count() == 11 * 3
    assert {one.about for one in owed} == set(CheckIn.objects.values_list("pk", flat=True))


def test_officers_see_who_answered_who_stopped_and_who_is_silent(client, time_machine):
    time_machine.move_to(START, tick=False)
    names = ("silent", "answers", "stops")
    people = {name: make_request(f"{name}@made-up.example", at=START) for name in names}
    travel(time_machine, 3)
    client.post(f"{own_page_path(people['answers'])}check-in/3/paused/")
    client.post(f"{own_page_path(people['stops'])}check-in/3/stop/")
    threes = CheckIn.objects.filter(months=3)

    assert threes.answered().get().request == people["answers"]
    assert threes.stopped().get().request == people["stops"]
    assert CheckIn.objects.silent(timezone.now()).get().request == people["silent"]
    assert not CheckIn.objects.silent(START).exists()


def test_who_is_erased_does_not_change_who_answered(client, asked):
    client.post(f"{own_page_path(asked)}check-in/3/paused/")
    letting_go.erase(request=asked, now=timezone.now())

    assert CheckIn.objects.answered().count() == 1
