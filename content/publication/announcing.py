"""Whoever publishes tells this machine in the moment of the commit.

The triggers raise the number for everybody, but other processes look at it only twice a second. An
editor who looks at the page that was just published should see it.
"""

from django.conf import settings
from django.db import connections, router, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.utils.module_loading import import_string

from content.publication.shown import shown_models


def connect() -> None:
    for model in shown_models():
        uid = f"publication {model._meta.label}"
        if model._meta.auto_created:
            m2m_changed.connect(announce, sender=model, dispatch_uid=uid)
            continue
        post_save.connect(announce, sender=model, dispatch_uid=uid)
        post_delete.connect(announce, sender=model, dispatch_uid=uid)


def announce(sender: type, using: str | None = None, **_: object) -> None:
    """Once for each transaction, however much it changes."""
    using = using or router.db_for_write(sender)
    waiting = connections[using].run_on_commit
    if not any(function is tell for _, function, *_ in waiting):
        transaction.on_commit(tell, using=using, robust=True)


def tell() -> None:
    import_string(settings.AFTER_PUBLICATION)()
