"""How many findings speak of each borough, on one condition or on all."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from content.charts.tiles import Tile, tile_map
from content.evidence.condition import Condition
from content.evidence.gaps import Tally, tallies_by_place
from content.evidence.place import Place
from content.evidence.ways_on import list_address, suggest_address


@dataclass(frozen=True)
class BoroughCount:
    """`area` is the one that the borough lies in, with what is known of it as a whole.

    The addresses lead to findings; where a borough has none, to the form that takes them.
    """

    borough: Place
    tally: Tally
    address: str
    area: Place
    area_tally: Tally
    area_address: str


def boroughs_of(condition: Condition | None) -> list[BoroughCount]:
    """By name. Of a borough counts what is about it or names it as a part of its place."""
    tallies = tallies_of(condition)
    chosen = {"condition": condition.slug} if condition else {}
    boroughs = Place.objects.filter(kind=Place.Kind.BOROUGH).prefetch_related("within")
    counts = []
    for borough in boroughs:
        area = next(each for each in borough.within.all() if each.kind == Place.Kind.ICB_AREA)
        tally = tallies.get(borough.pk, Tally())
        address = list_address if tally.count else suggest_address
        counts.append(
            BoroughCount(
                borough,
                tally,
                address(**chosen, place=borough.slug),
                area,
                tallies.get(area.pk, Tally()),
                list_address(**chosen, place=area.slug),
            )
        )
    return counts


def tallies_of(condition: Condition | None) -> dict[int, Tally]:
    """By primary key of the place. A finding has one condition, so all of them add up."""
    tallies: dict[int, Tally] = {}
    for (_, place), tally in tallies_by_place(condition).items():
        summed = tallies.setdefault(place, Tally())
        summed.add(tally.count, tally.in_doubt, tally.newest_year)
    return tallies


def tiles_of(counts: list[BoroughCount], condition: Condition | None) -> SafeString:
    """The same counts as a drawing; each tile leads where the list leads."""
    known = [each for each in counts if each.tally.count]
    on = f" on {condition.name}" if condition else ""
    return tile_map(
        [Tile(each.borough.name, each.tally.count, each.address) for each in counts],
        ident="boroughs",
        title=f"Findings{on} by London borough",
        description=f"{len(known)} of {len(counts)} boroughs have findings{on}. The list below says how many.",
    )
