"""Pages go live and expire when an editor said so."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import OperationalError, connections
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


class Clock:
    """A time that only sleeping moves."""

    now = 1_000_030.0

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.mark.parametrize(
    ("away", "until"),
    [
        ([], 1_000_080),  # the full minute
        ([5, 6, 7], 1_000_038),  # it is back
        ([0], 1_000_031),  # it was away for the commands already
        (range(5, 500), 1_000_530),  # nothing can be done before
    ],
)
def test_it_waits_for_the_minute_or_for_a_database_that_comes_back(monkeypatch, away, until):
    clock = Clock()
    monkeypatch.setattr(scheduled_work, "time", clock)
    monkeypatch.setattr(scheduled_work, "is_away", lambda: clock.now - 1_000_030 in away)

    scheduled_work.wait()

    assert clock.now == until


def test_it_sees_whether_the_database_is_there(db, monkeypatch):
    monkeypatch.setattr(scheduled_work, "close_old_connections", lambda: None)
    assert not scheduled_work.is_away()

    with patch.object(connections["default"], "cursor", side_effect=OperationalError("gone")):
        assert scheduled_work.is_away()
