"""Where the evidence begins."""

from django.urls import reverse


def evidence_address() -> str:
    """Of the page under which these views lie. It is a page of the tree and has no name in the
    table of addresses; the views have."""
    return reverse("evidence_data").removesuffix("data/")
