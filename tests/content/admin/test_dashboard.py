from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from tests.content.factories import ArticleFactory, EventFactory

TODAY = timezone.localdate


@pytest.fixture
def home(structure):
    return structure


def dashboard(client) -> str:
    return client.get("/admin/").content.decode()


def test_what_should_be_checked_again_comes_longest_overdue_first(home, editor):
    news, events = Page.objects.get(slug="news"), Page.objects.get(slug="events")
    ArticleFactory(parent=news, title="Due soon", review_due=TODAY() + timedelta(days=3))
    EventFactory(parent=events, title="Overdue", review_due=TODAY() - timedelta(days=3))
    ArticleFactory(parent=news, title="Due much later", review_due=TODAY() + timedelta(days=300))

    page = dashboard(editor)

    assert page.index("Overdue</a>") < page.index("Due soon</a>")
    assert "Due much later" not in page


def test_more_than_five_are_counted(home, editor):
    news = Page.objects.get(slug="news")
    for number in range(7):
        due = TODAY() - timedelta(days=number + 1)
        ArticleFactory(parent=news, title=f"Old page {number}", review_due=due)

    page = dashboard(editor)

    assert "And 2 more." in page
    assert "Old page 6</a>" in page
    assert "Old page 0</a>" not in page


def test_without_anything_due_it_says_so(home, editor):
    assert "Nothing is due for review in the next 60 days." in dashboard(editor)


def test_what_is_scheduled_is_named_with_its_time(home, editor):
    article = ArticleFactory(
        parent=Page.objects.get(slug="news"), title="Appears later", live=False
    )
    article.go_live_at = timezone.now() + timedelta(days=2)
    article.save_revision().publish()

    page = dashboard(editor)

    assert "What appears next" in page
    assert "Appears later</a>" in page


def test_without_anything_scheduled_there_is_no_panel(home, editor):
    assert "What appears next" not in dashboard(editor)
