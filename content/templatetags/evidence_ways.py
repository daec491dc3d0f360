"""Addresses into the evidence that templates need."""

from collections.abc import Mapping

from django import template

from content.evidence import ways_on

register = template.Library()


@register.simple_tag
def suggest_address(*, chosen: Mapping[str, str] | None = None, **more: str) -> str:
    """`{% suggest_address condition=slug %}`; `chosen` may hold the same as a mapping."""
    return ways_on.suggest_address(**(chosen or {}), **more)
