"""Sends what is owed: each mail once, later when the mail server is away, never in a reader's request."""

import hashlib
import logging
import random
import smtplib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from content.outbox.composing import Composer, Mail, composer_of
from content.outbox.message import OutboxMessage

FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)  # so that a server that is back is soon noticed
# With pauses that double up to the longest, some four days.
MOST_TRIES = 100
# A server that refuses an address for good may be wrong once, in a fault of its own.
MOST_REFUSALS = 4
PERMANENT = range(500, 600)

log = logging.getLogger(__name__)
State = OutboxMessage.State


class Outcome(Enum):
    NOTHING_DUE = "nothing due"
    SENT = "sent"
    NOT_NEEDED = "not needed"
    REFUSED = "refused"
    SERVER_AWAY = "the mail server is away"


@dataclass(frozen=True)
class Fault:
    """What went wrong, in words of ours: the server's own may quote an address."""

    words: str
    about_this_mail: bool  # and not about the way to the mail server
    for_good: bool = False


def send_due(*, now: datetime | None = None, most: int = 1000) -> dict[Outcome, int]:
    """Send up to `most` mails that are due; stops early when the mail server is away."""
    counts = dict.fromkeys(Outcome, 0)
    for _ in range(most):
        outcome = send_next(now=now or timezone.now())
        if outcome is Outcome.NOTHING_DUE:
            break
        counts[outcome] += 1
        if outcome is Outcome.SERVER_AWAY:
            break
    return counts


@transaction.atomic
def send_next(*, now: datetime) -> Outcome:
    """Send one mail. Its row stays locked meanwhile, so that no second sender takes it, and is
    free again at once when this process dies."""
    due = OutboxMessage.objects.due(now).select_for_update(skip_locked=True)
    message = due.first()
    if message is None:
        return Outcome.NOTHING_DUE
    composer = composer_of(message.kind)
    if composer is None:
        log.error("Nobody composes mails of the kind %s", message.kind)
        put_off(message, Fault("This version of the site doesn't know such mails.", True), now)
        return Outcome.REFUSED
    try:
        with transaction.atomic():
            mail = composer.compose(message)
    except Exception as error:  # a fault of ours in one mail must not hold up all others
        log.exception("Mail %s could not be composed", message.pk)
        return take_note(
            message, composer, Fault(f"{type(error).__name__} in composing.", True), now
        )
    if mail is None:
        settle(message, State.NOT_NEEDED, now)
        return Outcome.NOT_NEEDED
    fault = hand_over(message, mail)
    if fault is None:
        settle(message, State.SENT, now)
        if composer.sent:
            composer.sent(message)
        return Outcome.SENT
    return take_note(message, composer, fault, now)


def take_note(message: OutboxMessage, composer: Composer, fault: Fault, now: datetime) -> Outcome:
    put_off(message, fault, now)
    if fault.for_good and message.state == State.GIVEN_UP and composer.refused:
        composer.refused(message)
    log.warning("Mail %s was not sent: %s", message.pk, fault.words)
    return Outcome.REFUSED if fault.about_this_mail else Outcome.SERVER_AWAY


def settle(message: OutboxMessage, state: str, now: datetime) -> None:
    message.state, message.settled_at, message.last_fault = state, now, ""
    message.attempts += state == State.SENT
    message.save(update_fields=["state", "settled_at", "last_fault", "attempts"])


def put_off(message: OutboxMessage, fault: Fault, now: datetime) -> None:
    """Try again later, each time later than the last, not all at the same moment; then give up."""
    message.attempts += 1
    message.last_fault = fault.words
    if message.attempts >= (MOST_REFUSALS if fault.for_good else MOST_TRIES):
        message.state, message.settled_at = State.GIVEN_UP, now
    pause = min(FIRST_PAUSE * 2 ** (message.attempts - 1), LONGEST_PAUSE)
    message.next_try_at = now + pause * random.uniform(0.75, 1.25)  # noqa: S311
    message.save(update_fields=["attempts", "last_fault", "state", "settled_at", "next_try_at"])


def hand_over(message: OutboxMessage, mail: Mail) -> Fault | None:
    """Give it to the mail server; None when it took it."""
    email = EmailMessage(
        subject=" ".join(mail.subject.split()),
        body=mail.text,
        to=[mail.to],
        headers={"Message-ID": message_id(message), "Auto-Submitted": "auto-generated"},
    )
    try:
        email.send()
    except smtplib.SMTPRecipientsRefused as error:
        return refusal(max(code for code, _ in error.recipients.values()), "the address")
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
        return refusal(error.smtp_code, "the mail")
    except (smtplib.SMTPException, OSError) as error:
        return Fault(f"The mail server can't be used ({type(error).__name__}).", False)
    except ValueError:
        return Fault("The mail's address or subject can't stand in a mail.", True, for_good=True)
    return None


def refusal(code: int, what: str) -> Fault:
    for_good = code in PERMANENT
    return Fault(f"The mail server refused {what} (code {code}).", True, for_good)


def message_id(message: OutboxMessage) -> str:
    """The same at each try, so that a mail that arrived although its answer was lost is known again."""
    digest = hashlib.sha256(message.key.encode()).hexdigest()[:32]
    return f"<{digest}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname}>"
