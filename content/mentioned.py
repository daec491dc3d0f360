"""The pages and files that a text mentions, in links and in blocks that choose one, fetched together.

Each block, and each link in a rich text, would otherwise ask for its own.
"""

import dataclasses
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from functools import cache

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model
from wagtail.blocks import Block, PageChooserBlock, StreamBlock, StructBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from content.publication.open_to_all import tell_private
from content.statements import Statement, numbers

Mention = tuple[type[Model], int]
ANCHOR = re.compile(r"<a [^>]*>")
# What a link to a page, or a line about it, shows.
OF_EVERY_PAGE = ["title", "slug", "path", "depth", "url_path", "content_type_id", "live"]
NUMBER = re.compile(r'\bid="(\d+)"')


@dataclasses.dataclass
class AtHand:
    """What was asked for already, by number; None stands for one that is gone."""

    found: dict[type[Model], dict[int, Model | None]] = dataclasses.field(default_factory=dict)
    # Pages that the page itself mentions.
    by_page: set[int] = dataclasses.field(default_factory=set)


_at_hand: ContextVar[AtHand | None] = ContextVar("at_hand", default=None)


@contextmanager
def mentioned_together(*texts: Model, known: Iterable[Page] = ()) -> Iterator[None]:
    """While this lasts, what these pages or settings mention was asked for once.

    `known` are pages that were found before.
    """
    at_hand = AtHand({Page: {page.pk: page for page in known}})
    token = _at_hand.set(at_hand)
    try:
        mentions = [(text, mentions_in(text)) for text in texts]
        at_hand.by_page = {number for text, found in mentions if isinstance(text, Page)
                           for model, number in found if model is Page}  # fmt: skip
        together = {mention for _, found in mentions for mention in found}
        for model in {model for model, _ in together}:
            by_number(model, (number for of, number in together if of is model))
        yield
    finally:
        _at_hand.reset(token)


def pages_by_number(numbers: Iterable[int]) -> dict[int, Page]:
    """Those that there are, published or not, as `Page`; `is_restricted` says whether it is private."""
    return by_number(Page, numbers)


def by_number(model: type[Model], numbers: Iterable[int]) -> dict[int, Model]:
    at_hand = _at_hand.get()
    known = (at_hand or AtHand()).found.setdefault(model, {})
    wanted = set(numbers)
    if missing := wanted - known.keys():
        # Outside of a page that is rendered, somebody may want more than a link shows.
        found = pages_to_link(missing) if model is Page and at_hand else stored(model, missing)
        known |= dict.fromkeys(missing) | {each.pk: each for each in found}
    return {number: known[number] for number in wanted if known[number] is not None}


def stored(model: type[Model], numbers: set[int]) -> Iterable[Model]:
    found = model.objects.order_by().filter(pk__in=numbers)
    return tell_private(found) if model is Page else found


def pages_to_link(numbers: set[int]) -> list[Page]:
    rows = links_to().rows(numbers=list(numbers))
    return tell_private(with_fields(Page, row) for row in rows)


@cache
def links_to() -> Statement:
    pages = Page.objects.order_by().filter(pk__any=numbers("numbers"))
    return Statement(pages.values("id", *OF_EVERY_PAGE))


def specific_pages(numbers: Iterable[int]) -> dict[int, Page]:
    """As `pages_by_number`, each as its own type, without its stories; all that the page mentions
    come with the first."""
    wanted = pages_by_number(numbers)
    if any("specific" not in page.__dict__ for page in wanted.values()):
        at_hand = _at_hand.get() or AtHand()
        make_specific((wanted | pages_by_number(at_hand.by_page)).values())
    return {number: page.specific for number, page in wanted.items()}


def make_specific(pages: Iterable[Page]) -> None:
    """One query for all, of what the types of these pages add; they share the rest."""
    pages = {page.pk: page for page in pages}
    classes = {page.pk: page.specific_class for page in pages.values()}
    models = frozenset(each for each in classes.values() if each and Page in each._meta.parents)
    for row in what_types_add(models).rows(numbers=list(pages)):
        page, model = pages[row["pk"]], classes[row["pk"]]
        if model in models:
            prefix = f"{model._meta.model_name}__"
            added = {name.removeprefix(prefix): value for name, value in row.items()}
            page.__dict__["specific"] = as_specific(page, **added)  # where Wagtail keeps it


@cache
def what_types_add(models: frozenset[type[Page]]) -> Statement:
    """The columns of these types of pages, but their stories."""
    lookups = [
        f"{model._meta.model_name}__{column.attname}"
        for model in models
        for column in model._meta.local_concrete_fields
        if not isinstance(column, StreamField) and not column.primary_key
    ]
    pages = Page.objects.order_by().filter(pk__any=numbers("numbers"))
    return Statement(pages.values("pk", *lookups))


def as_specific(page: Page, **added: object) -> Page:
    """The same as what it is, with these fields of its type; others are asked for when wanted."""
    model = page.specific_class or Page
    parents = {parent.attname: page.pk for parent in model._meta.parents.values()}
    special = with_fields(model, page.__dict__ | parents | added)
    special.is_restricted = page.is_restricted
    return special


def with_fields(model: type[Model], known: dict[str, object]) -> Model:
    """From the columns that are known; Django wants them in the order of the fields."""
    names = [column.attname for column in model._meta.concrete_fields if column.attname in known]
    return model.from_db(DEFAULT_DB_ALIAS, names, [known[name] for name in names])


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


class FetchedTogether:
    """Before a chooser block of Wagtail's. What is stored is the same, so the history of the database
    knows only of Wagtail's block, by the name in `stored_as`."""

    stored_as: str

    def bulk_to_python(self, values):
        return one_each(self.model_class, values)

    def deconstruct(self):
        _, args, kwargs = super().deconstruct()
        return self.stored_as, args, kwargs


class PageBlock(FetchedTogether, PageChooserBlock):
    stored_as = "wagtail.blocks.PageChooserBlock"


class FileBlock(FetchedTogether, DocumentChooserBlock):
    stored_as = "wagtail.documents.blocks.DocumentChooserBlock"


def one_each(model: type[Model], numbers: Iterable[int | None]) -> list[Model | None]:
    """A thing of its own for each, as Wagtail wants it."""
    numbers = list(numbers)
    found = by_number(model, filter(None, numbers))
    return [copy(found.get(number)) for number in numbers]
