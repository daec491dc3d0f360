"""A published change is looked at right away: more places are given at once, and a moved date is
noticed. What goes wrong here the next minute does again, and publishing goes on."""

from functools import partial

from django.db import transaction
from django.utils import timezone
from wagtail.signals import page_published

from content.registrations.keeping_up import keep_up_page
from content.registrations.meeting import PAGE_TYPES


def connect() -> None:
    """Called once when the site starts."""
    page_published.connect(look_at_published, dispatch_uid="registrations.look_at_published")


def look_at_published(*, instance, **kwargs) -> None:
    if instance._meta.model_name in PAGE_TYPES:
        look = partial(keep_up_page, instance.pk, timezone.now())
        transaction.on_commit(look, robust=True)
