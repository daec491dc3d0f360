"""Keeps Wagtail's own indexes up to date once a post, where each of its savings would do it anew."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import Model
from django.db.models.signals import post_save
from modelsearch import index
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update


@contextmanager
def index_updates_later(model: type[Model]) -> Iterator[None]:
    """Whoever saves inside has to save or index once more afterwards."""
    was_connected = post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        if was_connected:
            post_save.connect(post_save_signal_handler, sender=model)


def update_indexes(page: Page) -> None:
    index.insert_or_update_object(page)
    ReferenceIndex.create_or_update_for_object(page)
