"""Who gets where: every address of the desk, as the address patterns name them, for every role."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.contrib.auth.models import Group
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.log_actions import log
from wagtail.models import Page

from content.models import DataComplaint, DownloadRequest, ExportLog, OrganisationMerge, RemiWording
from content.outbox.message import post
from content.privacy.declaration import models_in_homes
from tests.content.admin.remi.canaries import CANARIES, EMAIL, NAME, TYPED
from tests.content.remi.desk_records import (
    NOW,
    give,
    make_complaint,
    make_organisation,
    make_request,
    make_version,
    tell,
)

pytestmark = pytest.mark.django_db
DESK = "admin/remi/"
MODULES = ("content.admin.remi.", "content.remi.")
OUTSIDERS = ("anonymous", "Editors", "Moderators")
INSIDERS = ("REMI officers", "superuser")
MISSING = 987654321
NOT_TO_LOOK_AT = ("logout", "error_test")  # the first signs out even who only looks
# Parts of what they look for, so that the words in the search field aren't what is found.
SEARCHES = ("", "?q=Quillfe", "?q=canary@", "?search=Quillfe&type=wagtailcore.Page")
OWN_EMAIL = "somebody.of.staff@nowhere.example"
# Which record a number in an address of a namespace means.
NUMBERS = {
    "remi_requests": {"pk": "request"},
    "remi_organisations": {"pk": "organisation", "into": "other_organisation", "merge": "merge"},
    "remi_versions": {"pk": "version"},
    "remi_mails": {"pk": "mail"},
    "remi_complaints": {"pk": "complaint"},
    "remi_exports": {"pk": "export"},
    "remi_quarters": {"quarter": "quarter"},
}


@dataclass(frozen=True)
class Address:
    namespace: str
    name: str
    parameters: tuple[str, ...]

    def of(self, numbers: dict[str, int | str]) -> str:
        wanted = NUMBERS[self.namespace]
        return reverse(
            f"{self.namespace}:{self.name}",
            kwargs={each: numbers[wanted[each]] for each in self.parameters},
        )


def walk(resolver, route="", namespace="") -> Iterator[tuple[str, str, URLPattern]]:
    for pattern in resolver.url_patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from walk(pattern, here, pattern.namespace or namespace)
        else:
            yield here, namespace, pattern


def is_of_the_desk(route: str, pattern: URLPattern) -> bool:
    view = getattr(pattern.callback, "view_class", pattern.callback)
    return route.startswith(DESK) or view.__module__.startswith(MODULES[0])


def addresses() -> list[Address]:
    return [
        Address(namespace, pattern.name, tuple(pattern.pattern.converters))
        for route, namespace, pattern in walk(get_resolver())
        if is_of_the_desk(route, pattern)
    ]


def records_for(email: str) -> dict[str, int | str]:
    """One of each kind, of somebody with this address."""
    organisation = make_organisation(TYPED)
    request = make_request(
        name=NAME, email=email, organisation=organisation, reference=f"REMI-{len(email):04}-CNRY"
    )
    version = make_version(f"Version for {len(email)}")
    give(request, version)
    tell(organisation, "paused", request=request)
    kept, gone = make_organisation(), make_organisation()
    return {
        "request": request.pk,
        "organisation": organisation.pk,
        "other_organisation": make_organisation().pk,
        "version": version.pk,
        "mail": post(kind="remi.links", about=request.pk).pk,
        "complaint": make_complaint(name=NAME, email=email).pk,
        "export": ExportLog.objects.create(at=NOW).pk,
        "quarter": "2026-q1",
        "merge": OrganisationMerge.objects.create(kept=kept, gone=gone, merged_at=NOW).pk,
    }


@pytest.fixture
def objects() -> dict[str, dict[str, int]]:
    own, foreign = records_for(OWN_EMAIL), records_for(EMAIL)
    return {"own": own, "foreign": foreign, "missing": dict.fromkeys(own, MISSING)}


@pytest.fixture
def as_role(client, django_user_model):
    def sign_in(role: str):
        if role == "anonymous":
            return client
        user = django_user_model.objects.create_user(
            username="somebody", email=OWN_EMAIL, is_superuser=role == "superuser"
        )
        if role != "superuser":
            user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return client

    return sign_in


def fingerprint() -> dict[str, list]:
    return {
        model.__name__: list(model.objects.order_by("pk").values()) for model in models_in_homes()
    }


def test_the_desk_is_as_large_as_it_looks():
    assert len(addresses()) >= 30
    assert {each.namespace for each in addresses()} == set(NUMBERS)


@pytest.mark.parametrize("role", OUTSIDERS)
def test_nobody_else_gets_anywhere(objects, as_role, role):
    client, before = as_role(role), fingerprint()
    home = reverse("wagtailadmin_login") if role == "anonymous" else reverse("wagtailadmin_home")
    unexpected, asked = [], 0

    for address in addresses():
        for numbers in objects.values():
            for method in (client.get, client.post):
                for script in ({}, {"x-requested-with": "XMLHttpRequest"}):
                    answer = method(address.of(numbers), headers=script)
                    asked += 1
                    refused = answer.status_code == 403 if script else False
                    if not refused and not sent_to(answer, home):
                        unexpected.append((address, method.__name__, answer.status_code))

    assert unexpected == []
    assert asked >= 30 * 3 * 2 * 2
    assert fingerprint() == before


def sent_to(answer, home: str) -> bool:
    return answer.status_code == 302 and answer["Location"].partition("?")[0] == home


@pytest.mark.parametrize("role", INSIDERS)
@pytest.mark.parametrize("whose", ["own", "foreign", "missing"])
def test_officers_get_everywhere(objects, as_role, role, whose):
    client, numbers = as_role(role), objects[whose]
    wrong = []

    for address in addresses():
        place = address.of(numbers)
        answer = client.get(place)
        expected = {404, 405} if whose == "missing" and address.parameters else {200, 302, 405}
        if answer.status_code not in expected or sent_to(answer, reverse("wagtailadmin_home")):
            wrong.append((place, answer.status_code))

    assert wrong == []


@pytest.mark.parametrize("role", INSIDERS)
def test_officers_send_every_form(objects, as_role, role, erased):
    """Nothing filled in: some do what they are for, some say what is missing; none is refused."""
    client = as_role(role)
    wrong = []

    for address in addresses():
        place = address.of(objects["foreign"])
        answer = client.post(place)
        if answer.status_code not in {200, 302, 405} or sent_to(
            answer, reverse("wagtailadmin_home")
        ):
            wrong.append((place, answer.status_code))

    assert wrong == []
    assert [request.pk for request in erased] == [objects["foreign"]["request"]]


@pytest.mark.parametrize("role", [*OUTSIDERS[1:], *INSIDERS])
def test_the_wording_is_the_officers(as_role, role):
    client, wording = as_role(role), RemiWording.load()
    place = reverse("wagtailsettings:edit", args=["content", "remiwording", wording.pk])
    home, expected = reverse("wagtailadmin_home"), role in INSIDERS

    assert sent_to(client.get(place), home) is not expected
    assert sent_to(client.post(place, {"thanks": "Changed"}), home) is not expected
    assert RemiWording.objects.filter(thanks="Changed").exists() is expected


@pytest.mark.parametrize("role", OUTSIDERS[1:])
def test_others_find_nothing_wherever_they_look(structure, objects, as_role, role):
    """Every list, search, chooser, report and history of the admin, and its programming interface."""
    for one in [*DownloadRequest.objects.all(), *DataComplaint.objects.all()]:
        log(instance=one, action="wagtail.edit")
    client, found, looked_at = as_role(role), [], 0

    for place in places_to_look():
        for search in SEARCHES:
            answer = client.get(place + search)
            looked_at += answer.status_code == 200
            whole = b"".join(answer.streaming_content) if answer.streaming else answer.content
            text = whole.decode(errors="replace")
            found += [(place + search, each) for each in CANARIES if each in text]

    assert found == []
    assert looked_at > 300
    assert client.get(reverse("wagtailadmin_home")).status_code == 200  # signed in to the end


def places_to_look() -> list[str]:
    """Without parameters, and those about a page: its history, its usage, its choosers."""
    admin = [
        (route, f"{namespace}:{pattern.name}" if namespace else pattern.name, pattern)
        for route, namespace, pattern in walk(get_resolver())
        if route.startswith("admin/") and pattern.name and not pattern.name.endswith(NOT_TO_LOOK_AT)
    ]
    page = Page.objects.filter(depth=3).first().pk
    places = set()
    for route, name, pattern in admin:
        if "(" not in route and "<" not in route:
            places.add(f"/{route.replace('^', '').rstrip('$')}")
        elif list(pattern.pattern.converters) == ["page_id"] and "(" not in route:
            places.add(reverse(name, args=[page]))
    assert reverse("wagtailadmin_api:pages:listing") in places
    return sorted(places)
