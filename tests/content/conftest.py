import gc
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.db import OperationalError
from django.db.backends.postgresql.base import DatabaseWrapper

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


@pytest.fixture
def database_away() -> Callable[[], AbstractContextManager[pytest.MonkeyPatch]]:
    """`with database_away():` the database does not answer, as when it is being restarted."""

    def refuse(*args, **kwargs):
        raise OperationalError("connection refused")

    @contextmanager
    def away() -> Iterator[pytest.MonkeyPatch]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(DatabaseWrapper, "cursor", refuse)
            patch.setattr(DatabaseWrapper, "chunked_cursor", refuse)
            yield patch

    return away
