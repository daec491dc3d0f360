"""New links for somebody whose old ones have run out, sent by mail."""

from datetime import datetime

from django.db import transaction

from content.outbox.message import OutboxMessage, post
from content.remi import delivery
from content.remi.download_request import DownloadRequest

LINKS = "remi.links"


class ReissueError(Exception):
    """Why no links can be sent, in words for staff."""


@transaction.atomic
def send_links(*, request: DownloadRequest, now: datetime) -> None:
    """Issue links and owe a mail with them. A second time within a minute is a double click."""
    request = DownloadRequest.objects.select_for_update().get(pk=request.pk)
    if reason := why_not(request):
        raise ReissueError(reason)
    key = f"{LINKS}:{request.pk}:{now:%Y%m%d%H%M}"
    if OutboxMessage.objects.filter(key=key).exists():
        return
    if not delivery.issue(request=request, now=now):
        raise ReissueError("No version of the REMI is released, so there is nothing to send.")
    post(kind=LINKS, about=request.pk, key=key, due_at=now)


def why_not(request: DownloadRequest) -> str:
    """Empty when links can be sent."""
    if not request.has_person:
        return "Nobody is left to send anything to: the personal data is gone."
    if request.bounced_at:
        return "Mails to this address come back. Correct the address first."
    return ""
