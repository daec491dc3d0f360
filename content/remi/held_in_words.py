"""What is held, as a file for machines and as words for the page."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from content.remi.held_data import Record

# Field names that say too little, or too much in our own terms.
LABELS = {
    "notice": "The privacy notice that you saw",
    "organisation": "Organisation",
    "organisation_changed_at": "You wrote another organisation, which we haven't looked at yet",
    "active_at": "You last did something here",
    "downloaded_at": "You first downloaded",
    "news_changed_at": "You last chose about news",
    "check_ins_stopped_at": "You stopped our questions",
    "bounced_at": "Your address refused a mail",
    "anonymised_at": "Made anonymous",
    "erased_at": "Erased",
    "created_at": "Asked",
    "stage": "How far",
    "statuses": "How far you said that you are",
    "check_ins": "Our questions by mail",
    "deliveries": "Your links",
    "mails": "Other mails to you",
    "tool_file": "File",
    "started": "Downloads begun",
    "completed": "Downloads completed",
    "first_completed_at": "First download",
    "months": "After months",
    "page": "For",
    "waited_at_first": "You waited for a place at first",
    "ends_at": "It is over, as far as we know",
    "place_given_at": "You got your place",
}


# Of use to programs alone: the file names them, the page doesn't.
FOR_PROGRAMS = {
    "submission", "link_version", "session", "told", "noticed", "noticed_at", "reminded_of", "first",
}  # fmt: skip


def as_json(records: list[Record], *, now: datetime) -> dict[str, object]:
    return {
        "what this is": "Everything that the website of LARCH holds about you.",
        "made": now,
        "records": [record_as_json(one) for one in records],
    }


def record_as_json(record: Record) -> dict[str, object]:
    return {
        "kind": record.kind,
        "name": record.name,
        "about you": [
            {
                "field": held.field,
                "label": held.declared.label,
                "value": held.value,
                "purpose": held.declared.purpose,
                "lawful basis": str(held.declared.basis),
                "kept until": held.until,
            }
            for held in record.personal
        ],
        "other": record.besides,
        "records": record.attached,
    }


def besides_in_words(record: Record) -> Iterator[tuple[str, str]]:
    """Without what is empty, which the file names."""
    for name, value in record.besides.items():
        if name not in FOR_PROGRAMS and not is_empty(value):
            yield label(name), in_words(value)


def attached_in_words(record: Record) -> Iterator[tuple[str, list[str]]]:
    for name, rows in record.attached.items():
        yield label(name), [listed(row) for row in rows]


def label(name: str) -> str:
    return LABELS.get(name) or name.replace("_", " ").removesuffix(" at").capitalize()


def in_words(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case datetime():
            return date_format(timezone.localtime(value), "j F Y, H:i")
        case dict():
            return listed(value)
    return str(value)


def listed(values: dict[str, object]) -> str:
    filled = {name: value for name, value in values.items() if not is_empty(value)}
    return "; ".join(f"{label(name)}: {in_words(value)}" for name, value in filled.items())


def is_empty(value: object) -> bool:
    return value is None or value == ""
