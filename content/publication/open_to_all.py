"""Which pages readers can open, as a condition within the query that asks for the pages.

Wagtail's `public()` asks for all restrictions first, with a query of its own each time.
"""

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import Length, Substr
from wagtail.models import PageQuerySet, PageViewRestriction


def restrictions_above(path: str = "path") -> QuerySet:
    """Of the page that a query is about: those set on it or on a page above it.

    `path` is the name under which the query knows the path of that page.
    """
    beginning = Substr(OuterRef(path), 1, Length("page__path"))
    return PageViewRestriction.objects.alias(beginning=beginning).filter(beginning=F("page__path"))


def open_to_all(pages: PageQuerySet) -> PageQuerySet:
    """Those that are published, and not private."""
    return pages.live().filter(~Exists(restrictions_above()))
