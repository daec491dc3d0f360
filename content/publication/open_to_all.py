"""Which pages readers can open: as a condition within the query that asks for the pages, or told of
pages at hand.

Wagtail's `public()` asks for all restrictions first, with a query of its own each time.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Length, Substr
from wagtail.models import Page, PageQuerySet, PageViewRestriction

from content.publication.known import known, private_paths

MOST_NAMED = 20  # private paths in a query; more are looked up by it


def restrictions_above(path: str = "path") -> QuerySet:
    """Of the page that a query is about: those set on it or on a page above it.

    `path` is the name under which the query knows the path of that page.
    """
    beginning = Substr(OuterRef(path), 1, Length("page__path"))
    return PageViewRestriction.objects.alias(beginning=beginning).filter(beginning=F("page__path"))


def open_to_all(pages: PageQuerySet) -> PageQuerySet:
    """Those that are published, and not private."""
    paths = known().private_paths
    if paths is None or len(paths) > MOST_NAMED:
        return pages.live().filter(~Exists(restrictions_above()))
    private = reduce(or_, (Q(path__startswith=path) for path in paths), Q())
    return pages.live().exclude(private) if private else pages.live()


def tell_private(pages: Iterable[Page]) -> list[Page]:
    """The same, each with `is_restricted`: whether it is private, or lies below a private page."""
    pages = list(pages)
    paths = known().private_paths
    if paths is None and pages:
        paths = private_paths()
    private = tuple(paths or ())
    for page in pages:
        page.is_restricted = page.path.startswith(private)
    return pages
