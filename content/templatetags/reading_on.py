"""Pages that an editor picked for reading on, as they are now."""

from django import template
from django.apps import apps
from django.db.models import Exists, F
from django.db.models.functions import Coalesce
from wagtail.models import Page

from content.pages.base import BasePage
from content.pages.related import restrictions_above

register = template.Library()


@register.simple_tag
def published_among(pages) -> list[Page]:
    """Those that readers can open, in the editor's order, each as its own page type.

    `pages` are pages or blocks that choose one. A choice may have been deleted or taken offline.
    """
    asked = chosen(pages)
    if not asked:
        return []
    found = {page.pk: page for page in Page.objects.filter(pk__in=asked).live().public().specific()}
    return [found[pk] for pk in asked if pk in found]


@register.simple_tag
def summarised_among(pages) -> list[Page]:
    """Like `published_among`, but no more than title, address and `summary`: one query for all types."""
    asked = chosen(pages)
    if not asked:
        return []
    types = [model for model in apps.get_models() if issubclass(model, BasePage)]
    summary = Coalesce(*(F(f"{model._meta.model_name}__summary") for model in types))
    public = Page.objects.live().exclude(Exists(restrictions_above()))
    found = public.annotate(summary=summary).in_bulk(asked)
    return [found[pk] for pk in asked if pk in found]


def chosen(pages) -> list[int]:
    """Each once, by primary key."""
    picked = [getattr(each, "value", each) for each in pages or ()]
    return list(dict.fromkeys(page.pk for page in picked if page))
