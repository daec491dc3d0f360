"""What officers do is in the log of Wagtail, and names nobody there."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry
from wagtail.search.index import class_is_indexed

from content.models import (
    DownloadRequest,
    RemiOrganisation,
)
from content.privacy.declaration import models_in_homes
from tests.content.admin.remi.canaries import CANARIES, EMAIL, NAME, TYPED
from tests.content.remi.desk_records import (
    NOW,
    make_organisation,
    make_request,
    make_version,
)

pytestmark = pytest.mark.django_db
INDEX = "/admin/remi/requests/"
GONE = {"name": "", "email": "", "hopes": "", "organisation_as_typed": ""}


def address(action: str, request: DownloadRequest) -> str:
    return reverse(f"remi_requests:{action}", args=[request.pk])


def test_wagtails_log_names_nobody(officer, erased):
    """Not even an organisation: what somebody typed there may be a name."""
    make_version("1.0", released=NOW)
    request = make_request(name=NAME, email=EMAIL, organisation=make_organisation(TYPED))
    for action, fields in {
        "links": {},
        "status": {"stage": "paused"},
        "correct": {"name": NAME, "email": f"new.{EMAIL}"},
        "stop": {},
        "organisation": {"organisation": make_organisation(f"{TYPED} 2").pk},
        "erase": {},
    }.items():
        officer.post(address(action, request), fields)
    organisation = RemiOrganisation.objects.get(name=f"{TYPED} 2")
    edit = {"name": f"{TYPED} 3", "kind": "trust"}
    officer.post(reverse("remi_organisations:edit", args=[organisation.pk]), edit)
    officer.post(reverse("remi_organisations:add"), edit)

    entries = list(ModelLogEntry.objects.values_list("action", "label", "data"))

    assert {action for action, _, _ in entries} == {
        "remi.send_links", "remi.record_status", "remi.correct", "remi.stop_check_ins",
        "remi.choose_organisation", "remi.erase", "wagtail.edit", "wagtail.create",
    }  # fmt: skip
    assert [entry for entry in entries if any(each in str(entry) for each in CANARIES)] == []


def test_nothing_of_it_is_in_wagtails_search():
    assert [model for model in models_in_homes() if class_is_indexed(model)] == []


def test_officers_find_it_in_the_history_of_the_site_with_a_way_to_the_request(officer):
    request = make_request()
    officer.post(address("stop", request))

    report = officer.get("/admin/reports/site-history/").content.decode()

    assert request.reference in report
    assert address("inspect", request) in report
