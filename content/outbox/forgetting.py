"""What is left of mails that were settled long ago."""

from datetime import datetime, timedelta

from django.db.models import Q

from content.outbox.message import OutboxMessage

KEPT = timedelta(days=90)


def forget_settled(now: datetime) -> int:
    """Delete them, except those that a record still names, such as a check-in its mail."""
    named = Q()
    for relation in OutboxMessage._meta.related_objects:
        named |= Q(**{f"{relation.name}__isnull": False})
    old = OutboxMessage.objects.exclude(state=OutboxMessage.State.WAITING).filter(
        settled_at__lt=now - KEPT
    )
    return old.exclude(named).delete()[0]
