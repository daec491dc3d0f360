import pytest

from content.models import ArticleIndexPage, EventIndexPage, WebinarIndexPage


@pytest.fixture
def resources(structure) -> ArticleIndexPage:
    return ArticleIndexPage.objects.get(slug="resources")


@pytest.fixture
def events(structure) -> EventIndexPage:
    return EventIndexPage.objects.get()


@pytest.fixture
def webinars(structure) -> WebinarIndexPage:
    return WebinarIndexPage.objects.get()
