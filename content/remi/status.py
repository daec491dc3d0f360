"""How far an organisation says that it is: each telling is kept, none twice."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from content.remi.download_request import DownloadRequest
from content.remi.organisations import OrganisationStatus, RemiOrganisation


@transaction.atomic
def record_status(
    *,
    organisation: RemiOrganisation,
    stage: str,
    source: str,
    request: DownloadRequest | None,
    now: datetime,
) -> OrganisationStatus:
    """Keep a telling; the same one again on the same day is the one that is there already."""
    # Two clicks at once wait for each other. Not FOR UPDATE: that would hold up new requests.
    RemiOrganisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    last = organisation.statuses.first()
    if last and is_same_telling(last, stage, source, request, now):
        return last
    return OrganisationStatus.objects.create(
        organisation=organisation, stage=stage, source=source, request=request, recorded_at=now
    )


def is_same_telling(
    last: OrganisationStatus,
    stage: str,
    source: str,
    request: DownloadRequest | None,
    now: datetime,
) -> bool:
    return (last.stage, last.source, last.request_id) == (
        stage,
        source,
        request.pk if request else None,
    ) and timezone.localdate(last.recorded_at) == timezone.localdate(now)


def last_told(request: DownloadRequest) -> OrganisationStatus | None:
    """What this person last said of the organisation of this request.

    Never what others there said: whoever types the name of an organisation would learn from it
    that somebody else asked, and how far they are.
    """
    mine = DownloadRequest.objects.of_person(request)
    told = OrganisationStatus.objects.filter(
        request__in=mine, organisation_id=request.organisation_id
    )
    return told.first()
