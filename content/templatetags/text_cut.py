"""Sentences as far as there is room for them."""

from textwrap import shorten

from django import template

register = template.Library()


@register.filter
def cut_to(text: str, most: int) -> str:
    """At the end of a word, with an ellipsis: "In London…"; as it is where it fits."""
    return shorten(text or "", most, placeholder="…")
