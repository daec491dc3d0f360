from django.core.files.storage import FileSystemStorage


class PrivateFiles(FileSystemStorage):
    """Files that have no address: Django's own storage would give them one below MEDIA_URL."""

    def url(self, name: str) -> str:
        raise ValueError(f"{name} is private and not accessible via a URL.")
