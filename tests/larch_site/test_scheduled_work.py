"""Pages go live and expire when an editor said so."""

from datetime import timedelta

from django.db import OperationalError
from django.utils import timezone

from larch_site import scheduled_work
from tests.content.factories import ArticleFactory


def test_a_scheduled_page_is_published_and_an_expired_one_taken_down(structure, client):
    listing = structure.get_children().get(slug="news")
    waiting = ArticleFactory(parent=listing, slug="waiting", live=False)
    due = timezone.now() - timedelta(minutes=1)
    waiting.go_live_at = due
    waiting.save_revision(approved_go_live_at=due)
    expired = ArticleFactory(parent=listing, slug="expired", expire_at=due)

    scheduled_work.do_what_is_due()

    expired.refresh_from_db()
    waiting.refresh_from_db()
    assert waiting.live
    assert not expired.live


def test_a_database_that_is_away_costs_a_minute_only(monkeypatch, caplog):
    def away(*command):
        raise OperationalError("gone")

    monkeypatch.setattr(scheduled_work, "call_command", away)

    scheduled_work.do_what_is_due()

    assert "publish_scheduled waits for the database" in caplog.text
