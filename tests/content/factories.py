"""Content for tests, made through Wagtail's own factories."""

import factory
from wagtail_factories import DocumentFactory, ImageFactory, PageFactory

from content.models import (
    ArticlePage,
    EventPage,
    Organisation,
    Person,
    Question,
    SiteDocument,
    SiteImage,
    StandardPage,
    Topic,
    WebinarPage,
)


class TopicFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence("Topic {}".format)
    slug = factory.Sequence("topic-{}".format)

    class Meta:
        model = Topic


class OrganisationFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence("Organisation {}".format)
    slug = factory.Sequence("organisation-{}".format)

    class Meta:
        model = Organisation


class PersonFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence("Dr Person {}".format)
    slug = factory.Sequence("person-{}".format)

    class Meta:
        model = Person


class SiteImageFactory(ImageFactory):
    class Meta:
        model = SiteImage


class SiteDocumentFactory(DocumentFactory):
    class Meta:
        model = SiteDocument


class ArticleFactory(PageFactory):
    title = factory.Sequence("Article {}".format)
    summary = "What the article says, in one sentence."

    class Meta:
        model = ArticlePage


def known_when_given(occasion) -> str:
    known = EventPage.Precision.TIME if getattr(occasion, "start", None) else None
    return known or EventPage.Precision.UNKNOWN


class EventFactory(PageFactory):
    title = factory.Sequence("Event {}".format)
    date_precision = factory.LazyAttribute(known_when_given)

    class Meta:
        model = EventPage


class WebinarFactory(PageFactory):
    title = factory.Sequence("Webinar {}".format)
    date_precision = factory.LazyAttribute(known_when_given)

    class Meta:
        model = WebinarPage


class StandardFactory(PageFactory):
    title = factory.Sequence("Standing page {}".format)

    class Meta:
        model = StandardPage


class QuestionFactory(factory.django.DjangoModelFactory):
    slug = factory.Sequence("question-{}".format)
    question = factory.Sequence("Question {}?".format)
    answer = "<p>Yes.</p><p>No &amp; perhaps.</p>"

    class Meta:
        model = Question
