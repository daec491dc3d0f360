"""The pages and files that a text mentions, in links and in blocks that choose one, fetched together.

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
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from content.publication.open_to_all import restrictions_above

Mention = tuple[type[Model], int]
ANCHOR = re.compile(r"<a [^>]*>")
NUMBER = re.compile(r'\bid="(\d+)"')
# By number. None stands for one that is gone.
_fetched: ContextVar[dict[type[Model], dict[int, Model | None]] | None] = ContextVar(
    "fetched", default=None
)


@contextmanager
def mentioned_together(*texts: Model) -> Iterator[None]:
    """While this lasts, what these pages or settings mention was asked for once."""
    token = _fetched.set({})
    try:
        mentions = {mention for text in texts for mention in mentions_in(text)}
        for model in {model for model, _ in mentions}:
            by_number(model, (number for of, number in mentions if of is model))
        yield
    finally:
        _fetched.reset(token)


def pages_by_number(numbers: Iterable[int]) -> dict[int, Page]:
    """Those that there are, published or not, as `Page`. What is special to the type of each is at
    hand as `specific`, without its stories; `is_restricted` says whether it is private."""
    return by_number(Page, numbers)


def by_number(model: type[Model], numbers: Iterable[int]) -> dict[int, Model]:
    known = _fetched.get()
    known = {} if known is None else known
    fetched = known.setdefault(model, {})
    wanted = set(numbers)
    if missing := wanted - fetched.keys():
        found = fetch(missing) if model is Page else model.objects.filter(pk__in=missing)
        fetched |= dict.fromkeys(missing) | {each.pk: each for each in found}
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


def mentions_in(text: Model) -> set[Mention]:
    found: set[Mention] = set()
    for field in text._meta.concrete_fields:
        if isinstance(field, StreamField):
            story = getattr(text, field.name)
            for child in story.raw_data:
                if block := story.stream_block.child_blocks.get(child["type"]):
                    found.update(mentions_of(block, child["value"]))
        elif isinstance(field, RichTextField):
            found.update(linked(getattr(text, field.name)))
    return found


def mentions_of(block: Block, stored: object) -> Iterator[Mention]:
    """From what the database holds; the blocks themselves would ask for what they choose."""
    if isinstance(block, PageBlock | FileBlock):
        yield from [(block.model_class, stored)] if isinstance(stored, int) else []
    elif isinstance(stored, str):
        yield from linked(stored)
    else:
        for child, value in parts_of(block, stored):
            yield from mentions_of(child, value)


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


def linked(text: str) -> Iterator[Mention]:
    for anchor in ANCHOR.findall(text):
        if 'linktype="page"' in anchor and (number := NUMBER.search(anchor)):
            yield Page, int(number[1])


class PageBlock(PageChooserBlock):
    def bulk_to_python(self, values):
        return one_each(self.model_class, values)

    def deconstruct(self):
        """What is stored is the same, so the history of the database need not know of this."""
        _, args, kwargs = super().deconstruct()
        return "wagtail.blocks.PageChooserBlock", args, kwargs


class FileBlock(DocumentChooserBlock):
    def bulk_to_python(self, values):
        return one_each(self.model_class, values)

    def deconstruct(self):
        _, args, kwargs = super().deconstruct()
        return "wagtail.documents.blocks.DocumentChooserBlock", args, kwargs


def one_each(model: type[Model], numbers: Iterable[int | None]) -> list[Model | None]:
    """A thing of its own for each, as Wagtail wants it."""
    numbers = list(numbers)
    found = by_number(model, filter(None, numbers))
    return [copy(found.get(number)) for number in numbers]
