"""Pictures in a collection that not everybody may open: their sizes lie in a folder of their own.

All other sizes are served without asking the database, so a size must never lie in the wrong folder.
"""

from collections.abc import Iterable

from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest
from wagtail.models import Collection, CollectionViewRestriction

from content.media.image import SiteImage, SiteRendition

ADDED = "add_to_collection"  # how Wagtail calls its action on several pictures


def connect() -> None:
    for signal in (post_save, post_delete):
        signal.connect(
            restricted,
            sender=CollectionViewRestriction,
            dispatch_uid=f"media.restricted.{id(signal)}",
        )


def may_open(request: HttpRequest, path: str) -> bool:
    """`path` is the stored name of a size."""
    found = SiteRendition.objects.select_related("image__collection").filter(file=path).first()
    restrictions = found.image.collection.get_view_restrictions() if found else ()
    return bool(found) and all(each.accept_request(request) for each in restrictions)


def restricted(instance: CollectionViewRestriction, **_) -> None:
    """Whoever may open it now, the sizes lie where they were made."""
    below = Collection.objects.filter(path__startswith=instance.collection.path)
    SiteRendition.objects.filter(image__collection__in=below).delete()


def sizes_made_anew(request, action_type: str, objects: Iterable, action) -> None:
    """Wagtail moves several pictures by an update, which saves none of them."""
    if action_type == ADDED and action.model is SiteImage:
        SiteRendition.objects.filter(image__in=[each.pk for each in objects]).delete()
