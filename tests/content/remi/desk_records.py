"""Made-up records of the gate, as the tests of the desk need them."""

from datetime import UTC, datetime, timedelta
from itertools import count

from django.core.files.base import ContentFile
from django.utils import timezone

from content.models import (
    DataComplaint,
    Delivery,
    DownloadRequest,
    OrganisationStatus,
    RemiOrganisation,
    ToolFile,
    ToolVersion,
)

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
number = count(1)


def make_organisation(name: str = "", **fields) -> RemiOrganisation:
    fields = {"kind": "voluntary", "place": "E09000012"} | fields
    return RemiOrganisation.objects.create(
        name=name or f"Made-up Organisation {next(number)}", **fields
    )


def make_request(*, at: datetime = NOW, **fields) -> DownloadRequest:
    one = next(number)
    if "organisation" not in fields:
        fields["organisation"] = make_organisation()
    made_up = {
        "name": f"Made-up Person {one}",
        "email": f"person.{one}@nowhere.example",
        "hopes": "To see where we stand.",
        "organisation_as_typed": fields["organisation"].name,
        "created_at": at,
        "active_at": at,
    }
    return DownloadRequest.objects.create(**(made_up | fields))


def make_version(label: str, *, released: datetime | None = None, files: int = 1) -> ToolVersion:
    version = ToolVersion.objects.create(label=label, released_at=released)
    for place in range(files):
        ToolFile.objects.create(
            version=version,
            title=f"File {place + 1}",
            file=ContentFile(b"PK made up", f"made-up-{place}.xlsx"),
            sort_order=place,
        )
    return version


def give(request: DownloadRequest, version: ToolVersion, *, at: datetime = NOW) -> list[Delivery]:
    return [
        Delivery.objects.create(
            request=request, tool_file=file, issued_at=at, expires_at=at + timedelta(days=14)
        )
        for file in version.files.all()
    ]


def tell(organisation: RemiOrganisation, stage: str, **fields) -> OrganisationStatus:
    fields = {"source": "officer", "recorded_at": NOW} | fields
    return OrganisationStatus.objects.create(organisation=organisation, stage=stage, **fields)


def make_complaint(*, days_ago: int = 3, **fields) -> DataComplaint:
    made_up = {
        "name": "Made-up Complainant",
        "email": "complainant@nowhere.example",
        "complaint": "You wrote to me although I had asked you not to.",
        "created_at": timezone.now() - timedelta(days=days_ago),
    }
    return DataComplaint.objects.create(**(made_up | fields))
