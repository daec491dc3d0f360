"""How often a page asks the database: pinned for each type, and the same however much there is.

The figures are for a process that has served a page before: Wagtail keeps the site's root paths.
"""

import json
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings
from wagtail.signal_handlers import disable_reference_index_auto_update

from content.models import ArticleAuthor
from tests.content.factories import (
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    StandardFactory,
    TopicFactory,
    WebinarFactory,
)


def queries(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert response.status_code == 200
    return len(captured)


@pytest.fixture
def everything(resources, events, webinars):
    """One page of each type, each with an author or speaker and a topic."""
    article = ArticleFactory(parent=resources, slug="one", date=date(2025, 1, 1))
    article.authors.add(ArticleAuthor(person=PersonFactory(slug="somebody")))
    article.topics.add(TopicFactory())
    article.save()
    for factory, parent in ((EventFactory, events), (WebinarFactory, webinars)):
        occasion = factory(parent=parent, slug="one")
        occasion.speakers.add(type(occasion).speakers.rel.related_model(person=PersonFactory()))
        occasion.save()
    StandardFactory(parent=resources.get_parent().specific, slug="standing")


@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("/", 8),
        ("/resources/", 9),
        ("/resources/one/", 6),
        ("/events/", 8),
        ("/events/one/", 6),
        ("/webinars/", 9),
        ("/webinars/one/", 6),
        ("/evidence/", 10),
        (
            "/race-equity-maturity-index/",
            10,
        ),  # and what of the index is released, which may be none; and the page below it
        ("/race-equity-maturity-index/uptake/", 6),
        ("/standing/", 8),
        ("/resources/?kind=news&topic=no-such&year=2025", 10),
        ("/questions/", 7),
        ("/people/", 6),
        ("/people/somebody/", 11),
    ],
)
def test_queries_of_each_page_type(client, everything, path, count):
    assert queries(client, path) == count


def story(*blocks) -> str:
    return json.dumps([{"type": kind, "value": value} for kind, value in blocks])


def test_all_pages_that_a_text_mentions_come_at_once(client, everything, resources):
    others = ArticleFactory.create_batch(4, parent=resources)
    text, chosen = others[:2], others[2:]
    links = [f'<p><a linktype="page" id="{page.pk}">{page.title}</a></p>' for page in text]
    plain = ArticleFactory(parent=resources, slug="plain", body=story(("text", "<p>Nothing.</p>")))
    mentions = [
        *[("text", link) for link in links],
        *[("action_link", {"verb": "read", "text": "Read", "page": page.pk}) for page in chosen],
        ("related_pages", {"title": "On", "pages": [page.pk for page in others]}),
    ]
    ArticleFactory(parent=resources, slug="full", body=story(*mentions))

    body = client.get("/resources/full/").content.decode()

    assert all(f'href="{page.url}"' in body for page in others)
    assert queries(client, "/resources/full/") <= queries(client, plain.url) + 1


@pytest.mark.parametrize("path", ["/resources/", "/"])
def test_a_listing_asks_as_often_for_a_thousand_articles_as_for_ten(client, ten, path):
    with_ten = queries(client, path)

    write_articles(ten, 990)

    assert ten.get_children().count() == 1000
    assert queries(client, path) == with_ten


@pytest.fixture
def ten(resources):
    write_articles(resources, 10)
    return resources


def write_articles(parent, count: int) -> None:
    topic = TopicFactory()
    organisation = OrganisationFactory()
    articles = [
        ArticleFactory.build(slug=f"of-{count}-{number}", date=date(2020 + number % 5, 1, 1))
        for number in range(count)
    ]
    with disable_reference_index_auto_update(), unindexed():
        for article in articles:
            article.topics = [topic]
            article.authors = [ArticleAuthor(organisation=organisation)]
            parent.add_child(instance=article)


@contextmanager
def unindexed():
    """Without writing the search index, which takes most of the time and isn't asked here."""
    backends = {"default": {"BACKEND": "modelsearch.backends.database", "AUTO_UPDATE": False}}
    with override_settings(WAGTAILSEARCH_BACKENDS=backends):
        yield
