"""The public log tells what became of suggestions, and nothing of who sent them."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup

from content.models import Place, Suggestion
from tests.content.evidence_records import a_condition, a_finding
from tests.content.suggestions.suggesting import ANSWERS, EMAIL, NAME, a_suggestion

pytestmark = pytest.mark.django_db
LOG = "/evidence/suggestions/"
ARRIVED, DECIDED = datetime(2026, 11, 2, 12, tzinfo=UTC), datetime(2026, 11, 9, 12, tzinfo=UTC)


def decided(**fields) -> Suggestion:
    place = Place.objects.get(slug="lambeth")
    return a_suggestion(
        **{"created_at": ARRIVED, "decided_at": DECIDED, "condition": a_condition(), "place": place,
           "words": "To the sender alone", "question": "Which page?", "answer": "Page 3"} | fields
    )  # fmt: skip


def page(client) -> BeautifulSoup:
    return BeautifulSoup(client.get(LOG).content, "html.parser").main


def test_it_says_when_nothing_was_decided(client):
    a_suggestion()

    assert "Nothing has been decided yet" in page(client).get_text()


def test_each_decision_is_told_with_the_standard_reason(client):
    decided(state="declined", reason="no-source")

    [row] = page(client).select("tbody tr")

    assert [cell.get_text(" ", strip=True) for cell in row.select("th, td")] == [
        "9 Nov 2026", "Maternity", "Lambeth", "Declined: We could not find or open the source.", "5",
    ]  # fmt: skip


def test_a_finding_is_led_to_while_it_is_published(client):
    finding = a_finding("came-of-it")
    decided(state="accepted", finding=finding)
    assert page(client).select_one('a[href="/evidence/came-of-it/"]')

    finding.unpublish()

    assert not page(client).select_one('a[href="/evidence/came-of-it/"]')
    assert "We are checking its figures" in page(client).get_text()


def test_nothing_of_the_sender_is_in_it(client):
    for fields in ({"state": "accepted"}, {"state": "declined", "reason": "other"}):
        made = decided(**fields)
    text = client.get(LOG).text

    told = (NAME, EMAIL, ANSWERS["statement"], ANSWERS["where"], ANSWERS["why"], ANSWERS["title"],
            made.reference, "To the sender alone", "Which page?", "Page 3", "/suggest/status/")  # fmt: skip
    assert [each for each in told if each in text] == []


def test_it_counts(client):
    decided(state="accepted")
    decided(state="declined", reason="known")
    a_suggestion()
    a_suggestion(state="withdrawn", decided_at=DECIDED)

    told = [each.get_text(" ", strip=True) for each in page(client).select(".facts > div")]

    assert told == [
        "Suggested 4", "Accepted 1", "Declined 1", "Still open 1", "Withdrawn or ended 1",
        "Half were decided within 5 working days",
    ]  # fmt: skip


def test_the_number_of_queries_does_not_grow(client, django_assert_num_queries):
    for _ in range(3):
        decided(state="accepted", finding=a_finding(f"one-{_}"))
    client.get(LOG)

    with django_assert_num_queries(5):
        client.get(LOG)


@pytest.mark.parametrize("number", ["2", "999", "x", "-1", "%00"])
def test_odd_pages_are_answered(client, number):
    decided(state="accepted")

    assert client.get(f"{LOG}?page={number}").status_code == 200
