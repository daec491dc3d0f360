"""How a source stands after its checks, in the order in which staff should look at them."""

from django.db import models
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from content.evidence.source_check.verdict import DAYS_UNTIL_BROKEN, FAILURES, Verdict


class Standing(models.IntegerChoices):
    BROKEN = 1, "Broken"
    MOVED = 2, "Moved"
    CHANGED = 3, "Changed since quoted"
    FAILING = 4, "Failed lately"
    BLOCKED = 5, "Blocked"
    NOT_FETCHED = 6, "Not looked at"
    NEVER = 7, "Never checked"
    WORKING = 8, "Working"
    NO_ADDRESS = 9, "Without address"


WORK = (Standing.BROKEN, Standing.MOVED, Standing.CHANGED)
BY_VERDICT = {
    Verdict.MOVED: Standing.MOVED,
    Verdict.CHANGED: Standing.CHANGED,
    Verdict.BLOCKED: Standing.BLOCKED,
    Verdict.NOT_FETCHED: Standing.NOT_FETCHED,
    Verdict.WORKING: Standing.WORKING,
}


def with_standing(sources: QuerySet) -> QuerySet:
    """Each with its `standing`, to filter and to order by."""
    asked = sources.with_address_now()
    whens = [
        When(address_now="", then=Value(Standing.NO_ADDRESS)),
        When(~Q(checked_url=F("address_now")), then=Value(Standing.NEVER)),
        When(failed_days__gte=DAYS_UNTIL_BROKEN, then=Value(Standing.BROKEN)),
        When(check_verdict__in=FAILURES, then=Value(Standing.FAILING)),
        *(When(check_verdict=verdict, then=Value(to)) for verdict, to in BY_VERDICT.items()),
    ]
    default = Value(Standing.NEVER)
    return asked.annotate(standing=Case(*whens, default=default, output_field=IntegerField()))


def counts_of_work(sources: QuerySet) -> dict[Standing, int]:
    """How many are broken, moved, or changed; those without any are left out."""
    found = with_standing(sources).filter(standing__in=WORK).values_list("standing")
    counted = dict(found.annotate(number=models.Count("pk")).order_by("standing"))
    return {Standing(standing): number for standing, number in counted.items()}
