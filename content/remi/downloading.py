"""Streams a file of the REMI to whoever holds its link, and counts what arrived."""

import logging
from typing import BinaryIO

from django.db import Error
from django.db.models import F
from django.db.models.functions import Coalesce
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from content.public_forms.answers import page, private
from content.remi.delivery import Delivery, delivery_of
from content.remi.download_request import DownloadRequest

log = logging.getLogger(__name__)


class CountedFile:
    """Reads like the file, and notes a download as completed when the last byte was read."""

    def __init__(self, file: BinaryIO, delivery: Delivery, size: int):
        self.file, self.delivery, self.left_to_note = file, delivery, True
        self.size = size
        self.name = file.name

    def read(self, size: int = -1) -> bytes:
        piece = self.file.read(size)
        if self.left_to_note and self.file.tell() >= self.size:
            self.left_to_note = False
            note_completed(self.delivery)
        return piece

    def seek(self, offset: int, whence: int = 0) -> int:
        return self.file.seek(offset, whence)

    def tell(self) -> int:
        return self.file.tell()

    def seekable(self) -> bool:
        return True

    def close(self) -> None:
        self.file.close()


@private
@require_safe
def download(request: HttpRequest, token: str) -> HttpResponse:
    """`/remi/download/<token>/`."""
    delivery = delivery_of(token)
    if delivery is None:
        raise Http404
    if not delivery.request.has_person:
        return page(request, "remi/gone.html", status=410)
    if delivery.has_expired(timezone.now()):
        return page(request, "remi/link_ended.html", {"token": token}, status=410)
    if not delivery.tool_file.file.storage.exists(delivery.tool_file.file.name):
        log.error("A file of the REMI is missing: ToolFile %s", delivery.tool_file_id)
        return page(request, "remi/file_missing.html", status=503)
    return streamed(request, delivery)


def streamed(request: HttpRequest, delivery: Delivery) -> HttpResponse | FileResponse:
    """A request for the head alone opens and counts nothing."""
    name, size = delivery.tool_file.download_name, delivery.tool_file.file.size
    if request.method == "HEAD":
        return HttpResponse(headers={"Content-Length": str(size)})
    if request.headers.get("Range", "bytes=0-").startswith("bytes=0-"):
        note_started(delivery)  # what goes on in the middle was started before
    file = CountedFile(delivery.tool_file.file.open("rb"), delivery, size)
    response = FileResponse(file, as_attachment=True, filename=name)
    response["Content-Length"] = str(size)
    return response


def note_started(delivery: Delivery) -> None:
    Delivery.objects.filter(pk=delivery.pk).update(started=F("started") + 1)


def note_completed(delivery: Delivery) -> None:
    """Never in the way of the file: what can't be counted is logged."""
    now = timezone.now()
    try:
        Delivery.objects.filter(pk=delivery.pk, completed__lt=F("started")).update(
            completed=F("completed") + 1, first_completed_at=Coalesce("first_completed_at", now)
        )
        DownloadRequest.objects.filter(pk=delivery.request_id).update(
            downloaded_at=Coalesce("downloaded_at", now), active_at=now
        )
    except Error:
        log.exception("A download could not be counted: delivery %s", delivery.pk)
