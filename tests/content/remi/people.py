"""Made-up people who asked for the REMI. Nobody is called so."""

from datetime import datetime

from django.utils import timezone

from content.models import DownloadRequest, RemiOrganisation
from content.remi import check_ins

NAME = "Zanzibar Testperson-Quux"
ADDRESS = "zanzibar.quux@surgery.invalid"


def organisation(**fields) -> RemiOrganisation:
    return RemiOrganisation.objects.create(
        **{"name": f"Surgery of {NAME}", "kind": "primary-care", "place": "E09000005"} | fields
    )


def asked(at: datetime | None = None, **fields) -> DownloadRequest:
    """A request as the form stores it, with its check-ins."""
    at = at or timezone.now()
    given = {
        "name": NAME,
        "email": ADDRESS,
        "organisation_as_typed": f"Surgery of {NAME}",
        "hopes": f"{NAME} hopes for a lot",
        "wants_news": True,
        "created_at": at,
        "active_at": at,
    } | fields
    given.setdefault("organisation", None)
    given["organisation"] = given["organisation"] or organisation()
    request = DownloadRequest.objects.create(**given)
    check_ins.plan(request=request)
    return request
