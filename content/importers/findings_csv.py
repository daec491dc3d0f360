"""Findings from a CSV like `/evidence/data.csv`: each becomes a draft that an editor publishes."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from math import isfinite

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils.text import slugify

from content.evidence import csv_format
from content.evidence.condition import Condition
from content.evidence.ethnic_group import EthnicGroup
from content.evidence.faults import faults_of
from content.evidence.finding import Finding
from content.evidence.finding_value import FindingValue
from content.evidence.place import Place
from content.evidence.record import as_record
from content.evidence.source import Source
from content.importers.saying import Say, say_nothing

Record = dict
TAKEN_OVER = ("slug", "statement", "state", "state_reason", "measure", "unit", "place_detail",
              "period", "population", "passage", "note", "checked_by")  # fmt: skip
NUMBERS = ("value", "value_max", "lower", "upper")
WORDS = ("group", "qualifier", "period", "comparator", "derived")


class ImportProblemsError(Exception):
    """Every problem, one a line: nothing was changed."""


class RehearsedError(Exception):
    """Takes back what a rehearsal wrote."""


def import_findings(*, text: str, dry_run: bool = False, say: Say = say_nothing) -> None:
    """All or nothing. Raises ImportProblemsError, or CsvError when it is no such CSV."""
    records = csv_format.read(text)
    problems = [f"{slug}: stands there twice." for slug in twice(records)]
    try:
        with transaction.atomic():
            for record in records:
                try:
                    said = write(record)
                except ValidationError as error:
                    problems += [f"{record['slug']}: {line}" for line in told(error)]
                else:
                    say(f"  {record['slug']}: {said}")
            if problems:
                raise ImportProblemsError("\n".join(problems))
            if dry_run:
                raise RehearsedError
    except RehearsedError:
        say("Nothing was written: this was a rehearsal.")


def write(record: Record) -> str:
    """What was done, in a word. Raises ValidationError."""
    known = Finding.objects.filter(slug=record["slug"]).first()
    if known and as_record(known) == {name: record[name] for name in as_record(known)}:
        return "unchanged"
    finding = (known.get_latest_revision_as_object() if known else None) or Finding(live=False)
    for name in TAKEN_OVER:
        setattr(finding, name, record[name])
    finding.condition = named(Condition, "condition", name=record["condition"])
    finding.place = record["place_code"] and named(Place, "place_code", code=record["place_code"])
    finding.checked_on = as_date(record["checked_on"])
    successor = record["superseded_by"]
    finding.superseded_by = successor and named(Finding, "superseded_by", slug=successor)
    finding.source = record["source"] and source_of(record["source"])
    finding.full_clean()
    values = [value_of(each, order) for order, each in enumerate(record["values"])]
    if faults := faults_of(finding, values):
        raise ValidationError([f"{name}: {message}" for name, message in faults])
    finding.values = values
    finding.also_about = [
        named(Place, "parts_of_place", name=each) for each in record["parts_of_place"]
    ]
    if not known:
        finding.save()
    finding.save_revision()
    return "changed, as a draft" if known else "new, as a draft"


def value_of(given: Record, order: int) -> FindingValue:
    missing = {*NUMBERS, *WORDS, "groups"} - set(given)
    if missing:
        raise ValidationError({"values": f"A value has no {', '.join(sorted(missing))}."})
    numbers = {name: as_decimal(given[name]) for name in NUMBERS}
    words = {name: given[name] for name in WORDS}
    value = FindingValue(sort_order=order, **numbers, **words)
    value.full_clean(exclude=["finding"])
    value.groups = [named(EthnicGroup, "groups", name=each) for each in given["groups"]]
    return value


def as_decimal(number) -> Decimal | None:
    if number is None:
        return None
    if isinstance(number, bool) or not isinstance(number, int | float) or not isfinite(number):
        raise ValidationError({"values": f"“{number}” is no number."})
    return Decimal(str(number))


def source_of(given: Record) -> Source:
    """The one that we have at this address, or under this title; a new one otherwise."""
    same = {"doi": given["doi"]} if given["doi"] else {"url": given["url"]} if given["url"] else {}
    known = Source.objects.filter(
        **same or {"title": given["title"], "year": given["year"]}
    ).first()
    if known:
        return known
    reports = given.get("reports") and source_of(given["reports"])
    source = Source(
        title=given["title"],
        slug=free_slug(given["title"]),
        publisher=given["publisher"],
        year=given["year"],
        url="" if given["doi"] else given["url"] or "",
        doi=given["doi"] or "",
        kind=given["kind"] or "",
        reports=reports,
    )
    source.full_clean()
    source.save()
    return source


def free_slug(title: str) -> str:
    slug, number = slugify(title)[:100].strip("-") or "source", 1
    free = slug
    while Source.objects.filter(slug=free).exists():
        number += 1
        free = f"{slug}-{number}"
    return free


def named(model, column: str, **asked):
    found = model.objects.filter(**asked).first()
    if not found:
        (words,) = asked.values()
        raise ValidationError({column: f"There is no “{words}”."})
    return found


def as_date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ValidationError({"checked_on": f"“{text}” is no day. Write 2026-11-22."}) from None


def told(error: ValidationError) -> Iterator[str]:
    if not hasattr(error, "error_dict"):
        yield from error.messages
        return
    for name, messages in error.message_dict.items():
        yield from (each if name == NON_FIELD_ERRORS else f"{name}: {each}" for each in messages)


def twice(records: list[Record]) -> list[str]:
    slugs = [record["slug"] for record in records]
    return [slug for slug in dict.fromkeys(slugs) if slugs.count(slug) > 1]
