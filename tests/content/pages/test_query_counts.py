"""How often a page asks the database: pinned for each type, and the same however much there is.

The figures are for a process that has served a page before: Wagtail keeps the site's root paths.
"""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

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
    with CaptureQueriesContext(
        connection,
    ) as captured:
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
    ("path", "most"),
    [
        ("/", 0),
        ("/resources/", 0),
        ("/resources/one/", 0),
        ("/events/", 0),
        ("/events/one/", 0),
        ("/webinars/", 0),
        ("/webinars/one/", 0),
        ("/evidence/", 0),
        ("/race-equity-maturity-index/", 0),
        ("/standing/", 0),
        ("/people/", 0),
        ("/people/somebody/", 0),
    ],
)
def test_queries_of_each_page_type(client, everything, path, most):
    assert queries(client, path) == most


@pytest.mark.parametrize("path", ["/resources/", "/"])
def test_a_listing_asks_as_often_for_a_thousand_articles_as_for_ten(client, resources, path):
    write_articles(resources, 10)
    with_ten = queries(client, path)

    write_articles(resources, 990)

    assert resources.get_children().count() == 1000
    assert queries(client, path) == with_ten


def write_articles(parent, count: int) -> None:
    topic = TopicFactory()
    organisation = OrganisationFactory()
    for number in range(count):
        article = ArticleFactory(
            parent=parent,
            date=date(2020 + number % 5, 1, 1),
            topics=[topic],
            authors=[ArticleAuthor(organisation=organisation)],
        )
        assert article.pk
