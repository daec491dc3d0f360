"""The places that evidence speaks of, from the codes of the Office for National Statistics.

Boroughs: Local Authority Districts, E09. Integrated care boards: E54, with the boroughs that each
covers. Wider: E12 (regions), E92 (England), K04 (England and Wales), K02 (United Kingdom).
"""

from dataclasses import dataclass

from django.utils.text import slugify

from content.snippets.places import BOROUGHS

LONDON, ENGLAND, ENGLAND_AND_WALES, UK = "E12000007", "E92000001", "K04000001", "K02000001"
# In the order in which they are offered, the nearest to London first.
WIDER = {ENGLAND: "England", ENGLAND_AND_WALES: "England and Wales", UK: "United Kingdom"}
ICB_AREAS = {
    "E54000028": ("North Central London", "Barnet, Camden, Enfield, Haringey, Islington"),
    "E54000029": (
        "North East London",
        "Barking and Dagenham, City of London, Hackney, Havering, Newham, Redbridge, "
        "Tower Hamlets, Waltham Forest",
    ),
    "E54000027": (
        "North West London",
        "Brent, Ealing, Hammersmith and Fulham, Harrow, Hillingdon, Hounslow, "
        "Kensington and Chelsea, Westminster",
    ),
    "E54000030": (
        "South East London", "Bexley, Bromley, Greenwich, Lambeth, Lewisham, Southwark"
    ),
    "E54000031": (
        "South West London",
        "Croydon, Kingston upon Thames, Merton, Richmond upon Thames, Sutton, Wandsworth",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class PlaceData:
    code: str
    name: str
    kind: str
    within: tuple[str, ...]  # codes, the nearest first

    @property
    def slug(self) -> str:
        return slugify(self.name)


def all_places() -> list[PlaceData]:
    """In the order in which they are offered: London, ICB areas, boroughs, wider."""
    wider = tuple(WIDER)
    of_borough = {
        borough: code for code, (_, members) in ICB_AREAS.items() for borough in members.split(", ")
    }
    return [
        PlaceData(LONDON, "London", "region", wider),
        *(PlaceData(code, name, "icb-area", (LONDON, *wider)) for code, (name, _) in ICB_AREAS.items()),
        *(
            PlaceData(code, name, "borough", (of_borough[name], LONDON, *wider))
            for code, name in sorted(BOROUGHS.items(), key=lambda item: item[1])
        ),
        *(PlaceData(code, name, "wider", wider[n + 1 :]) for n, (code, name) in enumerate(WIDER.items())),
    ]  # fmt: skip
