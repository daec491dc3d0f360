"""The officer looks at a quarter, asks what is missing, and freezes it with a second look."""

from datetime import UTC, datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import ModelLogEntry

from content.models import UptakeSnapshot
from tests.content.remi.desk_records import make_organisation, make_request, tell

pytestmark = pytest.mark.django_db
WITHIN = datetime(2026, 8, 3, tzinfo=UTC)
NOW = datetime(2026, 10, 2, 12, tzinfo=UTC)
PREVIEW = reverse("remi_quarters:preview", args=["2026-q3"])
FREEZE = reverse("remi_quarters:freeze", args=["2026-q3"])


@pytest.fixture
def quarter(officer):
    silent, unclear, told = (
        make_organisation("Made-up Silent Charity"),
        make_organisation("Made-up Unclear Body", kind="other", place=""),
        make_organisation("Made-up Told Charity"),
    )
    tell(told, "embedding", recorded_at=WITHIN)
    tell(unclear, "paused", recorded_at=WITHIN)
    for body in (silent, unclear, told):
        make_request(organisation=body, at=WITHIN)
    for _ in range(9):
        make_request(at=WITHIN)
    with time_machine.travel(NOW, tick=False):
        yield officer


def text_of(answer) -> str:
    return " ".join(BeautifulSoup(answer.content, "html.parser").main.get_text(" ").split())


def test_an_officer_looks_asks_and_freezes(quarter):
    seen = text_of(quarter.get(PREVIEW))
    assert "Have not said how far they are: 10 organisations: " in seen
    assert "Made-up Silent Charity" in seen
    assert "“something else” that nobody confirmed: 1 organisation: Made-up Unclear Body" in seen
    assert "Have no borough or area: 1 organisation: Made-up Unclear Body" in seen
    assert "Requests 12" in seen
    assert "On 8 October 2026 it is frozen by itself" in seen
    assert UptakeSnapshot.objects.count() == 0

    assert "Requests: 12" in text_of(quarter.get(FREEZE))
    assert quarter.post(FREEZE).url == reverse("remi_quarters:index")
    frozen = UptakeSnapshot.objects.get()
    assert frozen.frozen_by.username == "REMI officers"
    assert ModelLogEntry.objects.filter(action="remi.freeze").count() == 1

    refused = quarter.post(FREEZE)
    assert "give the reason for it" in refused.context["form"].errors["reason"][0]
    assert "give the reason for it" in text_of(refused)
    quarter.post(FREEZE, {"reason": "One request was a trial."})
    assert [each.version for each in UptakeSnapshot.objects.all()] == [2, 1]
    assert "One request was a trial." in text_of(quarter.get(reverse("remi_quarters:index")))


def test_a_running_quarter_is_looked_at_and_not_frozen(quarter):
    running = reverse("remi_quarters:freeze", args=["2026-q4"])

    assert "can be looked at, and not frozen" in text_of(
        quarter.get(reverse("remi_quarters:preview", args=["2026-q4"]))
    )
    assert "over: it ends on 31 December 2026" in text_of(quarter.get(running))
    quarter.post(running)
    assert UptakeSnapshot.objects.count() == 0


def test_of_a_quarter_before_anybody_asked_nothing_is_frozen(quarter):
    for name, said in [("2001-q1", "nothing to freeze"), ("2026-q2", "nothing to freeze")]:
        preview = quarter.get(reverse("remi_quarters:preview", args=[name]))
        assert said in text_of(preview)
        assert "by itself" not in text_of(preview)
        assert not preview.context["may_freeze"]
        assert said in text_of(quarter.get(reverse("remi_quarters:freeze", args=[name])))
    for view in ("preview", "freeze"):
        assert quarter.get(reverse(f"remi_quarters:{view}", args=["9999-q4"])).status_code == 404


def test_who_may_only_look_may_not_freeze(quarter, django_user_model):
    group = django_user_model.objects.get(username="REMI officers").groups.get()
    group.permissions.remove(Permission.objects.get(codename="add_uptakesnapshot"))

    assert quarter.get(PREVIEW).status_code == 200
    assert quarter.post(FREEZE).status_code == 302
    assert UptakeSnapshot.objects.count() == 0
