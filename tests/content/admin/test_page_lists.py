from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from tests.content.factories import ArticleFactory, EventFactory, TopicFactory, WebinarFactory

LISTS = {
    "articles": (["title", "kind", "date"], ["kind=news"]),
    "events": (["title", "start"], ["format=online"]),
    "webinars": (["title", "start"], ["format=online"]),
}
FILTERS = ["", "topics=1", "review=overdue", "review=soon", "review=none"]
ORDERINGS = ["", "last_reviewed", "-review_due", "latest_revision_created_at", "live", "nonsense"]


@pytest.fixture
def news(structure):
    return Page.objects.get(slug="news")


def listed(client, address: str) -> list[str]:
    return [page.title for page in client.get(address).context["object_list"]]


@pytest.mark.parametrize("name", LISTS)
def test_any_search_filter_and_order_answers(structure, editor, name):
    """The search refuses what its index doesn't know with an error; a person must never see it."""
    orderings, filters = LISTS[name]
    TopicFactory(pk=1)

    asked = [f"ordering={order}" for order in (*ORDERINGS, *orderings)] + [*FILTERS, *filters]
    for words, more in product(["", "larch", "a & | ("], asked):
        address = f"/admin/{name}/?q={words}&{more}"
        assert editor.get(address).status_code == 200, address


def test_articles_show_kind_dates_and_review(news, editor):
    ArticleFactory(
        parent=news,
        kind="blog",
        date=date(2025, 6, 30),
        last_reviewed=date(2025, 7, 1),
        review_due=date(2025, 8, 1),
    )

    page = editor.get("/admin/articles/").content.decode()

    for words in ("Blog", "30 Jun 2025", "1 Jul 2025", "1 Aug 2025, overdue"):
        assert words in page


def test_filters_by_review(news, editor):
    today = timezone.localdate()
    ArticleFactory(parent=news, title="Late", review_due=today - timedelta(days=1))
    ArticleFactory(parent=news, title="Soon", review_due=today + timedelta(days=59))
    ArticleFactory(parent=news, title="Later", review_due=today + timedelta(days=90))
    ArticleFactory(parent=news, title="Never")

    assert listed(editor, "/admin/articles/?review=overdue") == ["Late"]
    assert listed(editor, "/admin/articles/?review=soon") == ["Soon"]
    assert listed(editor, "/admin/articles/?review=none") == ["Never"]


def test_filters_by_topic_while_searching(news, editor):
    topic = TopicFactory()
    for title, topics in (("Larch in health", [topic]), ("Larch in art", [])):
        article = ArticleFactory(parent=news, title=title)
        article.topics.set(topics)
        article.save()

    assert listed(editor, f"/admin/articles/?q=larch&topics={topic.pk}") == ["Larch in health"]


def test_events_and_webinars_show_the_day_in_london(structure, editor):
    late = datetime(2025, 6, 30, 23, 30, tzinfo=UTC)
    EventFactory(parent=Page.objects.get(slug="events"), start=late)
    WebinarFactory(parent=Page.objects.get(slug="webinars"), start=late)

    assert "1 Jul 2025" in editor.get("/admin/events/").content.decode()
    assert "1 Jul 2025" in editor.get("/admin/webinars/").content.decode()


def test_a_longer_list_costs_a_moderator_no_more(news, moderator):
    """For others Wagtail looks below each page, to know whether they may delete it."""
    ArticleFactory.create_batch(5, parent=news)
    moderator.get("/admin/articles/")
    with CaptureQueriesContext(connection) as few:
        moderator.get("/admin/articles/")

    ArticleFactory.create_batch(30, parent=news)
    with CaptureQueriesContext(connection) as many:
        moderator.get("/admin/articles/")

    assert len(many) == len(few)
