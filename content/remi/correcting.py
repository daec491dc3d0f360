"""Putting right what was taken down wrongly: who asked, and for which organisation."""

from django.db import transaction
from django.db.models import F

from content.remi.download_request import DownloadRequest
from content.remi.organisations import OrganisationMerge, RemiOrganisation


class CorrectionError(Exception):
    """Why it can't be corrected so, in words for staff."""


@transaction.atomic
def correct_person(*, request: DownloadRequest, name: str, email: str, hopes: str) -> None:
    """A new address counts for all requests of the person; links to their own page stop working.

    Who read the mails to the wrong address could otherwise still get in.
    """
    same_person = DownloadRequest.objects.of_person(request)
    if email.casefold() != request.email.casefold():
        same_person.update(email=email, bounced_at=None, link_version=F("link_version") + 1)
    DownloadRequest.objects.with_person().filter(pk=request.pk).update(
        name=name, email=email, hopes=hopes
    )


@transaction.atomic
def correct_organisation(*, request: DownloadRequest, organisation: RemiOrganisation) -> None:
    """Also moves what the person told of the organisation. Raises CorrectionError."""
    organisation = RemiOrganisation.objects.select_for_update().get(pk=organisation.pk)
    if organisation.merged_into_id:
        raise CorrectionError(f"“{organisation}” was merged into “{organisation.merged_into}”.")
    former = request.organisation
    request.statuses.filter(organisation=former).update(organisation=organisation)
    request.organisation = organisation
    request.save(update_fields=["organisation"])
    if nobody_needs(former):
        former.delete()


def nobody_needs(organisation: RemiOrganisation) -> bool:
    """A record made of what somebody typed, from which everything has moved away."""
    return not (
        organisation.on_register
        or organisation.confirmed
        or organisation.merged_into_id
        or organisation.requests.exists()
        or organisation.statuses.exists()
        or organisation.merged.exists()
        or OrganisationMerge.objects.filter(kept=organisation).exists()
    )
