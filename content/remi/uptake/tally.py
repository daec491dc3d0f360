"""What is counted of a quarter, exactly. Only staff see these numbers; readers get `telling`."""

from collections import Counter
from dataclasses import asdict, dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from content.remi.download_request import DownloadRequest
from content.remi.organisations import RemiOrganisation
from content.remi.quarter import Quarter
from content.remi.uptake_counts import with_stage

Kind = RemiOrganisation.Kind
ON_REGISTER = (Kind.TRUST, Kind.COUNCIL, Kind.ICB)  # whose number in London is known


@dataclass(frozen=True)
class Tally:
    """`requests`, `completed`, `by_kind` and `by_place` are of the quarter; the rest is as it stood
    when it ended: organisations by what they last said, "" for nothing, and those on the register."""

    requests: int
    completed: int
    by_kind: dict[str, int]
    by_place: dict[str, int]
    by_stage: dict[str, int]
    reached: dict[str, int]
    registered: dict[str, int]
    demonstration: bool = False

    @property
    def organisations(self) -> int:
        return sum(self.by_kind.values())

    @property
    def so_far(self) -> int:
        return sum(self.by_stage.values())

    def as_data(self) -> dict:
        return asdict(self)


def countable() -> QuerySet[RemiOrganisation]:
    """Production never counts what load_demo made up, should it be there."""
    everyone = RemiOrganisation.objects.all()
    return everyone.filter(demonstration=False) if settings.PRODUCTION else everyone


def first_asked() -> datetime | None:
    return DownloadRequest.objects.filter(organisation__in=countable()).aggregate(
        first=Min("created_at")
    )["first"]


def tally(quarter: Quarter) -> Tally:
    """In four queries, however long the ledger is."""
    asked = DownloadRequest.objects.filter(quarter.asked, organisation__in=countable())
    counts = asked.aggregate(
        requests=Count("pk"), completed=Count("pk", filter=Q(downloaded_at__lt=quarter.ends))
    )
    return Tally(**counts, **reach_within(asked), **standing_at_end_of(quarter))


def reach_within(asked: QuerySet[DownloadRequest]) -> dict:
    rows = asked.values_list("organisation__kind", "organisation__place").annotate(
        bodies=Count("organisation", distinct=True)
    )
    by_kind, by_place = Counter(), Counter()
    for kind, place, bodies in rows.order_by():
        by_kind[kind or Kind.OTHER] += bodies
        by_place[place] += bodies
    return {"by_kind": dict(by_kind), "by_place": dict(by_place)}


def standing_at_end_of(quarter: Quarter) -> dict:
    """What was told or asked later doesn't count, whenever this is counted."""
    requests = DownloadRequest.objects.filter(organisation=OuterRef("pk"))
    asked = countable().filter(Exists(requests.filter(created_at__lt=quarter.ends)))
    told = with_stage(asked, organisation="pk", until=quarter.ends)
    stages = told.values_list("last_stage", "demonstration").annotate(bodies=Count("pk")).order_by()
    by_stage: Counter[str] = Counter()
    for stage, _, bodies in stages:
        by_stage[stage or ""] += bodies
    return {
        "by_stage": dict(by_stage),
        "demonstration": any(made_up for _, made_up, _ in stages),
        **register_at(quarter, requests),
    }


def register_at(quarter: Quarter, requests: QuerySet[DownloadRequest]) -> dict:
    """Demonstration bodies count as reached, but not as part of London's register."""
    public = countable().standing().filter(kind__in=ON_REGISTER)
    public = public.filter(Q(on_register=True) | Q(demonstration=True))
    has_asked = Exists(requests.filter(created_at__lt=quarter.ends))
    rows = public.annotate(has_asked=has_asked).values_list("kind").order_by("kind")
    rows = rows.annotate(
        known=Count("pk", filter=Q(on_register=True)), asked=Count("pk", filter=Q(has_asked=True))
    )
    found = {kind: (known, min(asked, known)) for kind, known, asked in rows}
    return {
        "registered": {kind: found.get(kind, (0, 0))[0] for kind in ON_REGISTER},
        "reached": {kind: found.get(kind, (0, 0))[1] for kind in ON_REGISTER},
    }
