"""Statements that Django writes once: what is given changes, what is written stays."""

from django.db.models import Count, Q

from content.models import Topic
from content.statements import Statement, number, one_of
from tests.content.factories import ArticleFactory, TopicFactory


def test_the_same_statement_answers_for_each_of_what_is_given(db):
    one, two, three = TopicFactory.create_batch(3)
    statement = Statement(Topic.objects.filter(pk__in=one_of("asked")).values("name", "pk"))

    assert statement.rows(asked=[one.pk]) == [{"name": one.name, "pk": one.pk}]
    assert {row["pk"] for row in statement.rows(asked=[two.pk, three.pk])} == {two.pk, three.pk}
    assert statement.rows(asked=[]) == []


def test_what_is_given_is_no_part_of_a_group(resources):
    topic, other = TopicFactory.create_batch(2)
    article = ArticleFactory(parent=resources)
    article.topics = [topic, other]
    article.save()
    shared = Count("topics", Q(topics__in=one_of("asked")), distinct=True)
    counted = type(article).objects.filter(pk=number("page")).annotate(shared=shared)

    rows = Statement(counted.values("pk", "shared")).rows(asked=[topic.pk, 0], page=article.pk)

    assert rows == [{"pk": article.pk, "shared": 1}]
