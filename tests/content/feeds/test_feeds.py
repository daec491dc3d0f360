"""The Atom feeds, as a feed reader gets them."""

from datetime import UTC, date, datetime
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest
from bs4 import BeautifulSoup
from defusedxml.ElementTree import fromstring
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.dateparse import parse_datetime
from wagtail.models import PageViewRestriction

from content.feeds.entries import ENTRIES, SECTIONS
from content.models import ArticleAuthor
from tests.content.factories import (
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    TopicFactory,
    WebinarFactory,
)

ATOM = {"a": "http://www.w3.org/2005/Atom"}
PATHS = [f"/feeds/{section.slug}.atom" for section in SECTIONS]


@pytest.fixture
def published(resources, events, webinars):
    """An article with two authors and a topic, an event and a webinar."""
    article = ArticleFactory(parent=resources, title="A & B", kind="blog", date=date(2025, 3, 1))
    article.authors.add(
        ArticleAuthor(person=PersonFactory(name="Dr First"), sort_order=0),
        ArticleAuthor(organisation=OrganisationFactory(name="Second Ltd"), sort_order=1),
    )
    article.topics.add(TopicFactory(name="Housing", slug="housing"))
    starts = datetime(2025, 6, 5, 9, 30, tzinfo=UTC)
    event = EventFactory(parent=events, title="An event", start=starts, date_precision="day")
    webinar = WebinarFactory(parent=webinars, title="A webinar")
    for page in (article, event, webinar):
        page.save_revision().publish()
    return article


def feed(client, path: str) -> Element:
    answer = client.get(path)
    assert answer.status_code == 200, path
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return fromstring(answer.content)


def titles(found: Element) -> list[str]:
    return [title.text for title in found.findall("a:entry/a:title", ATOM)]


@pytest.mark.parametrize("path", [*PATHS, "/feeds/topic/housing.atom"])
def test_each_feed_has_what_rfc_4287_requires(client, published, path):
    found = feed(client, path)

    assert found.tag == f"{{{ATOM['a']}}}feed"
    for part in (found, *found.findall("a:entry", ATOM)):
        for required in ("id", "title", "updated"):
            (element,) = part.findall(f"a:{required}", ATOM)
            assert element.text
        assert urlsplit(part.find("a:id", ATOM).text).scheme in ("http", "https", "urn")
        assert parse_datetime(part.find("a:updated", ATOM).text).tzinfo
        for link in part.findall("a:link", ATOM):
            assert urlsplit(link.get("href")).netloc, "addresses are absolute"
    assert found.find("a:author/a:name", ATOM).text
    (own,) = found.findall("a:link[@rel='self']", ATOM)
    assert urlsplit(own.get("href")).path == path
    ids = [element.text for element in found.iterfind(".//a:id", ATOM)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/feeds/all.atom", {"A & B", "An event", "A webinar"}),
        ("/feeds/blog.atom", {"A & B"}),
        ("/feeds/news.atom", set()),
        ("/feeds/events.atom", {"An event"}),
        ("/feeds/webinars.atom", {"A webinar"}),
        ("/feeds/topic/housing.atom", {"A & B"}),
    ],
)
def test_each_feed_holds_its_own(client, published, path, expected):
    assert set(titles(feed(client, path))) == expected


def test_an_article_is_told_with_all_that_is_known_of_it(client, published):
    (entry,) = feed(client, "/feeds/blog.atom").findall("a:entry", ATOM)

    assert entry.find("a:id", ATOM).text == published.translation_key.urn
    assert entry.find("a:link", ATOM).get("href") == published.full_url
    assert entry.find("a:published", ATOM).text == "2025-03-01T00:00:00+00:00"
    published.refresh_from_db()
    assert parse_datetime(entry.find("a:updated", ATOM).text) == published.last_published_at
    assert [name.text for name in entry.findall("a:author/a:name", ATOM)] == [
        "Dr First",
        "Second Ltd",
    ]
    assert [each.get("term") for each in entry.findall("a:category", ATOM)] == ["Housing"]
    assert published.summary in entry.find("a:summary", ATOM).text


