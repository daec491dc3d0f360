"""Which records have the address or the words of something: the comparing, which knows no suggestion."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from urllib.parse import quote

from django.db.models import Q, QuerySet
from django.db.models.functions import Length
from rapidfuzz import fuzz, process, utils

from content.suggestions.addresses import doi_in, doi_of, same_address

ALIKE = 88  # of 100, of titles and statements
SHORTEST = 12  # letters: shorter ones are like many others
MOST_IN_WORDS = 20
# Texts that are so much alike differ little in length: (2 - 0.88) / 0.88 times, and some signs that
# aren't compared.
LONGER, SIGNS = 1.28, 20
HOST, LETTERS = re.compile(r"[^/?]*"), re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class Clue:
    """What is looked for, on behalf of the record whose primary key is `about`."""

    about: int
    doi: str
    link: str
    words: str

    @property
    def dois(self) -> set[str]:
        return {doi for doi in (self.doi, doi_in(self.link) if self.link else "") if doi}

    @property
    def address(self) -> str:
        return same_address(self.link) if self.link else ""

    def near(self, address_in: str) -> Iterator[Q]:
        """What is true of each record with its DOI or address, and of few others."""
        for doi in self.dois:
            spelt = {doi, quote(doi, safe="")}
            for words in spelt:
                yield Q(doi__icontains=words) | Q(**{f"{address_in}__icontains": words})
        if self.address:
            host = HOST.match(self.address)[0]
            rest = self.address.removeprefix(host).lower()
            letters = max(LETTERS.findall(rest), key=len, default="")
            yield Q(**{f"{address_in}__icontains": host}) & Q(
                **{f"{address_in}__icontains": letters}
            )


def alike_by_address(
    rows: QuerySet, clues: Iterable[Clue], address_in: str
) -> Iterator[tuple[int, int, bool]]:
    """Whom it is about, the primary key of what is alike, and whether by its DOI."""
    near = [each for clue in clues for each in clue.near(address_in)]
    if not near:
        return
    found = rows.filter(reduce(or_, near)).order_by("pk").values_list("pk", "doi", address_in)
    for pk, doi, address in found:
        dois = {each for each in (doi_of(doi), doi_in(address) if address else "") if each}
        same = same_address(address)
        for clue in clues:
            if clue.dois & dois:
                yield clue.about, pk, True
            elif same and same == clue.address:
                yield clue.about, pk, False


def alike_in_words(
    rows: QuerySet, clues: Iterable[Clue], said_in: str
) -> Iterator[tuple[int, int]]:
    """Whom it is about and the primary key of what is alike, the likeliest first."""
    asked = [clue for clue in clues if len(clue.words) >= SHORTEST]
    if not asked:
        return
    lengths = [len(clue.words) for clue in asked]
    shortest = max(SHORTEST, min(lengths) / LONGER - SIGNS)
    near = rows.alias(signs=Length(said_in)).filter(
        signs__gte=shortest, signs__lte=max(lengths) * LONGER + SIGNS
    )
    said = {pk: in_order(words) for pk, words in near.order_by("pk").values_list("pk", said_in)}
    for clue in asked:
        matches = process.extract(
            in_order(clue.words), said, scorer=fuzz.ratio, processor=None,
            score_cutoff=ALIKE, limit=MOST_IN_WORDS,
        )  # fmt: skip
        for _, _, pk in matches:
            yield clue.about, pk


def in_order(words: str) -> str:
    """Its words in the order of the alphabet, without signs and capitals."""
    return " ".join(sorted(utils.default_process(words).split()))
