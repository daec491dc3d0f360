"""Who wants to change or delete a topic sees which pages have it."""

import pytest
from wagtail.models import Page, ReferenceIndex

from content.models import ArticlePage
from tests.content.factories import ArticleFactory, TopicFactory

TOPICS = "/admin/snippets/content/topic"


@pytest.fixture
def topic(structure):
    """On one live page, beside another topic."""
    topic = TopicFactory(name="Maternity")
    article = ArticleFactory(parent=Page.objects.get(slug="news"), title="On larches")
    article.topics = [topic, TopicFactory()]
    article.save_revision().publish()
    return topic


@pytest.fixture
def moderator(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser(username="moderator"))
    return client


def test_usage_names_the_page_and_the_field(topic, moderator):
    answer = moderator.get(f"{TOPICS}/usage/{topic.pk}/").content.decode()

    assert "On larches" in answer
    assert "Topics" in answer


def test_deleting_says_how_often_it_is_used_and_what_becomes_of_the_page(topic, moderator):
    confirm = moderator.get(f"{TOPICS}/delete/{topic.pk}/").content.decode()
    usage = moderator.get(f"{TOPICS}/usage/{topic.pk}/?describe_on_delete=1").content.decode()

    assert "This topic is referenced 1 time" in confirm
    assert "will unset the reference" in usage


def test_a_deleted_topic_leaves_its_page(topic, moderator):
    moderator.post(f"{TOPICS}/delete/{topic.pk}/")

    assert ArticlePage.objects.get().topics.count() == 1


def test_a_topic_taken_off_a_page_is_no_longer_used(topic):
    article = ArticlePage.objects.get()
    article.topics = []
    article.save_revision().publish()

    assert not ReferenceIndex.get_references_to(topic).exists()


def test_migrations_see_the_ordinary_field():
    path = ArticlePage._meta.get_field("topics").deconstruct()[1]

    assert path == "modelcluster.fields.ParentalManyToManyField"
