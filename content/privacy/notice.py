"""`/data-protection/`: what is held about people, made from the declarations that the purge obeys."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from content.privacy.declaration import Basis, Kept, Personal, PersonalData, declarations

WITHDRAWN = {Basis.CONSENT: ", which you can take back at any time"}


@dataclass(frozen=True)
class Heading:
    """An entry of the list of contents."""

    text: str
    permalink: str
    below: tuple = ()


# What templates/privacy/ says of everybody, below what is held about each kind of people.
STANDING = (
    Heading("What stays afterwards", "afterwards"),
    Heading("Who sees it", "who-sees-it"),
    Heading("When you only read", "reading"),
    Heading("When you send a form", "forms"),
    Heading("When you search", "searches"),
    Heading("The server's log", "log"),
    Heading("Your rights", "rights"),
    Heading("How to complain", "complaints"),
)


@dataclass(frozen=True)
class HeldAlike:
    """Fields that are held on the same ground and equally long."""

    ground: str
    until: str
    fields: list[Personal]


@dataclass(frozen=True)
class Held:
    """What is held about one kind of people."""

    about: str
    permalink: str
    alike: list[HeldAlike]


@require_safe
def data_notice(request: HttpRequest) -> HttpResponse:
    held = everything_held()
    about = [Heading(each.about, each.permalink) for each in held]
    shown = {"held": held, "headings": [*about, *STANDING]}
    return render(request, "privacy/notice.html", shown)


def everything_held() -> list[Held]:
    """In the order in which people meet it: those who name nobody are left out."""
    return [held(declared) for _, declared in declarations() if declared.fields]


def held(declared: PersonalData) -> Held:
    alike: dict[tuple[Basis, Kept], list[Personal]] = {}
    for personal in declared.fields.values():
        alike.setdefault((personal.basis, personal.kept), []).append(personal)
    return Held(
        declared.about,
        slugify(declared.about),
        [
            HeldAlike(f"{basis}{WITHDRAWN.get(basis, '')}", str(kept), fields)
            for (basis, kept), fields in alike.items()
        ],
    )
