"""Nobody can add a personal field and say nothing of it, or put one where no purge goes."""

import pytest
from django.core.checks import run_checks
from django.db import models
from django.test.utils import isolate_apps

from content import checks
from content.privacy import declaration
from content.privacy.declaration import Basis, Kept, Personal, PersonalData

AT_HOME = "content.suggestions.made_up"
ELSEWHERE = "content.pages.made_up"
A_YEAR = Kept(months=12, since="sent_at", after="you sent it")


@pytest.fixture
def made_up(monkeypatch):
    """Call it with where a model lies, and its fields: the model, which the checks then see alone."""
    with isolate_apps("content") as apps:
        monkeypatch.setattr(declaration, "apps", apps)
        monkeypatch.setattr(checks, "apps", apps)

        def make(module: str, **parts):
            names = {"app_label": "content"}
            meta = type("Meta", (), names)
            return type("MadeUp", (models.Model,), {"__module__": module, "Meta": meta, **parts})

        yield make


def problems() -> list[str]:
    found = [
        *checks.personal_fields_are_declared(None),
        *checks.personal_fields_are_at_home(None),
    ]
    return [f"{each.id} {each.msg.partition(' ')[0]}" for each in found]


def personal(**other) -> Personal:
    said = {"label": "Your name", "purpose": "to answer", "kept": A_YEAR} | other
    return Personal(basis=Basis.CONSENT, **said)


def declared(name: Personal | None = None, impersonal: tuple[str, ...] = ()) -> PersonalData:
    return PersonalData(
        about="Somebody", fields={"name": name} if name else {}, impersonal=("sent_at", *impersonal)
    )


def fields() -> dict:
    return {"name": models.CharField(max_length=9), "sent_at": models.DateTimeField()}


def test_the_site_has_no_such_problem():
    assert [each for each in run_checks() if each.id in ("content.E010", "content.E011")] == []
    assert declaration.undeclared() == []


def test_a_model_that_declares_nothing_is_refused(made_up):
    made_up(AT_HOME, **fields())

    assert problems() == ["content.E010 MadeUp.name", "content.E010 MadeUp.sent_at"]


def test_a_field_that_was_forgotten_is_refused(made_up):
    made_up(AT_HOME, personal_data=declared(), **fields())

    assert problems() == ["content.E010 MadeUp.name"]


def test_a_field_that_is_declared_twice_is_refused(made_up):
    made_up(AT_HOME, personal_data=declared(personal(), impersonal=("name",)), **fields())

    assert problems() == ["content.E010 MadeUp.name"]


def test_a_declared_field_that_does_not_exist_is_refused(made_up):
    made_up(AT_HOME, personal_data=declared(personal(), impersonal=("gone",)), **fields())

    assert problems() == ["content.E010 MadeUp.gone"]


@pytest.mark.parametrize(
    "said",
    [
        {"label": ""},
        {"purpose": ""},
        {"kept": Kept(months=12, since="sent_at")},
        {"kept": Kept(months=12, since="name", after="you sent it")},
        {"kept": Kept(months=12, since="gone", after="you sent it")},
        {"kept": Kept(months=0, since="sent_at", after="you sent it")},
    ],
)
def test_a_field_that_says_too_little_is_refused(made_up, said):
    made_up(AT_HOME, personal_data=declared(personal(**said)), **fields())

    assert problems() == ["content.E010 MadeUp.name"]


def test_a_field_that_says_all_is_accepted(made_up):
    made_up(AT_HOME, personal_data=declared(personal()), **fields())

    assert problems() == []


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("writes_from", models.EmailField()),
        ("came_from", models.GenericIPAddressField()),
        ("email", models.CharField(max_length=9)),
        ("home_address", models.TextField()),
        ("mobile", models.CharField(max_length=9)),
        ("date_of_birth", models.DateField()),
        ("ip", models.CharField(max_length=9)),
    ],
)
def test_what_looks_personal_is_refused_elsewhere(made_up, name, field):
    made_up(ELSEWHERE, **{name: field})

    assert problems() == [f"content.E011 MadeUp.{name}"]


def test_what_looks_like_nobody_is_accepted_elsewhere(made_up):
    made_up(ELSEWHERE, title=models.CharField(max_length=9), recipe=models.TextField())

    assert problems() == []
