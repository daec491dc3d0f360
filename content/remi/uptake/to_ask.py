"""What an officer could still ask before a quarter is frozen."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from content.remi.download_request import DownloadRequest
from content.remi.organisations import RemiOrganisation
from content.remi.quarter import Quarter
from content.remi.uptake.tally import countable
from content.remi.uptake_counts import with_stage


def asked_until(quarter: Quarter) -> QuerySet[RemiOrganisation]:
    requests = DownloadRequest.objects.filter(
        organisation=OuterRef("pk"), created_at__lt=quarter.ends
    )
    return countable().filter(Exists(requests))


def without_status(quarter: Quarter) -> QuerySet[RemiOrganisation]:
    told = with_stage(asked_until(quarter), organisation="pk", until=quarter.ends)
    return told.filter(last_stage=None).order_by("name")


def without_type(quarter: Quarter) -> QuerySet[RemiOrganisation]:
    """Or with "something else", which nobody at LARCH has looked at."""
    unclear = Q(kind="") | Q(kind=RemiOrganisation.Kind.OTHER, confirmed=False)
    return asked_until(quarter).filter(unclear).order_by("name")


def without_place(quarter: Quarter) -> QuerySet[RemiOrganisation]:
    return asked_until(quarter).filter(place="").order_by("name")
