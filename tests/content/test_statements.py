"""Statements that Django writes once: what is given changes, what is written stays."""

from concurrent.futures import ThreadPoolExecutor

from django.contrib.auth.models import Group
from django.db import connection
from django.db.models import Count, Q
from django.test.utils import CaptureQueriesContext

from content.models import Topic
from content.statements import Statement, number, numbers
from tests.content.factories import ArticleFactory, TopicFactory


def test_the_same_statement_answers_for_each_of_what_is_given(db):
    one, two, three = TopicFactory.create_batch(3)
    statement = Statement(Topic.objects.filter(pk__any=numbers("asked")).values("name", "pk"))

    assert statement.rows(asked=[one.pk]) == [{"name": one.name, "pk": one.pk}]
    assert {row["pk"] for row in statement.rows(asked=[two.pk, three.pk])} == {two.pk, three.pk}
    assert statement.rows(asked=[]) == []


def test_what_is_given_is_no_part_of_a_group(resources):
    topic, other = TopicFactory.create_batch(2)
    article = ArticleFactory(parent=resources)
    article.topics = [topic, other]
    article.save()
    shared = Count("topics", Q(topics__pk__any=numbers("asked")), distinct=True)
    counted = type(article).objects.filter(pk=number("page")).annotate(shared=shared)

    rows = Statement(counted.values("pk", "shared")).rows(asked=[topic.pk, 0], page=article.pk)

    assert rows == [{"pk": article.pk, "shared": 1}]


def test_records_come_with_those_that_are_joined_and_with_what_is_annotated(resources):
    article = ArticleFactory(parent=resources, title="Joined")
    counted = (
        type(article).objects.select_related("lead_image", "owner").annotate(n=Count("topics"))
    )
    statement = Statement(counted.filter(pk=number("page")))

    assert statement.records(page=0) == []
    [found] = statement.records(page=article.pk)
    assert (found, found.title, found.n) == (article, "Joined", 0)
    assert found.body == article.body
    assert found._state.fields_cache == {"lead_image": None, "owner": None}


def test_each_thread_asks_by_its_own_connection(db):
    group = Group.objects.get(name="Editors")  # other connections see what a migration wrote
    statement = Statement(Group.objects.filter(pk=number("asked")))

    def ask() -> list:
        try:
            return statement.records(asked=group.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        answers = [threads.submit(ask) for _ in range(20)]

    assert all(answer.result() == [group] for answer in answers)


def test_postgresql_plans_it_once_for_a_connection(db):
    statement = Statement(Topic.objects.filter(pk__any=numbers("asked")))
    topics = TopicFactory.create_batch(3)

    with CaptureQueriesContext(connection) as captured:
        for topic in topics * 3:
            assert statement.records(asked=[topic.pk]) == [topic]
    assert all("content_topic" in each["sql"] for each in captured)

    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(generic_plans + custom_plans) FROM pg_prepared_statements "
                       "WHERE statement LIKE '%content_topic%'")  # fmt: skip
        assert cursor.fetchone()[0] >= len(topics)


def test_a_column_of_another_type_is_no_trouble(db):
    """Somebody migrates while the site runs."""
    statement = Statement(Group.objects.filter(pk=number("asked")))

    def ask() -> list:
        other = connection.copy()
        try:
            for _ in range(4):
                statement.records(asked=0)
            with other.cursor() as cursor:
                cursor.execute("ALTER TABLE auth_group ALTER name TYPE varchar(151)")
                try:
                    return statement.records(asked=0)
                finally:
                    cursor.execute("ALTER TABLE auth_group ALTER name TYPE varchar(150)")
        finally:
            other.close()
            connection.close()

    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(ask).result() == []
