"""Filters and their counts, pages of results, and how the page tells what it did."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.models import ArticleAuthor, ArticlePage
from tests.content.factories import OrganisationFactory, PersonFactory, TopicFactory

Kind = ArticlePage.Kind


def page_of(client, query: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(f"/search/?{query}").content, "html.parser")


@pytest.fixture
def birds(publish):
    water, air = TopicFactory(name="Water", slug="water"), TopicFactory(name="Air", slug="air")
    publish(title="Heron bird", kind=Kind.BLOG, topics=[water])
    publish(title="Stork bird", kind=Kind.NEWS, topics=[water, air])
    publish(title="Swift bird", kind=Kind.TOOL, topics=[air])
    publish(title="Moa bird", kind=Kind.TRAINING)


def test_each_count_is_what_its_choice_gives(client, birds):
    search = client.get("/search/?query=bird").context["search"]
    choices = [(group.name, each) for group in search.filters.groups for each in group.choices]

    assert {(name, each.value): each.count for name, each in choices} == {
        ("type", "news"): 2,
        ("type", "resource"): 2,
        ("topic", "air"): 2,
        ("topic", "water"): 2,
    }
    for name, each in choices:
        narrowed = client.get(f"/search/?query=bird&{name}={each.value}").context["search"]
        assert narrowed.count == each.count == len(narrowed.hits)


def test_counts_follow_the_other_filter(client, birds):
    groups = client.get("/search/?query=bird&type=resource").context["filters"].groups

    counts = {(each.value, each.count) for group in groups for each in group.choices}
    assert counts == {("news", 2), ("resource", 2), ("air", 1)}


def test_several_of_one_group_widen_and_the_groups_narrow(found, birds):
    assert len(found("bird", topic=["air", "water"])) == 3
    assert len(found("bird", type=["news", "resource"])) == 4
    assert found("bird", type=["resource"], topic=["air", "water"]) == ["Swift bird"]


def test_each_choice_can_be_taken_away(client, birds):
    page = page_of(client, "query=bird&type=news&topic=air&topic=water")

    ways = [
        (way.get_text(strip=True).rstrip("\u00d7"), way["href"])
        for way in page.select(".selected-filters a")
    ]
    assert ways == [
        ("RemoveType: News and blogs", "/search/?query=bird&topic=air&topic=water"),
        ("RemoveTopic: Air", "/search/?query=bird&type=news&topic=water"),
        ("RemoveTopic: Water", "/search/?query=bird&type=news&topic=air"),
        ("Clear all", "/search/?query=bird"),
    ]


def test_a_topic_can_be_browsed_without_words(found, birds):
    assert sorted(found("", topic="air")) == ["Stork bird", "Swift bird"]


def test_filters_that_leave_nothing_say_so(client, birds):
    page = page_of(client, "query=heron&topic=air")

    assert page.select_one("[role=status] h2").text == "Nothing found for “heron”"
    assert page.select_one(".search-help a")["href"] == "/search/?query=heron"


def test_pages_keep_the_search_and_a_page_beyond_the_last_is_the_last(client, publish):
    for number in range(12):
        publish(title=f"Bird {number}", date=date(2025, 1, 1 + number))

    first, beyond = page_of(client, "query=bird&type=news"), page_of(client, "query=bird&page=77")

    assert len(first.select(".search-hit")) == 10
    links = [link["href"] for link in first.select(".pagination a")]
    assert "?query=bird&type=news&page=2" in links
    assert len(beyond.select(".search-hit")) == 2
    assert beyond.select_one("ol.items")["start"] == "11"
    titles = [hit.h3.text for page in (first, beyond) for hit in page.select(".search-hit")]
    assert sorted(titles) == sorted(f"Bird {number}" for number in range(12))


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("query=larch", "larch \u2013 search results \u2013 LARCH"),
        ("", "Search \u2013 LARCH"),
        ("query=nothingatall", "nothingatall \u2013 search results \u2013 LARCH"),
    ],
)
def test_the_title_says_what_was_asked(client, structure, query, title):
    assert page_of(client, query).title.text == title


def test_all_words_first_then_any_of_them_and_the_page_says_so(client, birds):
    both = page_of(client, "query=heron+bird")
    some = page_of(client, "query=heron+zebra")

    assert "some of them" not in both.text
    assert [hit.h3.text for hit in some.select(".search-hit")] == ["Heron bird"]
    assert "These results have some of them" in some.select_one("[role=status]").text


def test_another_spelling_is_offered_only_where_its_words_stand_together(client, publish):
    long = "<p>" + "Herons wade. " * 40 + "</p>"
    publish(title="Birds", body=[("text", f"<p>Storks nest.</p>{long}<p>A tower is coming.</p>")])

    def offered(query: str) -> str:
        return client.get(f"/search/?query={query}").context["search"].did_you_mean

    assert offered("tower+coding") == "tower coming"
    assert offered("storks+coding") == ""


def test_who_works_where_the_words_are_comes_after_what_these_are_about(publish, found):
    society = OrganisationFactory(name="Heron Society")
    author = PersonFactory(name="Ada Egret", role="Director", organisation=society)
    text = "<p>Since 1921.</p>" + "<p>Storks nest in May.</p>" * 60
    summary = "The Heron Society counts birds."
    publish(
        title="How we count",
        summary=summary,
        body=[("text", text)],
        authors=[ArticleAuthor(person=author)],
    )

    assert found("heron society") == ["How we count", "Ada Egret"]
    assert found("egret")[0] == "Ada Egret"


def test_quotations_and_minuses(found, publish):
    publish(title="Early bird catches worm")
    publish(title="Bird of an early hour")

    assert found('"early bird"') == ["Early bird catches worm"]
    assert found("early bird -worm") == ["Bird of an early hour"]


def test_accents_and_capitals_make_no_difference(client, publish, found):
    publish(title="Crème brûlée", body=[("text", "<p>Eaten in a CAFÉ, naïvely.</p>")])

    assert found("creme BRULEE") == found("crème brûlée") == ["Crème brûlée"]
    marks = page_of(client, "query=cafe").select("mark")
    assert [mark.text for mark in marks] == ["CAFÉ"]


def test_the_search_asks_little_whatever_it_finds(client, birds):
    counts = []
    for query in ("heron", "bird"):
        client.get(f"/search/?query={query}")
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/search/?query={query}")
        counts.append([each["sql"][:60] for each in captured])

    own = [sql for sql in counts[1] if "search" in sql or "WITH found" in sql or "topic" in sql]
    assert len(counts[0]) <= len(counts[1]) <= 17
    assert len(own) <= 8
