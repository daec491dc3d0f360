"""The register of London's public bodies: what the form suggests, and how what is typed is understood."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from rapidfuzz import fuzz, process

from content.remi.organisations import RemiOrganisation

SHIPPED = Path(__file__).with_name("register.yaml")
AS_GOOD_AS_THE_SAME = 94  # of 100: a slip or two in a long name
CLOSE = 88
MOST_OFFERED = 3
APOSTROPHES = re.compile("['\u2018\u2019]")
# Words that tell nothing apart, and that people leave out.
LEFT_OUT = re.compile(
    r"\b(the|nhs|foundation|trust|ft|integrated care board|icb|council|london borough of|"
    r"royal borough of|hospitals?|limited|ltd)\b"
)


@dataclass(frozen=True)
class Listed:
    """A body on the register; `pk` is None where the database can't be read."""

    name: str
    kind: str
    place: str
    others: tuple[str, ...] = ()
    pk: int | None = None


@cache
def shipped() -> tuple[Listed, ...]:
    """The register as it comes with the site."""
    kinds = yaml.safe_load(SHIPPED.read_text())
    return tuple(
        Listed(one["name"], kind, one["place"], tuple(one["others"]))
        for kind, bodies in kinds.items()
        for one in bodies
    )


def register() -> list[Listed]:
    """As staff keep it. Raises django.db.Error when the database can't be read."""
    return [listed(one) for one in RemiOrganisation.objects.on_register()]


def listed(one: RemiOrganisation) -> Listed:
    return Listed(one.name, one.kind, one.place, tuple(one.names[1:]), one.pk)


def understand(typed: str, listed: list[Listed]) -> Listed | None:
    """The body that somebody means without doubt: by name, short form, or a slip away from them."""
    exact = {plain(name): one for one in listed for name in (one.name, *one.others)}
    if found := exact.get(plain(typed)):
        return found
    near = nearest(plain(typed), names_of(listed, plain), fuzz.ratio, AS_GOOD_AS_THE_SAME)
    return near[0] if len(near) == 1 else None


def offer(typed: str, listed: list[Listed]) -> list[Listed]:
    """Bodies whose name comes close, the closest first; for whoever typed it to choose from."""
    return nearest(essence(typed), names_of(listed, essence), fuzz.WRatio, CLOSE)[:MOST_OFFERED]


def names_of(listed: list[Listed], form: Callable[[str], str]) -> list[tuple[str, Listed]]:
    return [(form(name), one) for one in listed for name in (one.name, *one.others)]


def nearest(
    typed: str, names: list[tuple[str, Listed]], scorer: Callable, score: int
) -> list[Listed]:
    spelt = [name for name, _ in names]
    found = process.extract(typed, spelt, scorer=scorer, score_cutoff=score, limit=len(names))
    return list(dict.fromkeys(names[place][1] for _, _, place in found))


def plain(name: str) -> str:
    """In small letters, without what people write in different ways."""
    name = APOSTROPHES.sub("", name.casefold().replace("&", " and "))
    return " ".join(re.sub(r"[^\w]+", " ", name).split())


def essence(name: str) -> str:
    """What tells a name apart: "Guys & St Thomas NHS FT" and "Guy's and St Thomas'" have the same."""
    short = " ".join(LEFT_OUT.sub(" ", plain(name)).split())
    return short or plain(name)