def test_an_event_tells_when_it_is_as_exactly_as_known(client, published):
    (entry,) = feed(client, "/feeds/events.atom").findall("a:entry", ATOM)

    assert "Thursday 5 June 2025<" in entry.find("a:summary", ATOM).text
    assert entry.find("a:published", ATOM) is None


def test_an_id_stays_when_the_page_gets_another_address(client, published):
    before = feed(client, "/feeds/blog.atom").find("a:entry/a:id", ATOM).text
    published.slug = "elsewhere"
    published.title = "Renamed"
    published.save_revision().publish()

    assert feed(client, "/feeds/blog.atom").find("a:entry/a:id", ATOM).text == before


def test_drafts_and_pages_for_some_are_in_no_feed(client, published, events):
    published.unpublish()
    PageViewRestriction.objects.create(page=events, restriction_type=PageViewRestriction.LOGIN)

    assert titles(feed(client, "/feeds/all.atom")) == ["A webinar"]
    assert client.get("/feeds/topic/housing.atom").status_code == 404  # its name is told nobody


def test_characters_that_xml_cannot_hold_spoil_no_feed(client, published):
    published.title = "Bell\x07 and \x1b[1m"
    published.save_revision().publish()

    assert titles(feed(client, "/feeds/blog.atom")) == ["Bell and [1m"]


def test_the_same_feed_is_not_sent_twice(client, published):
    first = client.get("/feeds/all.atom")

    by_tag = client.get("/feeds/all.atom", headers={"if-none-match": first["ETag"]})
    by_date = client.get("/feeds/all.atom", headers={"if-modified-since": first["Last-Modified"]})

    assert (by_tag.status_code, by_date.status_code) == (304, 304)


def test_an_empty_feed_does_not_change(client, structure):
    assert client.get("/feeds/news.atom").content == client.get("/feeds/news.atom").content


@pytest.mark.parametrize("path", ["/feeds/x.atom", "/feeds/topic/x.atom", "/feeds/topic/.atom"])
def test_there_is_no_feed_of_nothing(client, structure, path):
    assert client.get(path).status_code == 404


def test_only_the_newest_stand_in_a_feed_at_a_fixed_cost(client, resources, published):
    client.get("/feeds/all.atom")
    with CaptureQueriesContext(connection) as few:
        client.get("/feeds/all.atom")
    person, organisation = PersonFactory(), OrganisationFactory()
    for number in range(ENTRIES + 5):
        article = ArticleFactory(parent=resources, title=f"Number {number}")
        article.authors.add(ArticleAuthor(person=person), ArticleAuthor(organisation=organisation))
        article.save_revision().publish()

    with CaptureQueriesContext(connection) as many:
        found = titles(feed(client, "/feeds/all.atom"))

    assert found == [f"Number {number}" for number in range(ENTRIES + 4, 4, -1)]
    assert len(many) == len(few) <= 14


def test_the_overview_leads_to_every_feed_and_each_page_to_the_overview(client, published):
    overview = BeautifulSoup(client.get("/feeds/").content, "html.parser")

    links = {link["href"] for link in overview.select("main a")}
    assert links == {*PATHS, "/feeds/topic/housing.atom", "/evidence/changes.atom"}
    assert overview.select('footer a[href="/feeds/"][aria-current=page]')


@pytest.mark.parametrize(
    ("path", "feeds"),
    [
        ("/", ["all"]),
        ("/people/", ["all"]),
        ("/resources/", ["all", "blog"]),
        ("/resources/a-b/", ["all", "blog"]),
        ("/events/", ["all", "events"]),
        ("/webinars/a-webinar/", ["all", "webinars"]),
    ],
)
def test_readers_find_the_feeds_of_a_page_by_its_head(client, published, path, feeds):
    page = BeautifulSoup(client.get(path).content, "html.parser")

    links = page.head.select('link[rel=alternate][type="application/atom+xml"]')

    assert [link["href"] for link in links] == [f"/feeds/{slug}.atom" for slug in feeds]
