"""Counts of what is published are asked for once for each publication number."""

import pytest
from django.db import connection

from content.models import Topic
from content.publication import counted
from content.publication.known import asked_once, know
from tests.content.factories import TopicFactory


def names():
    return Topic.objects.order_by("name").values_list("name", "slug")


@pytest.fixture
def as_if_committed(db, monkeypatch):
    """A test's own transaction isn't one that may be taken back, here."""
    monkeypatch.setattr(counted, "_counted", type(counted._counted)())
    monkeypatch.setattr(counted, "may_be_taken_back", lambda: False)
    with asked_once():
        yield


def test_nothing_is_counted_twice_for_one_number(as_if_committed, django_assert_num_queries):
    TopicFactory(name="Births", slug="births")
    know(number=1)
    with django_assert_num_queries(1):
        assert counted.counted(names()) == [("Births", "births")]
        assert counted.counted(names()) == [("Births", "births")]

    TopicFactory(name="Work", slug="work")
    know(number=2)

    assert counted.counted(names()) == [("Births", "births"), ("Work", "work")]
    assert counted.counted(names().filter(name="Work")) == [("Work", "work")]


def test_who_gets_the_rows_may_change_them(as_if_committed):
    know(number=1)
    counted.counted(names()).append(("Mine", "mine"))
    counted.counted(names()).append(("Mine too", "mine-too"))

    assert counted.counted(names()) == []


def test_what_was_counted_long_ago_goes(as_if_committed, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(counted, "MOST", 2)
    for number in (1, 2, 3):
        know(number=number)
        counted.counted(names())
    assert len(counted._counted) == 2

    know(number=1)
    with django_assert_num_queries(1):
        counted.counted(names())


def test_nothing_is_kept_of_what_may_be_taken_back(db, django_assert_num_queries):
    assert connection.in_atomic_block
    with asked_once(), django_assert_num_queries(2):
        know(number=1)
        counted.counted(names())
        counted.counted(names())


def test_nothing_is_kept_where_the_number_is_not_known(as_if_committed, django_assert_num_queries):
    with django_assert_num_queries(2):
        counted.counted(names())
        counted.counted(names())
