"""The pages that a text mentions, in links and in blocks that choose one, fetched by one query.

Each block, and each link in a rich text, would otherwise ask for its own.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from functools import cache

from django.apps import apps
from django.db.models import Exists, Model
from wagtail.blocks import Block, PageChooserBlock, StreamBlock, StructBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from content.publication.open_to_all import open_to_all, restrictions_above

ANCHOR = re.compile(r"<a [^>]*>")
NUMBER = re.compile(r'\bid="(\d+)"')
# By number. None stands for one that is gone.
_fetched: ContextVar[dict[int, Page | None] | None] = ContextVar("fetched", default=None)


@contextmanager
def mentioned_together(*texts: Model) -> Iterator[None]:
    """While this lasts, what these pages or settings mention was asked for once."""
    token = _fetched.set({})
    try:
        pages_by_number({number for text in texts for number in numbers_in(text)})
        yield
    finally:
        _fetched.reset(token)


def pages_by_number(numbers: Iterable[int]) -> dict[int, Page]:
    """Those that there are, published or not, as `Page`. What is special to the type of each is at
    hand as `specific`, without its stories; `is_restricted` says whether it is private."""
    fetched = _fetched.get()
    fetched = {} if fetched is None else fetched
    wanted = set(numbers)
    if missing := wanted - fetched.keys():
        fetched |= dict.fromkeys(missing) | {page.pk: page for page in fetch(missing)}
    return {number: fetched[number] for number in wanted if fetched[number] is not None}


def fetch(numbers: set[int]) -> Iterator[Page]:
    stories = [
        f"{name}__{field.name}"
        for name, model in page_types().items()
        for field in model._meta.local_concrete_fields
        if isinstance(field, StreamField)
    ]
    pages = Page.objects.filter(pk__in=numbers).annotate(is_restricted=Exists(restrictions_above()))
    for page in pages.select_related(*page_types()).defer(*stories):
        page.__dict__["specific"] = special_of(page)  # where Wagtail keeps it
        yield page


@cache
def page_types() -> dict[str, type[Page]]:
    """By the name under which a page knows that it is one."""
    return {
        model._meta.model_name: model
        for model in apps.get_models()
        if model._meta.parents and Page in model._meta.parents
    }


def special_of(page: Page) -> Page:
    """The same as what it is, from what was fetched with it."""
    fetched = page._state.fields_cache
    special = next(filter(None, map(fetched.get, page_types())), None)
    if special is None:
        special = page.get_specific()
    special.is_restricted = page.is_restricted
    return special


def numbers_in(text: Model) -> set[int]:
    found: set[int] = set()
    for field in text._meta.concrete_fields:
        if isinstance(field, StreamField):
            story = getattr(text, field.name)
            for child in story.raw_data:
                if block := story.stream_block.child_blocks.get(child["type"]):
                    found.update(numbers_of(block, child["value"]))
        elif isinstance(field, RichTextField):
            found.update(linked(getattr(text, field.name)))
    return found


def numbers_of(block: Block, stored: object) -> Iterator[int]:
    """From what the database holds; the blocks themselves would ask for what they choose."""
    if isinstance(block, PageChooserBlock):
        yield from [stored] if isinstance(stored, int) else []
    elif isinstance(stored, str):
        yield from linked(stored)
    else:
        for child, value in parts_of(block, stored):
            yield from numbers_of(child, value)


def parts_of(block: Block, stored: object) -> Iterator[tuple[Block, object]]:
    if isinstance(block, StructBlock) and isinstance(stored, dict):
        yield from ((child, stored.get(name)) for name, child in block.child_blocks.items())
    elif isinstance(stored, list):
        for item in stored:
            wrapped = isinstance(item, dict) and item.keys() >= {"type", "value"}
            kind, value = (item["type"], item["value"]) if wrapped else ("", item)
            is_stream = isinstance(block, StreamBlock)
            child = (
                block.child_blocks.get(kind) if is_stream else getattr(block, "child_block", None)
            )
            if child:
                yield child, value


def linked(text: str) -> Iterator[int]:
    for anchor in ANCHOR.findall(text):
        if 'linktype="page"' in anchor and (number := NUMBER.search(anchor)):
            yield int(number[1])


class PageBlock(PageChooserBlock):
    class Meta:
        description = "One page of this site."

    def get_preview_value(self):
        return open_to_all(Page.objects).filter(depth__gt=1).order_by("path").first()

    def bulk_to_python(self, values):
        """One object for each, as Wagtail wants it."""
        pages = pages_by_number(filter(None, values))
        return [copy(pages.get(number)) for number in values]

    def deconstruct(self):
        """What is stored is the same, so the history of the database need not know of this."""
        _, args, kwargs = super().deconstruct()
        return "wagtail.blocks.PageChooserBlock", args, kwargs
