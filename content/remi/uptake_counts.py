"""How the REMI is taken up: who asked, who has it, and how far organisations say that they are."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from content.outbox.message import OutboxMessage
from content.remi.check_ins import CheckIn
from content.remi.download_request import DownloadRequest
from content.remi.implementation import IN_PROGRESS
from content.remi.organisations import OrganisationStatus

STATUS_KNOWN = Q(last_stage__isnull=False)
STATUS_IN_PROGRESS = Q(last_stage__in=IN_PROGRESS)


@dataclass(frozen=True)
class Quarter:
    """Three months of a calendar year; called by their months, as budgets count other years."""

    first_day: date

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(date(day.year, day.month - (day.month - 1) % 3, 1))

    @property
    def before(self) -> "Quarter":
        return Quarter(self.first_day - relativedelta(months=3))

    @property
    def last_day(self) -> date:
        return self.first_day + relativedelta(months=3) - timedelta(days=1)

    @property
    def asked(self) -> Q:
        """Requests made within it, by London's clock."""
        begins, ends = (
            timezone.make_aware(datetime.combine(day, datetime.min.time()))
            for day in (self.first_day, self.first_day + relativedelta(months=3))
        )
        return Q(created_at__gte=begins, created_at__lt=ends)

    def __str__(self):
        return f"{self.first_day:%B} to {self.last_day:%B %Y}"


def with_stage(queryset: QuerySet, *, organisation: str) -> QuerySet:
    """With `last_stage`: what was last told of the organisation whose key is in that column."""
    told = OrganisationStatus.objects.filter(organisation=OuterRef(organisation))
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
