"""Requests of people who don't exist, as the form would store them."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.utils import timezone

from content.models import (
    DownloadRequest,
    NoticeVersion,
    OutboxMessage,
    RemiOrganisation,
    ToolFile,
    ToolVersion,
)
from content.outbox.composing import Mail, composer_of
from content.remi import check_ins, delivery

EMAIL = "canary@made-up.example"


def make_version(label: str = "1.0", released_at: datetime | None = None) -> ToolVersion:
    version = ToolVersion.objects.create(
        label=label, released_at=released_at or timezone.now(), changes="It has another page."
    )
    ToolFile.objects.create(
        version=version, title="The index", file=ContentFile(b"%PDF-1.7", name="index.pdf")
    )
    return version


def make_organisation(name: str = "Made-up Trust", **values) -> RemiOrganisation:
    values = {"kind": "trust", "place": "E09000012"} | values
    return RemiOrganisation.objects.get_or_create(name=name, defaults=values)[0]


def make_request(email: str = EMAIL, *, at: datetime | None = None, **values) -> DownloadRequest:
    """With its links, if there is a tool, and its check-ins."""
    at = at or timezone.now()
    values = {
        "name": "Canary Testperson",
        "organisation_as_typed": "Made up trust",
        "hopes": "To see whether canaries sing",
        "notice": NoticeVersion.of("What we told the canary."),
        "created_at": at,
        "active_at": at,
    } | values
    if "organisation" not in values:
        values["organisation"] = make_organisation()
    request = DownloadRequest.objects.create(email=email, **values)
    delivery.issue(request=request, now=at)
    check_ins.plan(request=request)
    return request


def composed(message: OutboxMessage) -> Mail | None:
    """What would be sent now."""
    return composer_of(message.kind).compose(message)


def anonymise(request: DownloadRequest) -> None:
    fields = DownloadRequest.personal_data.fields.items()
    empty = {name: personal.empty for name, personal in fields}
    DownloadRequest.objects.filter(pk=request.pk).update(**empty, anonymised_at=timezone.now())
