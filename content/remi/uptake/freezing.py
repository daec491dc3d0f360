"""A quarter is frozen once it is over: from then on it is told as it was."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from content.remi.quarter import Quarter
from content.remi.uptake.method import METHOD
from content.remi.uptake.over_time import Past, beside
from content.remi.uptake.snapshot import UptakeSnapshot
from content.remi.uptake.tally import Tally, first_asked, tally
from content.remi.uptake.telling import Told, tell

ONE_AT_A_TIME = 7_001_913  # any number, as long as whoever freezes takes the same lock
LONGEST_REASON = 300
# After the end: officers ask until then for what is missing, and may freeze earlier by hand.
BY_ITSELF_AFTER = timedelta(days=7)

Say = Callable[[str], object]


class FreezeError(Exception):
    """Why a quarter can't be frozen, in words for staff."""


@transaction.atomic
def freeze(
    *, quarter: Quarter, now: datetime, reason: str = "", by=None, say: Say = lambda _: None
) -> UptakeSnapshot:
    """The first version, or with a reason the next one. Raises FreezeError."""
    refuse_running(quarter, now)
    say(f"Freezing {quarter} ({quarter.key})")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
    put_away_made_up(quarter, say)
    earlier = versions_of(quarter)
    refuse_empty(quarter, earlier)
    reason = checked(reason, quarter, earlier)
    say("1 of 3: counting requests, organisations and what they told")
    counted = tally(quarter)
    say(f"2 of 3: looking what may be told of {counted.requests:,} requests")
    told = told_of(quarter, counted, earlier)
    say("3 of 3: keeping it")
    return UptakeSnapshot.objects.create(
        quarter=quarter.key, version=len(earlier) + 1, reason=reason, told=told.as_data(),
        method=METHOD, counted=counted.as_data(), demonstration=counted.demonstration,
        frozen_at=now, frozen_by=by,
    )  # fmt: skip


def refuse_running(quarter: Quarter, now: datetime) -> None:
    if now < quarter.ends:
        raise FreezeError(
            f"{quarter} isn't over: it ends with {quarter.last_day:%-d %B %Y}. Freeze it after that."
        )


def refuse_empty(quarter: Quarter, earlier: list[UptakeSnapshot]) -> None:
    if not earlier and is_before_the_first(quarter):
        raise FreezeError(f"Nobody had asked for the index by the end of {quarter}.")


def is_before_the_first(quarter: Quarter) -> bool:
    first = first_asked()
    return first is None or quarter.ends <= first


def versions_of(quarter: Quarter) -> list[UptakeSnapshot]:
    return list(UptakeSnapshot.objects.of(quarter).order_by("version"))


def put_away_made_up(quarter: Quarter, say: Say) -> None:
    """Production shows no version that counts made-up organisations, so none may stand in the way."""
    made_up = UptakeSnapshot.objects.filter(quarter=quarter.key, demonstration=True)
    if settings.PRODUCTION and made_up.delete()[0]:
        say("Versions with demonstration data are deleted")


def checked(reason: str, quarter: Quarter, earlier: list[UptakeSnapshot]) -> str:
    reason = " ".join(reason.split())
    if len(reason) > LONGEST_REASON:
        raise FreezeError(f"Give the reason in {LONGEST_REASON} characters.")
    if earlier and not reason:
        day = timezone.localdate(earlier[-1].frozen_at)
        raise FreezeError(
            f"{quarter} is frozen already, on {day:%-d %B %Y}. To publish a new version "
            "beside the old one, give the reason for it."
        )
    if reason and not earlier:
        raise FreezeError(
            f"{quarter} isn't frozen yet, so there is nothing to revise. Freeze it without a reason first."
        )
    return reason


def told_of(quarter: Quarter, counted: Tally, earlier: list[UptakeSnapshot]) -> Told:
    """With whatever must be withheld, and compared with the quarter before as it is told now."""
    latest, revised = pasts_of(quarter)
    alone = tell(
        counted, quarter=quarter.key, earlier=[(each.tally, each.tables) for each in earlier]
    )
    told = beside(latest, Past(quarter, counted, alone), revised=revised)
    before = next((each.told for each in latest if each.quarter == quarter.before), None)
    return told.compared_with(before) if before else told


def pasts_of(quarter: Quarter) -> tuple[list[Past], list[Past]]:
    """The other quarters as they are told, and their older versions."""
    latest: dict[str, Past] = {}
    revised = []
    others = UptakeSnapshot.objects.shown().exclude(quarter=quarter.key)
    for each in others.order_by("quarter", "-version"):
        past = Past(each.quarter_of_year, each.tally, each.tables)
        if each.quarter in latest:
            revised.append(past)
        else:
            latest[each.quarter] = past
    return list(latest.values()), revised


def preview(quarter: Quarter) -> Told:
    """What freezing would publish now."""
    return told_of(quarter, tally(quarter), versions_of(quarter))


def due(now: datetime) -> Quarter | None:
    """The last quarter that is over, when its days of grace are, and it has anything to tell."""
    quarter = Quarter.of(timezone.localdate(now - BY_ITSELF_AFTER)).before
    frozen = UptakeSnapshot.objects.of(quarter).exists()
    return None if frozen or not tally(quarter).so_far else quarter
