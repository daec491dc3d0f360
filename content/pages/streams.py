"""Which page types there are, and which blocks editors can pick on them."""

from django.apps import apps
from wagtail.blocks import Block
from wagtail.fields import StreamField
from wagtail.models import Page

from content.mentioned import PageBlock


def page_types() -> list[type[Page]]:
    return [
        model for model in apps.get_app_config("content").get_models() if issubclass(model, Page)
    ]


def pickable_blocks() -> dict[str, Block]:
    """Every block of ours that stands directly in a StreamField of a page, by its name."""
    streams = [
        field.stream_block
        for model in page_types()
        for field in model._meta.get_fields()
        if isinstance(field, StreamField)
    ]
    return {
        f"{type(block).__name__}": block
        for stream in streams
        for block in stream.child_blocks.values()
        if type(block).__module__.startswith("content.") and not isinstance(block, PageBlock)
    }
