"""What the request form says, and what it takes for words."""

from bs4 import BeautifulSoup

from content.models import DownloadRequest
from content.remi.own_page_link import own_page_path
from tests.content.remi.asking import ANSWERS, aged_token

FORM = "/remi/request/"


def send(client, **answers):
    return client.post(FORM, {"token": aged_token()} | ANSWERS | answers)


def soup_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def summary_of(response) -> list[str]:
    return [line.get_text() for line in soup_of(response).select(".error-summary li")]


def test_each_wrong_answer_is_told_once_and_in_our_own_words(tool, client):
    wrong = {"email": "x" * 400 + "\x00", "kind": "guild", "place": "\x00", "meant": "No such body"}
    response = send(client, organisation="Croydon", website="\x00", **wrong)

    page = soup_of(response)
    assert {
        name: page.select_one(f"#id_{name}_error").get_text(" ", strip=True) for name in wrong
    } == {
        "email": "Error: Enter an email address in the right form, like name@example.org",
        "kind": "Error: Choose the type of your organisation",
        "place": "Error: Choose the borough or area of your organisation",
        "meant": "Error: Say whether your organisation is one of these",
    }
    assert "Leave the field that is marked so empty" in " ".join(summary_of(response))
    assert "Null" not in response.text


def test_what_came_along_unseen_is_left_out_and_joiners_stay(tool, client):
    send(
        client,
        name="\ufeffQuil\u00adla\u200b\U000e0041",
        hopes="\u0646\u0645\u06cc\u200c\u062f\u0627\u0646\u0645",
    )

    asked = DownloadRequest.objects.get()
    assert (asked.name, asked.hopes) == (
        "Quilla",
        "\u0646\u0645\u06cc\u200c\u062f\u0627\u0646\u0645",
    )


def test_an_organisation_that_nobody_can_read_is_not_asked_about_further(tool, client):
    response = send(client, organisation="\u3164")

    assert summary_of(response) == ["Enter the name of your organisation"]
    assert not soup_of(response).select_one("#id_kind")


def test_the_full_notice_is_one_click_away(tool, client):
    sent = send(client)["Location"]
    own = own_page_path(DownloadRequest.objects.get())

    for address in (FORM, sent, own, f"{own}erase/"):
        assert soup_of(client.get(address)).select_one("main a[href^='/data-protection/']"), address
    aside = soup_of(client.get(FORM)).select_one("aside")
    assert {link["href"] for link in aside.select("a")} == {
        "/data-protection/",
        "/data-protection/complaint/",
    }
