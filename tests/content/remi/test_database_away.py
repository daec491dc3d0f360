"""Asking for the REMI while the database doesn't answer: nothing that was typed is lost."""

from bs4 import BeautifulSoup

from content.models import DownloadRequest
from content.remi.wording import BUILT_IN
from tests.content.remi.asking import ANSWERS, NEW_ORGANISATION, aged_token

FORM = "/remi/request/"


def test_the_form_opens_while_the_database_is_away(away, client):
    response = client.get(FORM)

    assert response.status_code == 200
    assert "Whittington Health NHS Trust" in response.text
    assert BUILT_IN["notice"][:40] in response.text


def test_what_was_typed_waits_until_the_database_is_back(away, client):
    token = aged_token()
    response = client.post(FORM, ANSWERS | {"token": token, "wants_news": "on"} | NEW_ORGANISATION)

    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert "Nothing has been sent" in page.select_one(".error-summary").get_text()
    away.undo()
    inputs = page.select("main form input[name]")
    fields = {each["name"]: each.get("value", "") for each in inputs}
    assert page.select_one("#id_wants_news").has_attr("checked")
    fields["wants_news"] = "on"
    fields["hopes"] = page.select_one("#id_hopes").get_text().strip()
    for name in ("kind", "place"):
        fields[name] = page.select_one(f"#id_{name} option[selected]")["value"]
    again = client.post(FORM, fields)
    assert again.status_code == 303
    asked = DownloadRequest.objects.get()
    assert asked.organisation.name == NEW_ORGANISATION["organisation"]
    assert asked.wants_news


def test_a_link_says_that_it_will_work_again(asked, client, database_away):
    address = asked.deliveries.get().get_absolute_url()
    with database_away():
        response = client.get(address)

    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert "Nothing is lost" in response.text
