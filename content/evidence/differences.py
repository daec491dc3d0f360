"""What changed between two records of a finding, in words for readers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

from django.utils.formats import date_format

from content.evidence.change import FindingChange
from content.evidence.figures import figure, interval
from content.evidence.finding import State
from content.evidence.units import Unit

Kind = FindingChange.Kind
# The kind of a change that is several is the first of these.
GRAVEST_FIRST = (Kind.CORRECTED, Kind.STATE, Kind.SOURCE, Kind.DETAILS)
NUMBERS = ("value", "value_max", "lower", "upper")
LABELS = {
    "state": "State",
    "superseded_by": "Superseded by",
    "condition": "Condition",
    "measure": "Measure",
    "unit": "Unit",
    "place": "Place",
    "place_detail": "Place in detail",
    "parts_of_place": "Parts of the place",
    "period": "Period",
    "population": "Population",
    "checked_by": "Checked by",
    "checked_on": "Checked on",
}
# Labels that read on into what they name: "Checked by the evidence team."
GIVEN_BY_VERB = {"Superseded by", "Checked by", "Checked on"}
KINDS = {
    "unit": Kind.CORRECTED,
    "state": Kind.STATE,
    "state_reason": Kind.STATE,
    "superseded_by": Kind.STATE,
}
# Too long to be told in a line.
LONG = {
    "state_reason": "Reason for the state",
    "passage": "Passage in the source",
    "note": "Note",
}
SOURCE_LABELS = {
    "title": "title",
    "publisher": "publisher",
    "year": "year",
    "url": "address",
    "doi": "DOI",
    "kind": "kind",
}
# The code follows the place; a slug never changes.
TOLD_ELSEWHERE = {"slug", "place_code", "statement", "values", "source"}


@dataclass(frozen=True)
class Difference:
    kind: Kind
    words: str


def differences(before: dict, after: dict) -> list[Difference]:
    """Of what both records tell: a later version of the record may hold more."""
    changed = [key for key in after if key in before and before[key] != after[key]]
    found = []
    if "statement" in changed:
        words = f"The sentence: “{after['statement']}” instead of “{before['statement']}”"
        found.append(Difference(Kind.CORRECTED, words))
    if {"values", "unit"} & set(changed):
        found += of_values(before, after)
    for key in changed:
        if key not in TOLD_ELSEWHERE:
            found.append(Difference(KINDS.get(key, Kind.DETAILS), of_field(key, before, after)))
    if "source" in changed:
        found += of_source(before["source"], after["source"])
    return found


def gravest(found: list[Difference]) -> Kind:
    return min((each.kind for each in found), key=GRAVEST_FIRST.index)


def of_field(key: str, before: dict, after: dict) -> str:
    if key in LONG:
        word = "changed" if before[key] and after[key] else "added" if after[key] else "taken out"
        return f"{LONG[key]} {word}."
    label = LABELS.get(key, key.replace("_", " ").capitalize())
    return instead(label, as_words(key, before[key]), as_words(key, after[key]))


def as_words(key: str, value: object) -> str:
    if not value:
        return ""
    if key == "unit":
        return Unit(value).label
    if key == "state":
        return State(value).label
    if key == "checked_on":
        return date_format(date.fromisoformat(value), "j F Y")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def instead(label: str, before: str, after: str) -> str:
    if label in GIVEN_BY_VERB:
        if not before:
            return f"{label} {after}."
        if not after:
            return f"No longer {label[0].lower()}{label[1:]} {before}."
    if not before:
        return f"{label} added: {after}."
    if not after:
        return f"{label} taken out; it was {before}."
    return f"{label}: {after} instead of {before}."


def of_values(before: dict, after: dict) -> Iterator[Difference]:
    """Values are the same when they are about the same group in the same period."""
    old_unit, new_unit = Unit(before["unit"]), Unit(after["unit"])
    old, new = by_name(before["values"]), by_name(after["values"])
    for name in old.keys() - new.keys():
        figures = shown(old[name], old_unit)
        yield Difference(Kind.CORRECTED, f"{name}: {figures} was taken out.")
    for name, value in new.items():
        if name not in old:
            yield Difference(Kind.CORRECTED, f"{name}: {shown(value, new_unit)} was added.")
        else:
            yield from of_value(name, (old[name], old_unit), (value, new_unit))
    stayed = [name for name in old if name in new]
    if stayed != [name for name in new if name in old]:
        yield Difference(Kind.DETAILS, "The values stand in another order.")


def of_value(name: str, old: tuple[dict, Unit], new: tuple[dict, Unit]) -> Iterator[Difference]:
    for show, what in ((shown, ""), (shown_interval, "the interval ")):
        was, is_now = show(*old), show(*new)
        if was != is_now:
            words = f"{name}: {what}{was or 'none'} became {is_now or 'none'}."
            yield Difference(Kind.CORRECTED, words)
    before, after = old[0], new[0]
    if before["comparator"] != after["comparator"]:
        words = "is now" if after["comparator"] else "is no longer"
        yield Difference(Kind.CORRECTED, f"{name} {words} the comparator.")
    if before["derived"] != after["derived"]:
        words = "is worked out by LARCH" if after["derived"] else "stands in the source"
        yield Difference(Kind.DETAILS, f"{name}: the figure {words}.")
    if before["groups"] != after["groups"]:
        mapped = (", ".join(each["groups"]) for each in (before, after))
        yield Difference(Kind.DETAILS, instead(f"{name}, mapped to", *mapped))


def by_name(values: list[dict]) -> dict[str, dict]:
    """By group and period; a second one of the same name has its number."""
    found: dict[str, dict] = {}
    for value in values:
        name = ", ".join(filter(None, [value["group"], value["period"]]))
        number = 1
        while name in found:
            number += 1
            name = f"{value['group']} ({number})"
        found[name] = value
    return found


def as_numbers(value: dict) -> SimpleNamespace:
    numbers = {name: None if value[name] is None else Decimal(str(value[name])) for name in NUMBERS}
    return SimpleNamespace(qualifier=value["qualifier"], **numbers)


def shown(value: dict, unit: Unit) -> str:
    return figure(as_numbers(value), unit)


def shown_interval(value: dict, unit: Unit) -> str:
    return interval(as_numbers(value), unit)


def of_source(before: dict | None, after: dict | None) -> Iterator[Difference]:
    if not before or not after or not is_same_source(before, after):
        words = instead("Source", *map(named, (before, after)))
        yield Difference(Kind.SOURCE, words)
        return
    parts = [
        f"{label} {after.get(key) or 'none'} instead of {before.get(key) or 'none'}"
        for key, label in SOURCE_LABELS.items()
        if before.get(key) != after.get(key)
    ]
    if before.get("reports") != after.get("reports"):
        parts.append(
            f"reports on {named(after.get('reports')) or 'nothing else'} "
            f"instead of {named(before.get('reports')) or 'nothing else'}"
        )
    yield Difference(Kind.SOURCE, f"Source “{after['title']}”: {'; '.join(parts)}.")


def is_same_source(before: dict, after: dict) -> bool:
    """One record that was put right, or another one: seen by what names it."""
    return any(before[key] and before[key] == after[key] for key in ("title", "url", "doi"))


def named(source: dict | None) -> str:
    if not source:
        return ""
    parts = [source["title"], source["publisher"], source["year"]]
    return ", ".join(str(part) for part in parts if part)
