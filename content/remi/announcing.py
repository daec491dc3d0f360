"""Telling those with an older version of the REMI of a new one: once a version, once a person."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from content.outbox.message import OutboxMessage
from content.remi.delivery import Delivery
from content.remi.download_request import DownloadRequest
from content.remi.tool import ToolVersion

NEW_VERSION = "remi.new-version"
A_BATCH = 1000


class AnnounceError(Exception):
    """Why a version can't be announced, in words for staff."""


@transaction.atomic
def announce(*, version: ToolVersion, now: datetime) -> int:
    """Owe a mail to each person with an older version. Returns how many. Raises AnnounceError."""
    version = ToolVersion.objects.select_for_update().get(pk=version.pk)
    if reason := why_not(version, now):
        raise AnnounceError(reason)
    mails = [
        OutboxMessage(
            kind=NEW_VERSION,
            key=f"{NEW_VERSION}:{version.pk}:{request.pk}",
            about=request.pk,
            due_at=now,
            next_try_at=now,
        )
        for request in with_older_version(version)
    ]
    OutboxMessage.objects.bulk_create(mails, batch_size=A_BATCH, ignore_conflicts=True)
    version.announced_at = now
    version.save(update_fields=["announced_at"])
    return len(mails)


def why_not(version: ToolVersion, now: datetime) -> str:
    """Empty when the version can be announced."""
    if version.announced_at:
        return "Everybody was told of this version already; there is one mail a version."
    if not version.released_at or version.released_at > now:
        return "This version isn't released yet."
    if version != ToolVersion.current(now):
        return "This is not the version that people get now."
    return ""


def with_older_version(version: ToolVersion) -> QuerySet[DownloadRequest]:
    """The latest request of each person who was given another version and not this one.

    What one of their requests says counts for all: who stopped our mails or whose mails come back
    isn't written to because of another request with the same address.
    """
    people = DownloadRequest.objects.with_person().annotate(address=Lower("email"))
    same = people.filter(address=OuterRef("address"))
    unwilling = same.filter(Q(bounced_at__isnull=False) | Q(check_ins_stopped_at__isnull=False))
    given = Delivery.objects.annotate(address=Lower("request__email")).filter(
        address=OuterRef("address")
    )
    latest = people.order_by("address", "-created_at", "-pk").distinct("address")
    return latest.filter(
        ~Exists(unwilling),
        ~Exists(given.filter(tool_file__version=version)),
        Exists(given.exclude(tool_file__version=version)),
    )
