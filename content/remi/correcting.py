"""Putting right what was taken down wrongly: who asked, and for which organisation."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from content.remi import register
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


def write_organisation(*, request: DownloadRequest, typed: str, now: datetime) -> None:
    """The person's own words, not saved here. The request stays where it is: what others told is
    there too, so an officer decides whether it belongs elsewhere."""
    if typed == request.organisation_as_typed:
        return
    request.organisation_as_typed = typed
    request.organisation_changed_at = None if is_the_same(typed, request.organisation) else now


def is_the_same(typed: str, organisation: RemiOrganisation) -> bool:
    """Whether these words mean the organisation, as the form would understand them."""
    listed = register.register()
    if organisation.pk not in [one.pk for one in listed]:
        listed.append(register.listed(organisation))
    meant = register.understand(typed, listed)
    return meant is not None and meant.pk == organisation.pk


@transaction.atomic
def correct_organisation(*, request: DownloadRequest, organisation: RemiOrganisation) -> None:
    """Also moves what the person told of the organisation. Raises CorrectionError."""
    organisation = RemiOrganisation.objects.select_for_update().get(pk=organisation.pk)
    if organisation.merged_into_id:
        raise CorrectionError(f"“{organisation}” was merged into “{organisation.merged_into}”.")
    former = request.organisation
    request.statuses.filter(organisation=former).update(organisation=organisation)
    request.organisation, request.organisation_changed_at = organisation, None
    request.save(update_fields=["organisation", "organisation_changed_at"])
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
