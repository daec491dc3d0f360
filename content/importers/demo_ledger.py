"""A year of made-up requests for the REMI, so that the page of its uptake shows something.

Nobody and no organisation in it exists, and each organisation is marked; pages say so, and production
counts none of it. Its requests are without people, as those are whose time is over.
"""

from datetime import datetime, timedelta
from itertools import chain, cycle

from django.utils import timezone

from content.importers.saying import Say, say_nothing
from content.remi.download_request import DownloadRequest
from content.remi.implementation import Stage
from content.remi.merging import merge
from content.remi.organisations import OrganisationStatus, RemiOrganisation
from content.remi.quarter import Quarter
from content.remi.uptake.freezing import BY_ITSELF_AFTER, freeze
from content.snippets.places import ICB_AREAS, LONDON, OUTSIDE

Kind = RemiOrganisation.Kind
QUARTERS = 4
REVISED = 1  # the place of the quarter that is frozen twice
REASON = "Two records of one organisation were merged."
SOUTH_EAST = ("E09000022", "E09000028", "E09000023", "E09000011")  # where many are
OTHERS = ("E09000012", "E09000030", "E09000007", "E09000019", "E09000005")
# What is made of each kind: how many, under which name, and where they work, over and over.
KINDS = (
    (Kind.TRUST, 23, "NHS Trust", tuple(ICB_AREAS)),
    (Kind.ICB, 3, "Integrated Care Board", tuple(ICB_AREAS)),
    (Kind.COUNCIL, 17, "Council", (*SOUTH_EAST, *OTHERS)),
    (Kind.PRIMARY_CARE, 48, "Practice", (*SOUTH_EAST[:2], *OTHERS[:2])),
    (Kind.SOCIAL_CARE, 7, "Care Provider", SOUTH_EAST[2:]),
    (Kind.VOLUNTARY, 75, "Charity", (*SOUTH_EAST, *OTHERS[:3], LONDON, "")),
    (Kind.NATIONAL, 6, "National Body", (LONDON, OUTSIDE)),
    (Kind.EDUCATION, 9, "University", (LONDON, *OTHERS[:2])),
)
JOURNEY = [Stage.NOT_STARTED, *list(Stage)[1:7]]
EVERY_TELLING = 3  # of so many one says nothing
PAUSING, STOPPING = (19, 7), (23, 5)  # one of so many, and which
WAITING = (9, 8)
DAYS_OF_QUARTER = 88


def ensure_ledger(*, say: Say = say_nothing) -> None:
    """Made once: what somebody changed or deleted since is left alone."""
    if RemiOrganisation.objects.filter(demonstration=True).exists():
        return
    first = Quarter.of(timezone.localdate())
    for _ in range(QUARTERS):
        first = first.before
    bodies = make_organisations()
    quarters = [first]
    while len(quarters) <= QUARTERS:
        quarters.append(quarters[-1].after)
    DownloadRequest.objects.bulk_create(chain.from_iterable(
        requests_in(quarter, place, bodies) for place, quarter in enumerate(quarters)
    ))  # fmt: skip
    OrganisationStatus.objects.bulk_create(chain.from_iterable(
        statuses_in(quarter, place, bodies) for place, quarter in enumerate(quarters)
    ))  # fmt: skip
    for quarter in quarters[:QUARTERS]:
        freeze(quarter=quarter, now=quarter.ends + BY_ITSELF_AFTER)
    revise(quarters[REVISED], bodies)
    say(f"  uptake of the REMI: {QUARTERS} made-up quarters")


def make_organisations() -> list[RemiOrganisation]:
    made = [
        RemiOrganisation(
            name=f"Demonstration {name} {number}", kind=kind, place=place,
            confirmed=True, demonstration=True,
        )
        for kind, many, name, places in KINDS
        for number, place in zip(range(1, many + 1), cycle(places), strict=False)
    ]  # fmt: skip
    return RemiOrganisation.objects.bulk_create(made)


def asking_in(place: int, bodies: list[RemiOrganisation]) -> list[tuple[int, RemiOrganisation]]:
    """A third comes in the first quarter, the others later; every seventh asks again. In the running
    quarter, only a few so far."""
    first_times = (0, 1, 2, 0, 1, 3, 0, 2, 3, 1)
    asking = []
    for number, body in enumerate(bodies):
        first = first_times[number % len(first_times)]
        again = first < place and (number + place) % 7 == 0
        if first == place or again:
            asking.append((number, body))
    return asking


def is_one_of(number: int, rule: tuple[int, int]) -> bool:
    many, which = rule
    return number % many == which


def moment(quarter: Quarter, number: int) -> datetime:
    return quarter.begins + timedelta(days=number * 13 % DAYS_OF_QUARTER, hours=10)


def requests_in(quarter: Quarter, place: int, bodies: list[RemiOrganisation]):
    now = timezone.now()
    for number, body in asking_in(place, bodies):
        for colleague in range(2 if number % 4 == 0 else 1):
            at = moment(quarter, number + colleague)
            waits = is_one_of(number, WAITING)
            if at < now:
                yield DownloadRequest(
                    organisation=body, created_at=at, active_at=at, anonymised_at=at,
                    downloaded_at=None if waits else at + timedelta(hours=1),
                )  # fmt: skip


def statuses_in(quarter: Quarter, place: int, bodies: list[RemiOrganisation]):
    now = timezone.now()
    for earlier in range(place + 1):
        for number, body in asking_in(earlier, bodies):
            at = moment(quarter, number) + timedelta(hours=5)
            if number % EVERY_TELLING and at < now:
                stage = stage_after(place - earlier, number)
                yield OrganisationStatus(organisation=body, stage=stage, recorded_at=at,
                                         source=OrganisationStatus.Source.OFFICER)  # fmt: skip


def stage_after(quarters: int, number: int) -> Stage:
    if is_one_of(number, PAUSING):
        return Stage.PAUSED
    if is_one_of(number, STOPPING):
        return Stage.NOT_USING
    return JOURNEY[min(number % 4 + quarters, len(JOURNEY) - 1)]


def revise(quarter: Quarter, bodies: list[RemiOrganisation]) -> None:
    kept, gone = [body for _, body in asking_in(REVISED, bodies) if body.kind == Kind.VOLUNTARY][:2]
    merge(kept=kept, gone=gone, by=None, now=timezone.now())
    freeze(quarter=quarter, now=timezone.now(), reason=REASON)
