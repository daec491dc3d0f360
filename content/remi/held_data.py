"""Everything that we hold about a person, read off the declarations, so that nothing is left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from django.db.models import Field, Model
from django.db.models.fields.files import FieldFile

from content.outbox.message import OutboxMessage
from content.privacy.declaration import Personal, PersonalData, declarations, models_in_homes
from content.remi.check_ins import MAIL, CheckIn
from content.remi.download_request import DownloadRequest
from content.remi.mail_kinds import name_of
from content.remi.organisations import RemiOrganisation
from content.remi.tool import ToolFile
from content.remi.wording import NoticeVersion


@dataclass(frozen=True)
class Held:
    """One personal field of one record."""

    field: str
    declared: Personal
    value: object
    until: datetime | None  # None: the time hasn't begun to run


@dataclass(frozen=True)
class Record:
    """`besides` is what the record says beyond the person; `attached` what hangs on it, by name."""

    kind: str
    name: str
    personal: list[Held]
    besides: dict[str, object]
    attached: dict[str, list[dict[str, object]]]


def records_about(request: DownloadRequest) -> list[Record]:
    """Every record, of whatever kind, with the mail address of this request."""
    return [
        record_of(row, declared)
        for model, declared in declarations()
        if "email" in declared.fields
        for row in model._default_manager.filter(email__iexact=request.email)
    ]


def record_of(row: Model, declared: PersonalData) -> Record:
    return Record(
        kind=str(row._meta.verbose_name),
        name=str(row),
        personal=list(personal_of(row, declared)),
        besides=values_of(row, leave_out={"id", *declared.fields}),
        attached={name: rows for name, rows in attached_to(row) if rows},
    )


def personal_of(row: Model, declared: PersonalData) -> Iterator[Held]:
    for name, personal in declared.fields.items():
        since = getattr(row, personal.kept.since)
        until = personal.kept.ends(since) if since else None
        yield Held(name, personal, plain(getattr(row, name)), until)


def plain(value: object) -> object:
    """Of a file its name in the store."""
    return PurePath(value.name or "").name if isinstance(value, FieldFile) else value


def attached_to(row: Model) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """What refers to the record, and the mails that were owed about it."""
    homes = set(models_in_homes())
    for relation in row._meta.related_objects:
        if relation.related_model in homes:
            name = relation.get_accessor_name()
            rows = getattr(row, name).all()
            yield name, [values_of(one, leave_out={"id", relation.field.name}) for one in rows]
    if isinstance(row, DownloadRequest):
        mails = OutboxMessage.objects.filter(kind__startswith="remi.", about=row.pk)
        yield "mails", [mail(one, row) for one in mails.exclude(kind=MAIL)]


def values_of(row: Model, *, leave_out: set[str]) -> dict[str, object]:
    fields = [field for field in row._meta.concrete_fields if field.name not in leave_out]
    return {field.name: told(value_of(row, field), row) for field in fields}


def value_of(row: Model, field: Field) -> object:
    """Of a choice the words, and not our short form."""
    return (
        getattr(row, f"get_{field.name}_display")() if field.choices else getattr(row, field.name)
    )


def told(value: object, row: Model) -> object:
    """What another record is to the person; its number in our database tells them nothing."""
    match value:
        case RemiOrganisation():
            return organisation(value, row)
        case NoticeVersion():
            return {"first used": value.first_used_at, "text": value.text}
        case ToolFile():
            return f"{value.title} ({value.type}), version {value.version}"
        case OutboxMessage():
            return mail(value, row)
        case Model():
            return str(value)
    return value


def organisation(one: RemiOrganisation, row: Model) -> dict[str, object]:
    """A name that isn't public stays as this person typed it: another's spelling tells of another."""
    request = row if isinstance(row, DownloadRequest) else getattr(row, "request", None)
    typed = request.organisation_as_typed if request else ""
    return {
        "name": known_as(one, typed),
        "type": one.get_kind_display(),
        "borough or area": one.get_place_display(),
    }


def known_as(one: RemiOrganisation, typed: str) -> str:
    return one.name if one.on_register else typed or "your organisation"


def mail(one: OutboxMessage, row: Model) -> dict[str, object]:
    asking = isinstance(row, CheckIn)
    return {
        "kind": f"Question after {row.months} months" if asking else name_of(one.kind),
        "state": one.get_state_display(),
        "due": one.due_at,
        "settled": one.settled_at,
    }
