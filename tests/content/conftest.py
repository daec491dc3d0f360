import gc
import warnings

import pytest

from content.models import ArticleIndexPage, EventIndexPage, WebinarIndexPage


@pytest.fixture
def pictures_are_made():
    """Wagtail leaves it to Python to close what it made a page's pictures in, and Python tells."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()


@pytest.fixture
def resources(structure) -> ArticleIndexPage:
    return ArticleIndexPage.objects.get(slug="resources")


@pytest.fixture
def events(structure) -> EventIndexPage:
    return EventIndexPage.objects.get()


@pytest.fixture
def webinars(structure) -> WebinarIndexPage:
    return WebinarIndexPage.objects.get()
