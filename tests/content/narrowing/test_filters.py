"""What a reader may choose in a listing, what it leaves, and how it is taken away again."""

from datetime import UTC, date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from content.models import ArticleAuthor, ArticlePage, EventPage, EventSpeaker
from content.narrowing.filters import Choice, Filter, Filters, choose
from tests.content.factories import ArticleFactory, EventFactory, PersonFactory, TopicFactory

Kind = ArticlePage.Kind


def soup(client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


def choices(page: BeautifulSoup, name: str) -> list[str]:
    return [option.get_text() for option in page.select(f"#filter_{name} option")]


def titles(page: BeautifulSoup) -> list[str]:
    return [heading.get_text() for heading in page.select(".results-found .item h3")]


def write(parent, title: str, **fields) -> ArticlePage:
    """An article; `topics` and `author` beside its own fields."""
    topics, author = fields.pop("topics", []), fields.pop("author", None)
    article = ArticleFactory(parent=parent, title=title, **fields)
    article.topics = topics
    article.authors = [ArticleAuthor(person=author)] if author else []
    article.save()
    return article


@pytest.fixture
def library(resources):
    trust, data = TopicFactory(name="Trust", slug="trust"), TopicFactory(name="Data", slug="data")
    ada = PersonFactory(name="Ada Able", slug="ada-able")
    bo = PersonFactory(name="Bo Baker", slug="bo-baker")
    write(resources, "b", kind=Kind.TOOL, topics=[trust], author=ada, date=date(2023, 5, 1))
    write(resources, "A", kind=Kind.TOOL, topics=[trust, data], author=bo, date=date(2024, 5, 1))
    write(resources, "C", kind=Kind.TRAINING, topics=[data], date=date(2025, 5, 1))
    return resources


def test_each_choice_says_how_many_it_leaves(client, library):
    page = soup(client, "/resources/")

    assert choices(page, "kind") == ["All", "Tool (2)", "Training (1)"]
    assert choices(page, "topic") == ["All", "Data (2)", "Trust (2)"]
    assert choices(page, "year") == ["All", "2025 (1)", "2024 (1)", "2023 (1)"]
    assert choices(page, "person") == ["All", "Ada Able (1)", "Bo Baker (1)"]


def test_a_choice_is_counted_among_what_the_other_filters_leave(client, library):
    page = soup(client, "/resources/?kind=tool&topic=data")

    assert choices(page, "kind") == ["All", "Tool (1)", "Training (1)"]
    assert choices(page, "topic") == ["All", "Data (1)", "Trust (2)"]
    assert choices(page, "person") == ["All", "Bo Baker (1)"]
    assert titles(page) == ["A"]


def test_by_person(client, library):
    assert titles(soup(client, "/resources/?person=bo-baker")) == ["A"]


def test_somebody_named_twice_on_a_page_counts_once(client, events):
    ada = PersonFactory(name="Ada Able", slug="ada-able")
    event = EventFactory(parent=events, title="Twice")
    event.speakers = [EventSpeaker(person=ada), EventSpeaker(person=ada, part="Close")]
    event.save()

    page = soup(client, "/events/?person=ada-able")

    assert titles(page) == ["Twice"]
    assert choices(page, "person") == ["All", "Ada Able (1)"]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("", "CAb"), ("oldest", "bAC"), ("title", "AbC"), ("nonsense", "CAb")],
)
def test_the_order_is_chosen(client, library, sort, expected):
    assert "".join(titles(soup(client, f"/resources/?sort={sort}"))) == expected


def test_what_is_chosen_is_told_and_can_be_taken_away(client, library):
    page = soup(client, "/resources/?kind=tool&topic=trust&sort=title")
    for mark in page.select(".remove-mark"):
        mark.decompose()
    links = page.select(".selected-filters a")
    ways = {each.get_text(" ", strip=True): each["href"] for each in links}

    assert ways == {
        "Remove Kind: Tool": "/resources/?topic=trust&sort=title",
        "Remove Topic: Trust": "/resources/?kind=tool&sort=title",
        "Clear all": "/resources/?sort=title",
    }
    assert page.title.get_text().startswith("Resources: Tool, Trust, 2 results ")
    assert page.find(role="status").get_text(strip=True) == "2 results: Tool, Trust"


