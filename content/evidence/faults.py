"""What is wrong with a finding and its values together; the database holds the first two as well."""

from collections.abc import Iterable

from django.utils import timezone

from content.evidence.figures import plain_number
from content.evidence.finding import State
from content.evidence.group_numbers import numbers_exchanged
from content.evidence.sentence import known_of, numbers_astray
from content.evidence.units import Unit

STATEMENT, VALUES = "statement", "values"


def faults_of(finding, values: Iterable) -> list[tuple[str, str]]:
    """Pairs of a field and what to do about it: [("values", "A ratio needs a comparator: …")].

    Raises nothing; a finding without fault gives []. `values` are those that it is going to have.
    """
    values = [value for value in values if value.value is not None]
    return [
        *((VALUES, message) for message in faults_of_values(finding.unit_kind, values)),
        *((STATEMENT, message) for message in faults_of_statement(finding, values)),
        *faults_of_state(finding),
    ]


def faults_of_values(unit: Unit, values: list) -> list[str]:
    faults = []
    if unit == Unit.QUALITATIVE:
        message = "A qualitative finding has no values. Take them out, or choose another unit."
        return [message] if values else []
    if not values:
        faults.append("Add at least one value, or choose “Qualitative” as the unit.")
    elif unit.is_ratio and not any(value.comparator for value in values):
        faults.append(
            "A ratio needs a comparator: tick “comparator” at the group that the others are "
            "compared with, or add that group with the value 1."
        )
    for value in values:
        if unit.highest is not None and any(each > unit.highest for each in value.numbers):
            faults.append(
                f"{value.group}: {plain_number(max(value.numbers))} is more than a value in "
                f"“{unit.label.lower()}” can be ({plain_number(unit.highest)}). "
                "Put the number right, or choose another unit."
            )
        if unit == Unit.COUNT and any(each % 1 for each in value.numbers):
            faults.append(f"{value.group}: a count is a whole number.")
    return faults


def faults_of_statement(finding, values: list) -> list[str]:
    astray = numbers_astray(finding.statement or "", known_of(finding, values))
    missing = [
        f"“{number}” stands in the sentence but not in the values, nor in the period or another "
        "field. Put the sentence or the value right."
        for number in dict.fromkeys(astray)
    ]
    return missing or [
        f"In the sentence {each.number} stands beside “{each.beside}”, but in the values it belongs to "
        f"“{each.owner}”. Exchange the numbers in the sentence, or put the values right."
        for each in numbers_exchanged(finding.statement or "", values)
    ]


def faults_of_state(finding) -> list[tuple[str, str]]:
    """By the field that has to be filled in."""
    state = finding.state
    wanted = {
        State.CHECKED: {
            "source_id": "A checked finding needs its source. Choose one, or set the state to unverified.",
            "place_id": "A checked finding needs its place. Choose one, or set the state to unverified.",
            "period": "A checked finding needs its period. Write “not stated” when the source has none.",
            "checked_by": "Say which team or role checked it.",
            "checked_on": "Say when it was checked.",
        },
        State.DISPUTED: {"state_reason": "Say why the finding is disputed."},
        State.WITHDRAWN: {"state_reason": "Say why the finding is withdrawn."},
        State.SUPERSEDED: {"superseded_by_id": "Choose the finding that takes its place."},
    }.get(state, {})
    faults = [(name.removesuffix("_id"), message) for name, message in wanted.items()
              if not getattr(finding, name)]  # fmt: skip
    if finding.checked_on and finding.checked_on > timezone.localdate():
        faults.append(
            ("checked_on", "That day is still to come. Write the day on which it was checked.")
        )
    if finding.pk and finding.superseded_by_id == finding.pk:
        faults.append(("superseded_by", "A finding can't take its own place. Choose another one."))
    return faults
