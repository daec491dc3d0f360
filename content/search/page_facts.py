"""What a result tells of a page beside its title: what it is and when it is from."""

from dataclasses import dataclass
from datetime import date
from functools import singledispatch

from django.utils.formats import date_format

from content.models import ArticlePage
from content.pages.base import BasePage
from content.pages.occasion import Occasion
from content.search_index.kinds import Kind
from content.webinars.time_in_words import moments


@dataclass(frozen=True)
class Facts:
    label: str
    listed_on: date | None = None
    when: str = ""


@singledispatch
def facts_of(page: BasePage) -> Facts:
    """Of what is a page like others, saying so tells nothing."""
    return Facts("" if page.search_kind == Kind.PAGE else page.get_verbose_name())


@facts_of.register
def _(page: ArticlePage) -> Facts:
    words = date_format(page.date, "j F Y") if page.date else page.date_note
    return Facts(page.get_kind_display(), page.date, words)


@facts_of.register
def _(page: Occasion) -> Facts:
    span = page.last_held or page.span
    first, _, _ = moments(span)
    label = page.get_verbose_name()
    if not first:
        return Facts(label)
    return Facts(label, span.start.astimezone(span.zone).date(), first.text)