def test_nothing_found_says_which_filter_to_take_away_and_what_there_is(client, library):
    page = soup(client, "/resources/?kind=training&topic=trust&year=2025")
    ways = [each.get_text() for each in page.select(".ways-out li")]

    assert ways == ["Without topic: Trust (1 result)", "Show everything"]
    assert titles(page) == ["C", "A", "b"]
    assert choices(page, "topic") == ["All", "Trust (0)", "Data (1)"]


def test_a_topic_that_no_page_here_has_is_still_named_if_readers_may_know_it(
    client, library, events
):
    housing = TopicFactory(name="Housing", slug="housing")
    draft = write(library, "Not yet", kind=Kind.TOOL, topics=[housing])
    draft.unpublish()

    assert "Housing" not in soup(client, "/resources/?topic=housing").main.get_text()
    event = EventFactory(parent=events, title="On homes")
    event.topics = [housing]
    event.save()
    page = soup(client, "/resources/?topic=housing")

    assert "Nothing was found for Housing." in page.main.get_text()


def test_one_result(client, resources):
    ArticleFactory(parent=resources, title="Alone")
    page = soup(client, "/resources/")

    assert page.find(role="status").get_text(strip=True) == "1 result"
    assert page.select("form.filters") == []


def test_what_is_coming_comes_first_and_the_past_goes_by_year(client, events):
    now = timezone.now()
    for title, start in {
        "Last": datetime(2023, 5, 1, tzinfo=UTC), "Later": now + timedelta(days=60),
        "Next": now + timedelta(days=2), "Before": datetime(2024, 5, 1, tzinfo=UTC),
    }.items():  # fmt: skip
        EventFactory(parent=events, title=title, start=start)
    unknown = EventPage.Precision.UNKNOWN
    EventFactory(parent=events, title="Undated", start=now, date_precision=unknown)

    page = soup(client, "/events/")

    parts = [each.get_text() for each in page.select(".results-part-heading")]
    assert parts == ["Coming up", "2024", "2023", "Without a date"]
    assert titles(page) == ["Next", "Later", "Before", "Last", "Undated"]
    counted = [int(each.partition("(")[2].rstrip(")")) for each in choices(page, "year")[1:]]
    assert sum(counted) == 4  # a date that isn't known is in no year


def test_nothing_to_come_is_said(client, events):
    EventFactory(parent=events)

    assert "No event is announced" in soup(client, "/events/").main.get_text()
    assert "No event is announced" not in soup(client, "/events/?sort=title").main.get_text()


def test_pages_are_named(client, resources):
    ArticleFactory.create_batch(12, parent=resources)

    page = soup(client, "/resources/?page=2&sort=title")

    assert page.title.get_text().startswith("Resources, page 2 of 2")
    assert page.select_one("[rel=prev]")["href"] == "?sort=title&page=1"
    assert page.select_one(".pagination [aria-current=page]").get_text() == "Page 2"
    assert page.select_one(".pagination-place").get_text() == "Page 2 of 2"


def test_filters_know_no_page_type():
    """A search makes them of what it counted itself, and keeps its words."""
    topic = choose("topic", "Topic", [("trust", "Trust & truth", 3)], "trust")
    order = Filter("sort", "Sort by", [Choice("title", "Title", selected=True)])

    filters = Filters("/search/", [topic], order, kept={"query": "a&b"})

    assert filters.query == "query=a%26b&topic=trust&sort=title"
    assert filters.cleared == "/search/?query=a%26b&sort=title"
    assert [way.address for way in filters.ways_out()] == [filters.cleared]
