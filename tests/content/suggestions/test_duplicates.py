"""What we have already is noticed, told kindly, and never a reason to refuse."""

import pytest
from bs4 import BeautifulSoup

from content.models import Suggestion
from content.suggestions.duplicates import duplicates_among, duplicates_of
from tests.content.evidence_records import a_finding, a_source
from tests.content.suggestions.suggesting import a_suggestion, send

pytestmark = pytest.mark.django_db


def because(found) -> list[tuple[str, str]]:
    everything = [*found.sources, *found.findings, *found.suggestions]
    return [(type(each.record).__name__, str(each.because)) for each in everything]


@pytest.mark.parametrize(
    ("source", "given", "reason"),
    [
        ({"doi": "10.1136/bmj.n71", "url": ""}, {"doi": "10.1136/bmj.n71", "link": ""}, "the same DOI"),
        ({"doi": "https://doi.org/10.1136/BMJ.N71", "url": ""}, {"doi": "10.1136/bmj.n71"}, "the same DOI"),
        ({"url": "https://j.example/doi/10.1136/bmj.n71"}, {"doi": "10.1136/bmj.n71"}, "the same DOI"),
        ({"doi": "10.1136/bmj.n71"}, {"link": "https://j.example/doi/full/10.1136/bmj.n71"}, "the same DOI"),
        ({"url": "http://www.r.example/a/"}, {"link": "https://r.example/a?utm_source=x#b"}, "the same address"),
        ({"title": "Waits for cardiac care in London"}, {"title": "waits for cardiac care, in London."}, "similar words"),
    ],
)  # fmt: skip
def test_the_same_source_is_noticed(source, given, reason):
    a_source(**source)

    found = duplicates_of(a_suggestion(**{"title": "", "link": ""} | given))

    assert because(found) == [("Source", reason)]


def test_a_similar_statement_is_noticed_and_another_is_not():
    finding = a_finding(source=None, state="unverified")

    alike = duplicates_of(a_suggestion(statement=finding.statement.lower()))
    other = duplicates_of(
        a_suggestion(statement="Something else altogether is said here.", link="")
    )

    assert because(alike) == [("Finding", "similar words")]
    assert alike.known_findings == [finding]
    assert because(other) == []


def test_an_earlier_suggestion_is_noticed_and_a_later_one_is_not():
    first, second = a_suggestion(), a_suggestion()

    assert because(duplicates_of(second)) == [("Suggestion", "the same address")]
    assert not duplicates_of(first)


def test_who_sends_the_same_is_told_kindly_and_it_is_stored(client):
    a_finding(source=a_source(url="https://www.report.example/waits/"))
    send(client)

    second = client.get(send(client)["Location"])

    words = BeautifulSoup(second.content, "html.parser").main.get_text(" ", strip=True)
    assert "We may have this already" in words
    assert "Thank you all the same" in words
    assert "30% of Black people" in words
    assert "Somebody has suggested the same" in words
    assert Suggestion.objects.count() == 2


def test_a_draft_is_told_to_nobody(client):
    a_finding(source=a_source(url="https://report.example/waits"), live=False)

    page = client.get(send(client)["Location"])

    assert "30% of Black people" not in page.text
    assert "We know its source" in page.text


def test_a_finding_in_doubt_says_so(client):
    a_finding(source=a_source(url="https://report.example/waits"), state="unverified")

    assert "Unverified" in client.get(send(client)["Location"]).text


def test_what_was_erased_looks_like_nothing():
    made = a_suggestion()
    Suggestion.objects.filter(pk=made.pk).update(statement="", link="", title="")

    assert not duplicates_of(a_suggestion())


def test_many_suggestions_are_looked_at_in_as_many_queries_as_one(django_assert_num_queries):
    a_source(url="https://www.report.example/waits/", title="Waits for cardiac care in London")
    a_finding()
    first, *later = (a_suggestion() for _ in range(4))
    with django_assert_num_queries(7):
        alone = duplicates_of(later[-1])

    with django_assert_num_queries(7):
        found = duplicates_among([first, *later])

    assert because(found[later[-1].pk]) == because(alone)
    assert [len(each.suggestions) for each in found.values()] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("kept", "sent"),
    [
        ("https://R.example/Report%20One/", "http://r.example/Report One"),
        ("https://r.example/?b=2&a=1", "https://r.example?a=1&b=2"),
        ("https://r.example/%C3%A9t%C3%A9/figures", "https://r.example/été/figures"),
        ("https://j.example/doi/10.1136%2Fbmj.n71", "https://doi.org/10.1136/BMJ.n71"),
    ],
)
def test_what_the_database_calls_near_holds_each_spelling(kept, sent):
    source = a_source(url=kept)

    assert [each.record for each in duplicates_of(a_suggestion(link=sent, title="")).sources] == [
        source
    ]
