"""The check against forged forms failed: nothing is stored, and nothing that was typed is lost."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from content.models import DataComplaint, DownloadRequest
from tests.content.remi.asking import ANSWERS, NEW_ORGANISATION, aged_token

REQUEST, COMPLAINT = "/remi/request/", "/data-protection/complaint/"
COMPLAINED = {
    "name": "Canary Testperson",
    "email": "canary@made-up.example",
    "complaint": "Too loud",
}
FORMS = [
    pytest.param(REQUEST, ANSWERS | NEW_ORGANISATION, id="request"),
    pytest.param(COMPLAINT, COMPLAINED, id="complaint"),
]


@pytest.fixture
def browser() -> Client:
    return Client(enforce_csrf_checks=True)


def typed_in(page: BeautifulSoup) -> dict[str, str]:
    """What the browser would send now."""
    fields = {one["name"]: one.get("value", "") for one in page.select("main form input[name]")}
    fields.pop("wants_news", None)
    fields |= {one["name"]: one.get_text().strip() for one in page.select("main textarea")}
    chosen = page.select("main select option[selected]")
    return fields | {one.find_parent("select")["name"]: one["value"] for one in chosen}


@pytest.mark.parametrize(("address", "answers"), FORMS)
def test_the_form_stands_there_again_and_can_be_sent(tool, browser, address, answers):
    response = browser.post(address, answers | {"token": aged_token()})

    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 403
    assert page.title.get_text().startswith("Error: ")
    [summary] = page.select(".error-summary")
    assert "open too long, or your browser refused our cookie" in summary.get_text()
    assert response["Cache-Control"] == "no-store, private"
    assert not DownloadRequest.objects.exists()
    assert not DataComplaint.objects.exists()
    fields = typed_in(page)
    assert fields | answers == fields
    assert fields["csrfmiddlewaretoken"]
    if address == REQUEST:  # the complaint form didn't give out this token
        assert browser.post(address, fields).status_code == 303


@pytest.mark.parametrize(("address", "answers"), FORMS)
def test_it_comes_without_the_database(away, browser, address, answers):
    response = browser.post(address, answers)

    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 403
    assert "Nothing has been sent" in page.select_one(".error-summary").get_text()
    fields = typed_in(page)
    assert fields | answers == fields
