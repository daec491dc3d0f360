"""Listings over HTTP: order, filters, pages, odd addresses."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.models import ArticlePage
from tests.content.factories import ArticleFactory, TopicFactory

Kind = ArticlePage.Kind


def titles(response) -> list[str]:
    return [page.title for page in response.context["results"]]


@pytest.fixture
def three(resources):
    ArticleFactory(parent=resources, title="Older", date=date(2023, 5, 1), kind=Kind.TOOL)
    ArticleFactory(parent=resources, title="Undated", kind=Kind.PUBLICATION)
    ArticleFactory(parent=resources, title="Newer", date=date(2025, 5, 1), kind=Kind.TOOL)


def test_newest_first_and_undated_last(client, three):
    response = client.get("/resources/")

    assert titles(response) == ["Newer", "Older", "Undated"]


def test_what_names_another_day_stands_where_readers_look_for_it(client, resources, three):
    note = {"date_note": "Launched on 3 June 2024", "near_date": date(2024, 6, 3)}
    ArticleFactory(parent=resources, title="Launched", **note)

    assert titles(client.get("/resources/")) == ["Newer", "Launched", "Older", "Undated"]
    oldest = client.get("/resources/?sort=oldest")
    assert titles(oldest) == ["Older", "Launched", "Newer", "Undated"]


def test_drafts_and_private_pages_are_not_listed(client, resources):
    ArticleFactory(parent=resources, title="Draft", live=False)
    private = ArticleFactory(parent=resources, title="Private")
    private.view_restrictions.create(restriction_type="login")

    assert titles(client.get("/resources/")) == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=tool", ["Newer", "Older"]),
        ("year=2023", ["Older"]),
        ("kind=tool&year=2025", ["Newer"]),
        ("kind=nonsense", ["Newer", "Older", "Undated"]),
        ("unknown=1", ["Newer", "Older", "Undated"]),
    ],
)
def test_filters_lie_in_the_address(client, three, query, expected):
    assert titles(client.get(f"/resources/?{query}")) == expected


def test_by_topic(client, resources):
    article = ArticleFactory(parent=resources, title="About trust")
    article.topics.add(TopicFactory(name="Trust", slug="trust"))
    article.save()
    other = ArticleFactory(parent=resources, title="About data")
    other.topics.add(TopicFactory(name="Data", slug="data"))
    other.save()

    assert titles(client.get("/resources/?topic=trust")) == ["About trust"]


def test_pages_keep_the_filters(client, resources):
    for number in range(12):
        ArticleFactory(parent=resources, title=f"Tool {number}", kind=Kind.TOOL)
    ArticleFactory(parent=resources, kind=Kind.TRAINING)

    first = client.get("/resources/?kind=tool")
    soup = BeautifulSoup(first.content, "html.parser")
    onwards = [link["href"] for link in soup.select("a[href*='page=2']")]

    assert len(titles(first)) == 10
    assert onwards
    assert len(titles(client.get("/resources/" + onwards[0]))) == 2


def test_ten_thousand_parameters_are_answered(client, three):
    many = "&".join(f"a{number}=1" for number in range(9_000))

    assert titles(client.get(f"/resources/?kind=tool&{many}")) == ["Newer", "Older"]
    assert client.get(f"/resources/?{many}&{many}").status_code == 400


ODD = ["abc", "%00", "-1", "0", "99999999999999999999", "1e3", "%ff%fe", "%F0%9F%8C%B2", "a" * 5000]


@pytest.mark.parametrize("key", ["page", "year", "topic", "kind", "person", "sort"])
@pytest.mark.parametrize("value", ODD, ids=lambda value: value[:12])
def test_odd_values_are_never_an_error_of_ours(client, three, key, value):
    assert client.get(f"/resources/?{key}={value}").status_code in (200, 400, 404)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(page=st.text(), year=st.text(), topic=st.text())
def test_no_text_is_an_error_of_ours(client, three, page, year, topic):
    asked = {"page": page, "year": year, "topic": topic}

    assert client.get("/resources/", asked).status_code in (200, 400, 404)


@pytest.mark.parametrize("path", ["/%00", "/news/%ff", "/people/%00/", "/é/", "/" + "a" * 3000])
def test_odd_paths_are_not_found(client, structure, path):
    assert client.get(path, follow=True).status_code in (400, 404)


@pytest.mark.parametrize("path", ["/news/", "/resources/", "/events/", "/webinars/"])
def test_a_listing_without_a_picture_begins_with_a_drawing(client, structure, path):
    page = BeautifulSoup(client.get(path).content, "html.parser")

    assert page.select_one(".opening h1")
    assert page.select_one(".opening-drawing svg")["aria-hidden"] == "true"
