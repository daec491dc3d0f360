"""Erasing a person: every request of theirs is emptied of what is personal, and still counted."""

from datetime import datetime

from django.db import transaction

from content.remi.download_request import DownloadRequest


@transaction.atomic
def erase(*, request: DownloadRequest, now: datetime) -> int:
    """Empty all requests of the person who made this one. Returns how many."""
    fields = DownloadRequest.personal_data.fields
    empty = {name: personal.empty for name, personal in fields.items()}
    return DownloadRequest.objects.of_person(request).update(**empty, erased_at=now)
