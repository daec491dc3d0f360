"""Everything that happened with one request, from what each part of the gate wrote down."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils import timezone

from content.outbox.message import OutboxMessage
from content.remi.download_request import DownloadRequest
from content.remi.mail_kinds import CHECK_IN, mails_about, name_of

State = OutboxMessage.State


@dataclass(frozen=True)
class Happening:
    at: datetime
    what: str
    detail: str = ""


def history_of(request: DownloadRequest) -> list[Happening]:
    """The newest first."""
    happenings = [
        *of_the_request(request),
        *of_deliveries(request),
        *of_mails(request),
        *of_answers(request),
    ]
    return newest_first(happenings)


def newest_first(happenings: list[Happening]) -> list[Happening]:
    """Of what happened at the same moment, the later named is the newer."""
    return sorted(happenings, key=lambda each: each.at)[::-1]


def planned_for(request: DownloadRequest) -> list[OutboxMessage]:
    """Mails that are still to go out, the next one first; what nobody wants any more is dropped then."""
    if not request.has_person:
        return []
    waiting = [mail for mail in mails_about(request) if mail.state == State.WAITING]
    if request.check_ins_stopped_at:
        waiting = [mail for mail in waiting if mail.kind != CHECK_IN]
    return sorted(waiting, key=lambda mail: mail.next_try_at)


def of_the_request(request: DownloadRequest) -> Iterator[Happening]:
    notice = (
        f"Saw the privacy notice of {day(request.notice.first_used_at)}." if request.notice else ""
    )
    yield Happening(request.created_at, "Asked for the REMI", notice)
    for at, what in (
        (request.news_changed_at, f"{'Wants' if request.wants_news else 'Wants no'} news"),
        (
            request.organisation_changed_at,
            "Wrote another organisation; nobody has chosen one since",
        ),
        (request.check_ins_stopped_at, "Check-ins stopped"),
        (request.bounced_at, "A mail came back: the address doesn't work"),
        (request.anonymised_at, "Made anonymous: its time was over"),
        (request.erased_at, "Erased at the person's wish"),
    ):
        if at:
            yield Happening(at, what)


def of_deliveries(request: DownloadRequest) -> Iterator[Happening]:
    deliveries = request.deliveries.select_related("tool_file__version")
    deliveries = deliveries.order_by("issued_at", "tool_file__sort_order", "pk")
    for (issued_at, ends), group in groupby(
        deliveries, lambda one: (one.issued_at, one.expires_at)
    ):
        files = [delivery.tool_file for delivery in group]
        yield Happening(
            issued_at,
            f"Links issued for version {files[0].version}",
            f"{', '.join(file.title for file in files)}; they work until {day(ends)}.",
        )
    for delivery in deliveries:
        if delivery.first_completed_at:
            yield Happening(
                delivery.first_completed_at,
                "Downloaded for the first time",
                str(delivery.tool_file),
            )


def of_mails(request: DownloadRequest) -> Iterator[Happening]:
    for mail in mails_about(request):
        if mail.state == State.SENT:
            yield Happening(mail.settled_at or mail.due_at, f"Mail sent: {name_of(mail.kind)}")
        elif mail.state == State.GIVEN_UP:
            yield Happening(
                mail.settled_at or mail.due_at,
                f"Mail given up: {name_of(mail.kind)}",
                f"{times(mail.attempts)}. {mail.last_fault}".strip(),
            )


def of_answers(request: DownloadRequest) -> Iterator[Happening]:
    for check_in in request.check_ins.exclude(answered_at=None):
        yield Happening(
            check_in.answered_at,
            f"Answered the check-in after {check_in.months} months",
            check_in.get_answer_display(),
        )
    for status in request.statuses.all():
        yield Happening(
            status.recorded_at,
            f"Status recorded: {status.get_stage_display()}",
            f"From: {status.get_source_display()}",
        )


def day(at: datetime) -> str:
    return f"{timezone.localtime(at):%-d %B %Y}"


def times(attempts: int) -> str:
    return "Tried once" if attempts == 1 else f"Tried {attempts} times"
