"""Mails are sent once, and none is lost, whatever the mail server does."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from content.models import OutboxMessage
from content.outbox import composing, sender
from content.outbox.composing import Mail
from content.outbox.message import post
from content.outbox.sender import Outcome, send_due, send_next
from tests.content.outbox.being_sent import sent_elsewhere
from tests.content.outbox.mail_server import mail_server
from tests.free_port import free_port

NOW = timezone.now()
State = OutboxMessage.State


@pytest.fixture(autouse=True)
def refused(monkeypatch) -> list[int]:
    """A kind of mail of the tests' own; holds what the composer heard of refused addresses."""
    heard = []
    monkeypatch.setattr(composing, "_composers", {})
    composing.register("test", compose, refused=lambda message: heard.append(message.about))
    return heard


def compose(message) -> Mail | None:
    if message.about < 0:
        return None
    return Mail(f"person{message.about}@example.org", f"Mail {message.about}", "Words.\n")


@pytest.fixture
def server(settings):
    with mail_server() as (inbox, port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 0.5
        yield inbox


def owe(*people: int) -> None:
    for person in people:
        post(kind="test", about=person, due_at=NOW)


def send_until_settled(now=NOW) -> None:
    """Look again and again, each time when the next mail is due."""
    for _ in range(400):
        send_due(now=now)
        waiting = OutboxMessage.objects.waiting().order_by("next_try_at").first()
        if waiting is None:
            return
        now = max(now, waiting.next_try_at)
    raise AssertionError("Some mail is never settled.")


def test_what_is_due_goes_out_and_only_once(db, server):
    owe(1, 2)
    post(kind="test", about=3, due_at=NOW + timedelta(days=1))

    counts = [send_due(now=NOW), send_due(now=NOW)]

    assert sorted(mail["To"] for mail in server.mails) == [
        "person1@example.org",
        "person2@example.org",
    ]
    assert [each[Outcome.SENT] for each in counts] == [2, 0]
    assert OutboxMessage.objects.waiting().get().about == 3


def test_the_same_mail_is_owed_once(db):
    first, again = (post(kind="test", about=1, due_at=NOW) for _ in range(2))

    assert first.pk == again.pk


def test_a_mail_is_owed_with_what_makes_it_owed_or_not_at_all(db):
    with transaction.atomic():
        owe(1)
        transaction.set_rollback(True)

    assert not OutboxMessage.objects.exists()


def test_a_mail_that_is_not_needed_any_more_is_not_sent(db, server):
    owe(-1)

    assert send_next(now=NOW) is Outcome.NOT_NEEDED
    assert server.mails == []
    assert OutboxMessage.objects.get().state == State.NOT_NEEDED


@pytest.mark.parametrize("fault", ["451", "550", "hang", "drop"])
def test_after_a_fault_each_mail_arrives_exactly_once(db, server, fault):
    owe(*range(5))
    server.fault = fault
    send_due(now=NOW)
    assert server.mails == []
    server.fault = ""

    send_until_settled()

    assert len(server.ids) == len(set(server.ids)) == 5
    assert set(OutboxMessage.objects.values_list("state", flat=True)) == {State.SENT}


def test_a_server_that_is_away_costs_one_try_and_no_mail(db, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    owe(*range(5))

    counts = send_due(now=NOW)

    assert counts[Outcome.SERVER_AWAY] == 1
    assert sum(OutboxMessage.objects.values_list("attempts", flat=True)) == 1
    assert OutboxMessage.objects.waiting().count() == 5


def test_an_address_that_is_refused_for_good_is_told_and_holds_up_nobody(db, server, refused):
    owe(7)
    server.fault = "550"
    send_until_settled()
    server.fault = ""
    owe(8)
    send_due(now=NOW)

    given_up = OutboxMessage.objects.given_up().get()
    assert refused == [given_up.about] == [7]
    assert given_up.attempts == sender.MOST_REFUSALS
    assert [mail["To"] for mail in server.mails] == ["person8@example.org"]


def test_pauses_grow_and_are_not_all_alike(db, server):
    owe(*range(20))
    server.fault = "451"
    send_due(now=NOW)

    pauses = {message.next_try_at - NOW for message in OutboxMessage.objects.all()}

    assert len(pauses) > 10
    assert max(pauses) < 2 * min(pauses)
    later = OutboxMessage.objects.first()
    later.attempts = 40
    sender.put_off(later, sender.Fault("", about_this_mail=True), NOW)
    assert later.next_try_at - NOW < 2 * sender.LONGEST_PAUSE


def test_the_fault_that_is_kept_names_nobody(db, server):
    owe(1)
    server.fault = "550"
    send_due(now=NOW)

    assert (
        OutboxMessage.objects.get().last_fault == "The mail server refused the address (code 550)."
    )


def test_a_fault_of_ours_in_one_mail_holds_up_no_other(db, server, monkeypatch):
    def broken(message):
        if message.about == 1:
            raise LookupError(f"person{message.about}@example.org")
        return compose(message)

    composing.register("test", broken)
    owe(1, 2)

    send_due(now=NOW)

    assert [mail["To"] for mail in server.mails] == ["person2@example.org"]
    assert "person1" not in OutboxMessage.objects.get(about=1).last_fault


def test_a_line_break_in_a_subject_starts_no_header(db, server):
    composing.register(
        "test", lambda _: Mail("a@example.org", "Hello\r\nBcc: b@example.org", "Words")
    )
    owe(1)

    send_due(now=NOW)

    assert server.mails[0]["Bcc"] is None
    assert server.mails[0]["Subject"] == "Hello Bcc: b@example.org"


@pytest.fixture
def elsewhere(django_db_setup):
    with sent_elsewhere("test") as message:
        yield message


def test_two_senders_do_not_send_the_same_mail(elsewhere, db, server):
    """A row that one sender holds is passed over by the other."""
    now = timezone.now()
    assert OutboxMessage.objects.due(now).get().pk == elsewhere.pk

    with elsewhere.held():
        outcome = send_next(now=now)

    assert outcome is Outcome.NOTHING_DUE
    assert server.mails == []
