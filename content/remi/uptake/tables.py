"""The tables of a quarter: which cells each has, in which order, under which words."""

from content.evidence.place_data import ICB_AREAS as MEMBERS
from content.remi.implementation import Stage
from content.remi.organisations import RemiOrganisation
from content.snippets.places import BOROUGHS, ICB_AREAS, LONDON, OUTSIDE

Kind = RemiOrganisation.Kind

TITLES = {
    "downloads": "Requests and downloads",
    "stages": "How far organisations are",
    "kinds": "Organisations by type",
    "shares": "Share of London's public bodies",
    "areas": "Organisations by area",
    "boroughs": "Organisations by borough",
}
DOWNLOADS = {
    "requests": "Requests",
    "completed": "Downloaded",
    "waiting": "Not yet downloaded",
    "organisations": "Organisations that asked",
}
SO_FAR, NOT_KNOWN = "so-far", "not-known"
STAGES = {stage.value: str(stage.label) for stage in Stage}
STAGES_TOLD = {SO_FAR: "All organisations so far", **STAGES, NOT_KNOWN: "Not known"}

# London has five integrated care boards: alone, most numbers of them would be too small to tell.
NHS = "nhs"
KINDS = {
    NHS: "NHS trust or integrated care board",
    **{kind.value: str(kind.label) for kind in Kind if kind not in (Kind.TRUST, Kind.ICB)},
}
ELSEWHERE = "not-known"
AREAS = {
    **ICB_AREAS,
    LONDON: "All of London",
    OUTSIDE: "Outside London",
    ELSEWHERE: "Not known",
}
SHARES = {
    Kind.TRUST.value: "NHS trusts",
    Kind.ICB.value: "Integrated care boards",
    Kind.COUNCIL.value: "Councils of London's boroughs",
}
WHOLE_AREA = "whole"  # before the area: who works in all of it, and in no borough alone

AREA_KEYS = {name: key for key, name in ICB_AREAS.items()}
BOROUGH_KEYS = {name: key for key, name in BOROUGHS.items()}
BOROUGHS_OF = {
    AREA_KEYS[name]: [BOROUGH_KEYS[each] for each in members.split(", ")]
    for name, members in MEMBERS.values()
}
AREA_OF = {borough: area for area, members in BOROUGHS_OF.items() for borough in members}
BOROUGHS_TOLD = {
    **BOROUGHS,
    **{f"{WHOLE_AREA}-{key}": f"{name}, no single borough" for key, name in ICB_AREAS.items()},
}


def by_kind(counted: dict[str, int]) -> dict[str, int]:
    both = {Kind.TRUST: NHS, Kind.ICB: NHS}
    counts = dict.fromkeys(KINDS, 0)
    for kind, number in counted.items():
        counts[both.get(kind, kind)] += number
    return counts


def by_area(counted: dict[str, int]) -> dict[str, int]:
    counts = dict.fromkeys(AREAS, 0)
    for place, number in counted.items():
        counts[AREA_OF.get(place, place) or ELSEWHERE] += number
    return counts


def within_area(counted: dict[str, int], area: str) -> dict[str, int]:
    """Its boroughs, and who works in all of it: together they are the area's number."""
    counts = {key: counted.get(key, 0) for key in BOROUGHS_OF[area]}
    return counts | {f"{WHOLE_AREA}-{area}": counted.get(area, 0)}
