"""What is personal: each field says why it is held, on what ground, and until when.

Models in the homes of personal data carry a `personal_data`. Purge, erasure and the privacy
notice are made from it, so that none of them can forget a field.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dateutil.relativedelta import relativedelta
from django.apps import apps
from django.db.models import DateTimeField, Model

HOMES = ("content.remi", "content.suggestions", "content.registrations")


class Basis(StrEnum):
    """Lawful bases of the UK GDPR, article 6(1), as far as we rely on them."""

    CONSENT = "your consent"
    LEGITIMATE_INTERESTS = "our legitimate interests"
    LEGAL_OBLIGATION = "a legal obligation"


@dataclass(frozen=True)
class Kept:
    """`months` after the moment in the field `since`; a row in which that is empty stays.

    `after` says that moment to the person: "you last used your links".
    """

    months: int
    since: str
    after: str = ""

    def due_before(self, now: datetime) -> datetime:
        """Whatever has a `since` before this moment has been kept long enough."""
        return now - relativedelta(months=self.months)

    def ends(self, since: datetime) -> datetime:
        return since + relativedelta(months=self.months)

    def __str__(self):
        years, months = divmod(self.months, 12)
        number, unit = (self.months, "month") if months else (years, "year")
        return f"{number} {unit}{'s' if number > 1 else ''} after {self.after}"


@dataclass(frozen=True)
class Personal:
    """One field: `label` and `purpose` are words for the person whose data it is."""

    label: str
    purpose: str
    basis: Basis
    kept: Kept
    empty: str | bool | None = ""  # what stands there afterwards


@dataclass(frozen=True)
class PersonalData:
    """`about` says whose data a model holds; `impersonal` names the fields that tell nothing of them."""

    about: str
    fields: dict[str, Personal]
    impersonal: tuple[str, ...]

    @classmethod
    def none(cls, *fields: str) -> "PersonalData":
        """For a model that names nobody; still each field is looked at and named."""
        return cls(about="", fields={}, impersonal=fields)


def models_in_homes() -> Iterator[type[Model]]:
    """Every model that lies where personal data may lie, declared or not."""
    for model in apps.get_app_config("content").get_models():
        if model.__module__.startswith(tuple(f"{home}." for home in HOMES)):
            yield model


def declarations() -> Iterator[tuple[type[Model], PersonalData]]:
    for model in models_in_homes():
        if declared := getattr(model, "personal_data", None):
            yield model, declared


def undeclared() -> list[str]:
    """ "DownloadRequest.name" for each field about which nothing is said, or something twice."""
    missing = []
    for model in models_in_homes():
        declared = getattr(model, "personal_data", None)
        personal = set(declared.fields) if declared else set()
        impersonal = set(declared.impersonal) if declared else set()
        for field in model._meta.concrete_fields:
            if field.primary_key:
                continue
            if (field.name in personal) == (field.name in impersonal):
                missing.append(f"{model.__name__}.{field.name}")
        for name in (personal | impersonal) - {f.name for f in model._meta.concrete_fields}:
            missing.append(f"{model.__name__}.{name}")
    return missing


def undecided() -> list[str]:
    """ "DownloadRequest.name" for each personal field that says too little, or what can't be kept."""
    return [
        f"{model.__name__}.{name}"
        for model, declared in declarations()
        for name, personal in declared.fields.items()
        if not (declared.about and says_enough(personal) and can_end(model, personal))
    ]


def says_enough(personal: Personal) -> bool:
    return bool(personal.label and personal.purpose and personal.kept.after)


def can_end(model: type[Model], personal: Personal) -> bool:
    """Only a moment that the database holds can be counted from."""
    dates = {f.name for f in model._meta.concrete_fields if isinstance(f, DateTimeField)}
    return personal.kept.months > 0 and personal.kept.since in dates
