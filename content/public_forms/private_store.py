"""Where files lie that only some may have."""

from django.core.files.storage import Storage, storages


def private_storage() -> Storage:
    """Lies outside MEDIA_ROOT and has no address."""
    return storages["private"]
