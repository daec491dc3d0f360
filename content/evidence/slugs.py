"""The ends of the addresses of findings."""

from django.urls import resolve, reverse


def is_taken(slug: str) -> bool:
    """Whether something else than a finding answers there: "gaps", "changes", "data"."""
    return resolve(reverse("finding", args=[slug])).url_name != "finding"
