"""Redirects that an import made to a picture or file: followed while readers may be told of it.

WordPress makes a page for each picture and file. A row of Wagtail's can't know who may see what it
leads to, so that is asked when it is followed.
"""

import re

from django.conf import settings
from django.db.models import Model
from wagtail.contrib.redirects.models import Redirect

from content.former_site.files import PREFIX as FILE
from content.former_site.files import address_of, is_told
from content.media.document import SiteDocument
from content.media.image import SiteImage, SiteRendition
from content.provenance import Provenance

PREFIX = "wordpress-redirect:"
DOCUMENT = re.compile(r"^/documents/(\d+)/")


def checked(old_path: str, link: str) -> str:
    """Where `link` leads now; "" where nobody is to be told. An editor's redirect stays as it is."""
    kind, found = at(link)
    if not kind or not is_ours(old_path, link):
        return link
    return address_of(found) if found and is_told(found, posted_with(kind, found)) else ""


def at(link: str) -> tuple[str, Model | None]:
    """Which kind of file, and the file if it is there still."""
    sizes = f"{settings.MEDIA_URL}images/"
    if link.startswith(sizes):
        size = SiteRendition.objects.select_related("image")
        found = size.filter(file=link.removeprefix(settings.MEDIA_URL)).first()
        return "image", found.image if found else None
    if match := DOCUMENT.match(link):
        return "document", SiteDocument.objects.filter(pk=match[1]).first()
    return "", None
