"""Redirects that an import made to a picture, a file, a person or a topic's feed: followed while readers may be told.

WordPress makes a page for each picture and file. A row of Wagtail's can't know who may see what it
leads to, so that is asked when it is followed.
"""

import re
from collections.abc import Iterable

from django.conf import settings

from content.former_site.files import PREFIX as FILE
from content.former_site.files import address_of, is_open_to_all
from content.media.document import SiteDocument
from content.media.image import SiteImage, SiteRendition
from content.provenance import Provenance
from content.snippets.people import Person
from content.snippets.topics import Topic

PREFIX = "wordpress-redirect:"
DOCUMENT = re.compile(r"^/documents/(\d+)/")
FEED = re.compile(r"^/feeds/topic/([^/]+)\.atom$")  # of a topic that nothing open may be about now
PERSON = re.compile(r"^/people/([^/]+)/$")  # whom nothing open may name now
SIZE = re.compile(r"([^/]+)\.max-[^/]+$")


def checked(old_paths: Iterable[str], link: str) -> str:
    """Where `link` leads now; "" where nobody is to be told. An editor's redirect stays as it is."""
    kind, found = at(link)
    if feed := FEED.match(link):
        is_there = Topic.objects.shown().filter(slug=feed[1]).exists()
        return link if is_there or not is_ours(old_paths, link) else ""
    if somebody := PERSON.match(link):
        is_there = Person.objects.shown().filter(slug=somebody[1]).exists()
        return link if is_there or not is_ours(old_paths, link) else ""
    if not kind or not is_ours(old_paths, link):
        return link
    is_open = found is not None and is_open_to_all(found, posted_with(kind, found))
    return address_of(found) if is_open else ""


def at(link: str) -> tuple[str, SiteImage | SiteDocument | None]:
    """Which kind of file, and the file if it is there still."""
    if link.startswith(f"{settings.MEDIA_URL}images/"):
        name = link.removeprefix(settings.MEDIA_URL)
        size = SiteRendition.objects.select_related("image").filter(file=name).first()
        return "image", size.image if size else image_called(name)
    if match := DOCUMENT.match(link):
        return "document", SiteDocument.objects.filter(pk=match[1]).first()
    return "", None


def image_called(name: str) -> SiteImage | None:
    """Its sizes were made anew since, and may be called otherwise."""
    match = SIZE.search(name)
    original = f"original_images/{match[1]}." if match else ""
    return SiteImage.objects.filter(file__startswith=original).first() if original else None


def is_ours(old_paths: Iterable[str], link: str) -> bool:
    records = Provenance.objects.filter(key__in=[PREFIX + path for path in old_paths])
    return records.filter(state__leads=[None, link]).exists()


def posted_with(kind: str, found: SiteImage | SiteDocument) -> str:
    files = Provenance.objects.filter(key__startswith=FILE, object_id=found.pk, state__kind=kind)
    record = files.first()
    return record.state["posted_with"] if record else ""
