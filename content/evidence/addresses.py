"""The ends of the addresses of findings."""

from collections.abc import Iterator
from itertools import count

from django.urls import resolve, reverse
from django.utils.text import slugify

from content.evidence.finding import Finding

LONGEST = 80  # a made one; typed ones may be longer
WORDS = 8


def is_taken(slug: str) -> bool:
    """Whether something else than a finding answers there: "gaps", "changes", "data"."""
    return resolve(reverse("finding", args=[slug])).url_name != "finding"


def free_slug(finding: Finding) -> str:
    """Made from what is measured, where and when: "stillbirth-rate-london-2022-to-2024"."""
    made = slugify(" ".join(naming_words(finding)))[:LONGEST].strip("-") or "finding"
    others = Finding.objects.exclude(pk=finding.pk)
    for number in count(1):
        slug = made if number == 1 else f"{made}-{number}"
        if not is_taken(slug) and not others.filter(slug=slug).exists():
            return slug
    raise AssertionError("Numbers have no end.")


def naming_words(finding: Finding) -> Iterator[str]:
    yield finding.measure or " ".join(finding.statement.split()[:WORDS])
    if finding.place_id:
        yield finding.place_detail or finding.place.name
    yield finding.period
