"""How the REMI is taken up: who asked, who has it, and how far organisations say that they are."""

from datetime import datetime

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from content.outbox.message import OutboxMessage
from content.remi.check_ins import CheckIn
from content.remi.download_request import DownloadRequest
from content.remi.implementation import IN_PROGRESS
from content.remi.organisations import OrganisationStatus
from content.remi.quarter import Quarter

STATUS_KNOWN = Q(last_stage__isnull=False)
STATUS_IN_PROGRESS = Q(last_stage__in=IN_PROGRESS)


def with_stage(queryset: QuerySet, *, organisation: str, until: datetime | None = None) -> QuerySet:
    """With `last_stage`: what was last told, before `until` if there is one, of the organisation
    whose key is in that column."""
    told = OrganisationStatus.objects.filter(organisation=OuterRef(organisation))
    if until:
        told = told.filter(recorded_at__lt=until)
    last = told.order_by("-recorded_at", "-pk").values("stage")[:1]
    return queryset.annotate(last_stage=Subquery(last))


def funnel(*quarters: Quarter) -> list[dict[str, int]]:
    """For each quarter: of the requests made in it, how many came how far. In one query."""
    steps = {
        "asked": Q(),
        "downloaded": Q(downloaded_at__isnull=False),
        "known": STATUS_KNOWN,
        "in_progress": STATUS_IN_PROGRESS,
    }
    requests = with_stage(DownloadRequest.objects.all(), organisation="organisation")
    counts = requests.aggregate(
        **{
            f"{step}_{place}": Count("pk", filter=quarter.asked & condition)
            for place, quarter in enumerate(quarters)
            for step, condition in steps.items()
        }
    )
    return [{step: counts[f"{step}_{place}"] for step in steps} for place in range(len(quarters))]


def unanswered_check_ins() -> QuerySet[CheckIn]:
    """Those whose mail has left, without an answer, from people who may still be asked."""
    return CheckIn.objects.filter(
        mail__state=OutboxMessage.State.SENT,
        answered_at=None,
        request__check_ins_stopped_at=None,
        request__erased_at=None,
        request__anonymised_at=None,
    )
