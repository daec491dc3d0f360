from datetime import datetime

from django.db import models
from django.utils import timezone


class OutboxMessageQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=OutboxMessage.State.WAITING)

    def due(self, now: datetime):
        return self.waiting().filter(next_try_at__lte=now).order_by("next_try_at", "pk")

    def given_up(self):
        return self.filter(state=OutboxMessage.State.GIVEN_UP)


class OutboxMessage(models.Model):
    """A mail that is owed to somebody, without a word of it.

    It is written in the transaction that makes it owed. To whom it goes and what it says is read
    from the record that it is about when it is sent (see `composing`), so nothing personal lies
    here, and a mail to somebody who was erased meanwhile can't go out.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        SENT = "sent", "Sent"
        NOT_NEEDED = "not-needed", "Not needed any more"
        GIVEN_UP = "given-up", "Given up"

    key = models.CharField(
        max_length=120, unique=True, help_text="What the mail is for; no second one has the same."
    )
    kind = models.CharField(max_length=40)
    about = models.BigIntegerField(help_text="The primary key of the record that it is about.")
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    due_at = models.DateTimeField(default=timezone.now)
    next_try_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_fault = models.CharField(
        max_length=120,
        blank=True,
        help_text="What the mail server's answer meant, without its words.",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True
    objects = OutboxMessageQuerySet.as_manager()

    class Meta:
        verbose_name = "mail"
        ordering = ["-created_at"]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=models.Q(state="waiting"),
                name="outbox_waiting",
            )
        ]

    def __str__(self):
        return self.key


def post(*, kind: str, about: int, key: str = "", due_at: datetime | None = None) -> OutboxMessage:
    """Owe a mail. Posting the same key again changes nothing: call it in the record's transaction."""
    due_at = due_at or timezone.now()
    message, _ = OutboxMessage.objects.get_or_create(
        key=key or f"{kind}:{about}",
        defaults={"kind": kind, "about": about, "due_at": due_at, "next_try_at": due_at},
    )
    return message
